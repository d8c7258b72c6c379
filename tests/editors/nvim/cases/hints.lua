--- With the lines of the help, hints stand beside the figures of a note.
return function(T)
  T.example('vim.lsp.inlay_hint.enable')
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  local function hints()
    return vim.tbl_map(function(one)
      return one.inlay_hint.label
    end, vim.lsp.inlay_hint.get({ bufnr = 0 }))
  end
  for _, expected in ipairs(T.seeds.hints) do
    T.wait('the hint ' .. expected, function()
      return vim.iter(hints()):any(function(label)
        return vim.startswith(label, expected)
      end)
    end, function()
      return vim.inspect(hints())
    end)
  end
end

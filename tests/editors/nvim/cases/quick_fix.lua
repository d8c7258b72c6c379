--- The quick fix puts the source's figure in place, and the squiggle goes.
return function(T)
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong)
  local before = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
  T.go(T.seeds.wrong)
  local titles = {}
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      titles[#titles + 1] = action.title
      return action.kind == 'quickfix' and vim.inspect(action.edit or ''):find(T.seeds.states, 1, true) ~= nil
    end,
  })
  local function text()
    return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
  end
  T.wait('the quick fix to change the text', function()
    return text() ~= before
  end, function()
    return 'on offer: ' .. vim.inspect(titles)
  end)
  local from, to = before:find(T.seeds.wrong, 1, true)
  local expected = before:sub(1, from - 1) .. T.seeds.right .. before:sub(to + 1)
  T.check(text() == expected, 'the fix made of the note:\n%s', text())
  T.vanishes(T.seeds.rule, T.seeds.right)
end

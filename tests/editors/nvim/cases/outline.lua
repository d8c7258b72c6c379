--- The outline lists headings and figures: on gO in a text file, and in Markdown with the lines of the help.
return function(T)
  local function outline()
    T.press('gO')
    T.wait('the outline', function()
      return vim.bo.buftype == 'quickfix'
    end)
    local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
    vim.cmd.lclose()
    return text
  end
  T.example('vim.lsp.buf.document_symbol')
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  for _ = 1, 2 do -- the second time a client is there before the file type's own keys are
    local text = outline()
    for _, entry in ipairs(T.seeds.outline) do
      T.check(text:find(entry, 1, true), 'the outline has no "%s":\n%s', entry, text)
    end
    vim.cmd('silent %bwipeout')
    T.open(T.seeds.note)
  end
  T.open(T.seeds.text.file)
  vim.keymap.del('n', 'gO', { buffer = 0 })
  local text = outline()
  T.check(text:find(T.seeds.text.figure, 1, true), 'the outline of the text file has no figure:\n%s', text)
end

--- :Rapporteur series on a figure shows its series; Enter on a row lands on the figure in its article.
return function(T)
  local series = T.seeds.series
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  vim.o.columns = 140
  T.go(T.seeds.figure.text)
  T.command('series')
  local text = T.wait('the series', T.float)
  T.check(vim.startswith(vim.trim(text), series.heading), 'the heading is not "%s":\n%s', series.heading, text)
  for _, words in ipairs(series.tells) do
    T.check(text:find(words, 1, true), 'it does not tell "%s":\n%s', words, text)
  end
  local row = text:match('\n( ' .. vim.pesc(series.row[1]) .. '[^\n]*)')
  T.check(row, 'there is no row of %s:\n%s', series.row[1], text)
  for _, words in ipairs(series.row) do
    T.check(row:find(words, 1, true), 'the row does not say "%s": %s', words, row)
  end
  T.check(row:find('─[█▌▐]+ '), 'the row has no bar: %s', row)
  local function colours(words)
    local line, column = T.place(words)
    return vim.tbl_map(function(mark)
      return mark.opts.hl_group
    end, vim.inspect_pos(0, line, column).extmarks)
  end
  T.check(vim.tbl_contains(colours('[2]'), 'DiagnosticWarn'), 'the mark has no colour of its own')
  T.check(vim.tbl_contains(colours('A  '), 'Identifier'), 'the first lineage is %s', vim.inspect(colours('A  ')))
  T.check(vim.tbl_contains(colours('B  '), 'String'), 'the second lineage is %s', vim.inspect(colours('B  ')))

  T.check(not vim.bo.modifiable, 'the window can be written into')

  local lines = vim.split(text, '\n')
  local first = vim.api.nvim_win_get_cursor(0)[1]
  local steps = 0
  while vim.api.nvim_get_current_line() ~= row do
    T.press('j')
    steps = steps + 1
    T.check(steps < #lines, 'j never came to the row')
  end
  T.check(vim.api.nvim_win_get_cursor(0)[1] == first + steps, 'j does not go by rows')
  T.press('<CR>')
  T.check(not T.float(), 'the window is still there')
  T.stands(series.article, series.figure)
  T.press('<C-o>')
  T.check(vim.api.nvim_buf_get_name(0) == T.path(T.seeds.note), 'Ctrl-O did not come back to the note')
end

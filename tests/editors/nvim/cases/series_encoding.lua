--- Enter lands on the figure also where the client counts columns otherwise than Neovim does, behind wide
--- characters.
return function(T)
  local series = T.seeds.series
  vim.lsp.config('rapporteur', { capabilities = { general = { positionEncodings = { 'utf-16' } } } })
  local path = T.path(series.article)
  local article = table.concat(vim.fn.readfile(path, 'b'), '\n')
  local other, count = article:gsub(vim.pesc(series.sentence), '🙂 日本 é. %0')
  T.check(count == 1, '%s does not say "%s" once', series.article, series.sentence)
  vim.fn.writefile(vim.split(other, '\n'), path, 'b')

  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  T.check(T.client().offset_encoding == 'utf-16', 'columns are counted in %s', T.client().offset_encoding)
  T.command('series', series.measure)
  T.wait('the series', T.float)
  vim.fn.search(series.row[1])
  T.press('<CR>')
  T.stands(series.article, series.figure)
  T.check(vim.api.nvim_get_current_line():find('🙂', 1, true), 'the line has no wide character')

  T.wait('a client on the article', T.client)
  T.command('series') -- on the row of the figure that the cursor stands on
  T.wait('the series', T.float)
  local line = vim.api.nvim_get_current_line()
  T.check(line:find(series.row[1], 1, true), 'the cursor is not on the row of the figure, but on: %s', line)
end

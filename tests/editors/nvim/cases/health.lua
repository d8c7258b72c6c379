--- :checkhealth rapporteur runs through, finds everything and reports no error.
return function(T)
  T.open(T.seeds.note)
  vim.cmd.checkhealth('rapporteur')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
  T.check(not report:find('ERROR', 1, true), 'the report has an error:\n%s', report)
  T.check(not report:find('WARNING', 1, true), 'the report has a warning:\n%s', report)
  local expected = {
    'OK Neovim ' .. tostring(vim.version()),
    'OK Program: ' .. vim.fn.exepath('rapporteur'),
    'OK Version: ' .. vim.trim(T.run({ 'rapporteur', '--version' })),
    T.seeds.note .. ': client 1 attached',
    'root ' .. T.corpus,
  }
  for _, line in ipairs(expected) do
    T.check(report:find(line, 1, true), 'the report does not say "%s":\n%s', line, report)
  end
end

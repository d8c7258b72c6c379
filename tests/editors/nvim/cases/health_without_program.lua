--- :checkhealth names the missing program and what to do, and `:Rapporteur start` says so too.
return function(T)
  vim.lsp.config('rapporteur', { cmd = { 'no-such-rapporteur', 'lsp' } })
  vim.cmd.edit(T.path(T.seeds.note))
  vim.cmd.checkhealth('rapporteur')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
  T.check(report:find('ERROR no-such-rapporteur is not on the PATH', 1, true), 'the report is silent:\n%s', report)
  T.check(report:find('rapporteur-install', 1, true), 'the report gives no advice:\n%s', report)
  vim.cmd.bwipeout()
  local said
  vim.notify = function(message)
    said = message
  end
  vim.cmd.Rapporteur('start')
  T.check(said and said:find('no-such-rapporteur', 1, true), 'the command said: %s', vim.inspect(said))
end

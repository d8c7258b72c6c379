--- setup() takes wishes; `autostart = false` leaves every start to the person.
return function(T)
  require('rapporteur').setup({ autostart = false, settings = { rapporteur = { inlayHints = true } } })
  vim.cmd.edit(T.path(T.seeds.note))
  vim.wait(700)
  T.check(#vim.lsp.get_clients() == 0, 'a client started although autostart is off')
  vim.cmd.Rapporteur('start')
  local client = T.wait('a client after :Rapporteur start', T.client)
  T.check(client.root_dir == T.corpus, 'its root is %s', client.root_dir)
  T.check(client.settings.rapporteur.inlayHints == true, 'the settings are %s', vim.inspect(client.settings))
  local cmd = vim.lsp.config.rapporteur.cmd
  T.check(vim.deep_equal(cmd, { 'rapporteur', 'lsp' }), 'setup() lost the command: %s', vim.inspect(cmd))
end

--- A Neovim without vim.lsp.config and vim.lsp.enable (0.10) gets the same by vim.lsp.start.
return function(T)
  if vim.lsp.enable then
    vim.lsp.enable('rapporteur', false)
    vim.lsp.config, vim.lsp.enable = nil, nil
  end
  package.loaded.rapporteur = nil
  require('rapporteur').setup({ settings = { rapporteur = { inlayHints = true } } })
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong)
  T.check(T.client().root_dir == T.corpus, 'the root is %s', T.client().root_dir)
  T.check(T.client().settings.rapporteur.inlayHints == true, 'setup() lost the settings')
end

--- The lines of editors/nvim/README.md for a Neovim without the plugin do what they say.
return function(T)
  vim.lsp.enable('rapporteur', false)
  vim.fn.delete(T.plugin .. '/lsp', 'rf')
  vim.fn.delete(T.plugin .. '/lua', 'rf')
  local readme = table.concat(vim.fn.readfile(T.plugin .. '/README.md'), '\n'):gsub('\n   ', '\n')
  local lines = T.check(readme:match("```lua\n(vim%.lsp%.config.-)\n```"), 'the README has no such lines')
  assert(loadstring(lines))()
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong)
  T.check(T.client().root_dir == T.corpus, 'the root is %s', T.client().root_dir)
end

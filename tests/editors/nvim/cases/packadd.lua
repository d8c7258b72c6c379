--- The plugin also works as a package that is loaded by hand, with the line of the help for that.
return function(T)
  local opt = vim.fs.joinpath(vim.fs.dirname(vim.fs.dirname(T.plugin)), 'opt')
  vim.fn.mkdir(opt, 'p')
  assert(vim.uv.fs_rename(T.plugin, opt .. '/rapporteur'))
  local init = vim.env.XDG_CONFIG_HOME .. '/nvim/init.lua'
  vim.fn.mkdir(vim.fs.dirname(init), 'p')
  local function clients(lines)
    vim.fn.writefile(lines, init)
    local look = [[lua vim.wait(tonumber(vim.env.LOOK), function() return #vim.lsp.get_clients() > 0 end)
      io.stdout:write(#vim.lsp.get_clients() .. ' ' .. vim.fn.exists(':Rapporteur') .. '\n')]]
    vim.env.LOOK = #lines > 0 and '10000' or '300'
    return vim.trim(T.run({ vim.v.progpath, '--headless', T.path(T.seeds.note), '-c', look, '-c', 'qall!' }))
  end
  local without = clients({})
  T.check(without == '0 0', 'without the line there are clients and command: %s', without)
  local help = table.concat(vim.fn.readfile(opt .. '/rapporteur/doc/rapporteur.txt'), '\n')
  local line = T.check(help:match("\n%s+(vim%.cmd%.packadd%b())"), 'the help has no such line')
  local with = clients({ line })
  T.check(with == '1 2', 'with the line there are clients and command: %s', with)
end

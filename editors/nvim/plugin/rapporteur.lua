-- What every start of Neovim pays for: one command, and the wish that notes be attached. The work is
-- in lua/rapporteur/, loaded when it is first needed.

if vim.g.loaded_rapporteur then
  return
end
vim.g.loaded_rapporteur = true

vim.api.nvim_create_user_command('Rapporteur', function(arguments)
  require('rapporteur.command').run(arguments.fargs)
end, {
  nargs = '*',
  desc = 'Start, stop, restart or ask after the Rapporteur server',
  complete = function(lead, line)
    return require('rapporteur.command').complete(lead, line)
  end,
})

local function enable()
  if vim.g.rapporteur_autostart ~= false then
    require('rapporteur').enable()
  end
end

-- A plugin manager that loads late calls setup() right after this file: the wish waits for it.
if vim.v.vim_did_enter == 1 then
  vim.schedule(enable)
else
  enable()
end

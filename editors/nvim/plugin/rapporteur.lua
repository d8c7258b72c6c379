-- What every start of Neovim pays for: one command, the pages of rules, the colours of what the server marks, and the wish
-- that notes be attached. The work is in lua/rapporteur/, loaded when it is first needed.

if vim.g.loaded_rapporteur then
  return
end
vim.g.loaded_rapporteur = true

vim.api.nvim_create_user_command('Rapporteur', function(arguments)
  local lines = arguments.range > 0 and { arguments.line1, arguments.line2 } or nil
  require('rapporteur.command').run(arguments.fargs, lines)
end, {
  nargs = '*',
  range = true,
  desc = 'Ask, start, stop or restart the Rapporteur server, or bring an article into the corpus',
  complete = function(lead, line, column)
    return require('rapporteur.command').complete(lead, line, column)
  end,
})

-- The pages of rules, which have names but no files: what a jump from a rule's name leads to.
vim.api.nvim_create_autocmd('BufReadCmd', {
  group = vim.api.nvim_create_augroup('rapporteur_pages', {}),
  pattern = 'rapporteur://*',
  desc = 'Ask the server for the text',
  callback = function(event)
    require('rapporteur.page').read(event.buf)
  end,
})

-- Defaults, which a colour scheme or a line of the user's goes before. Groups that Neovim's own scheme
-- colours too: it has no colour for Number and Constant.
for kind, group in pairs({
  figure = 'Special',
  date = 'String',
  actor = 'Identifier',
  venue = 'Directory',
  process = 'Function',
  conflict = 'Statement',
}) do
  vim.api.nvim_set_hl(0, '@lsp.type.' .. kind, { link = group, default = true })
end

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

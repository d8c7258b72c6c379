--- :checkhealth rapporteur
local M = {}

local health = vim.health
local server = require('rapporteur')

local function check_neovim()
  local version = tostring(vim.version())
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok('Neovim ' .. version)
  elseif vim.fn.has('nvim-0.10') == 1 then
    health.ok('Neovim ' .. version .. ', which has no vim.lsp.enable: the plugin attaches documents itself')
  else
    health.error('Neovim ' .. version .. ' is too old', 'Take 0.11 or newer.')
  end
end

---@param program string
---@return vim.SystemCompleted?
local function version_of(program)
  local ran, result = pcall(function()
    return vim.system({ program, '--version' }, { text = true }):wait(5000)
  end)
  return ran and result or nil
end

local function check_program()
  local program, found = server.program()
  if not found then
    return health.error(program .. ' is not on the PATH', {
      'Install it: cargo install rapporteur',
      "or say where it is: vim.lsp.config('rapporteur', { cmd = { '/path/to/rapporteur', 'lsp' } })",
      'See :help rapporteur-install',
    })
  end
  if type(server.config().cmd) ~= 'table' then
    return health.info('The server is reached by a function, not by a program')
  end
  health.ok('Program: ' .. vim.fn.exepath(program))
  local result = version_of(program)
  if not result or result.code ~= 0 or not vim.startswith(result.stdout, 'rapporteur ') then
    local answer = result and vim.trim(result.stdout .. result.stderr) or 'nothing'
    return health.error(('`%s --version` answered: %s'):format(program, answer), 'Is it another program of that name?')
  end
  health.ok('Version: ' .. vim.trim(result.stdout))
end

---@param bufnr integer
local function check_document(bufnr)
  local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ':~:.')
  local client = vim.lsp.get_clients({ bufnr = bufnr, name = 'rapporteur' })[1]
  local root = vim.fs.root(bufnr, 'rapporteur.toml')
  if client then
    health.ok(('%s: client %d attached'):format(name, client.id))
  elseif root then
    local advice = '`:Rapporteur start`; if that fails, read ' .. vim.lsp.get_log_path()
    health.warn(('%s: nothing attached, although %s has a rapporteur.toml'):format(name, root), advice)
  else
    local message = '%s: no rapporteur.toml above it, so nothing starts by itself; `:Rapporteur start` would take %s'
    health.info(message:format(name, server.root(bufnr)))
  end
end

local function check_documents()
  health.start('Open documents')
  local open = server.documents()
  if #open == 0 then
    health.info('No Markdown or text file is open')
  end
  for _, bufnr in ipairs(open) do
    check_document(bufnr)
  end
end

local function check_clients()
  health.start('Clients')
  local clients = server.clients()
  if #clients == 0 then
    health.info('None is running')
  end
  for _, client in ipairs(clients) do
    local version = vim.tbl_get(client, 'server_info', 'version') or 'version unknown'
    local message = 'Client %d, %s, root %s, %s positions'
    health.ok(message:format(client.id, version, client.root_dir or 'none', client.offset_encoding))
  end
end

function M.check()
  health.start('Rapporteur')
  check_neovim()
  check_program()
  if vim.g.rapporteur_autostart == false then
    health.info('Automatic start is off (vim.g.rapporteur_autostart)')
  end
  check_documents()
  check_clients()
end

return M

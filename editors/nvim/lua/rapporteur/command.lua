--- The command :Rapporteur and its words.
local M = {}

local server = require('rapporteur')

---@param message string
---@param level? integer one of vim.log.levels
local function say(message, level)
  vim.notify('Rapporteur: ' .. message, level or vim.log.levels.INFO)
end

---@param path string?
---@return string
local function short(path)
  return path and vim.fn.fnamemodify(path, ':~') or 'no folder'
end

---@param client vim.lsp.Client
---@return string
local function line(client)
  local version = vim.tbl_get(client, 'server_info', 'version') or 'version unknown'
  local buffers = vim.tbl_count(client.attached_buffers)
  return ('%s, on %s, %d open document%s (client %d, %s positions)'):format(
    version,
    short(client.root_dir),
    buffers,
    buffers == 1 and '' or 's',
    client.id,
    client.offset_encoding
  )
end

local words = {}

function words.start()
  local root = server.start(vim.api.nvim_get_current_buf())
  if root then
    say('started on ' .. short(root))
  end
end

function words.stop()
  local clients = server.clients()
  if #clients == 0 then
    return say('is not running')
  end
  server.stop(clients, function()
    say('stopped')
  end)
end

function words.restart()
  local clients = server.clients()
  if #clients == 0 then
    return words.start()
  end
  server.restart(clients, function()
    say('restarted')
  end)
end

function words.status()
  local clients = server.clients()
  if #clients == 0 then
    return say('is not running; `:Rapporteur start` starts it on ' .. short(server.root(0)))
  end
  say(table.concat(vim.tbl_map(line, clients), '\n'))
end

--- Carries out `:Rapporteur WORD`; without a word it tells the status.
---@param arguments string[]
function M.run(arguments)
  local word = arguments[1] or 'status'
  if not words[word] or #arguments > 1 then
    local known = vim.tbl_keys(words)
    table.sort(known)
    local message = ('"%s" is none of %s'):format(table.concat(arguments, ' '), table.concat(known, ', '))
    return say(message, vim.log.levels.ERROR)
  end
  words[word]()
end

--- The words that begin with what was typed; there is only ever one word.
---@param lead string
---@param typed string
---@return string[]
function M.complete(lead, typed)
  if typed:find('^%S*%s+%S+%s') then
    return {}
  end
  local known = vim.tbl_filter(function(word)
    return vim.startswith(word, lead)
  end, vim.tbl_keys(words))
  table.sort(known)
  return known
end

return M

--- The command :Rapporteur and its words.
local M = {}

local server = require('rapporteur')

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
    server.say('started on ' .. short(root))
  end
end

function words.stop()
  local clients = server.clients()
  if #clients == 0 then
    return server.say('is not running')
  end
  server.stop(clients, function()
    server.say('stopped')
  end)
end

function words.restart()
  local clients = server.clients()
  if #clients == 0 then
    return words.start()
  end
  server.restart(clients, function()
    server.say('restarted')
  end)
end

function words.status()
  local clients = server.clients()
  if #clients == 0 then
    return server.say('is not running; `:Rapporteur start` starts it on ' .. short(server.root(0)))
  end
  server.say(table.concat(vim.tbl_map(line, clients), '\n'))
end

function words.init()
  require('rapporteur.bring').init()
end

--- Words that take others behind them.
local askers = {}

---@param name string
function askers.series(name)
  require('rapporteur.series').open(name)
end

---@param name string
function askers.who(name)
  require('rapporteur.who').ask(name)
end

---@param name string
function askers.rule(name)
  require('rapporteur.page').open(name)
end

---@param path string
---@param lines? { [1]: integer, [2]: integer }
function askers.import(path, lines)
  local bring = require('rapporteur.bring')
  if lines then
    return bring.lines(lines[1], lines[2])
  elseif path ~= '' then
    return bring.file(path)
  end
  bring.register()
end

---@return string[]
local function known_words()
  local known = vim.list_extend(vim.tbl_keys(words), vim.tbl_keys(askers))
  table.sort(known)
  return known
end

--- Carries out `:Rapporteur WORD`; without a word it tells the status.
---@param arguments string[]
---@param lines? { [1]: integer, [2]: integer } those that stand before the command
function M.run(arguments, lines)
  local word = arguments[1] or 'status'
  if lines and (word ~= 'import' or #arguments > 1) then
    return server.say('of these words only `import` takes lines, and nothing else then', vim.log.levels.ERROR)
  elseif askers[word] then
    return askers[word](table.concat(arguments, ' ', 2), lines)
  elseif words[word] and #arguments <= 1 then
    return words[word]()
  end
  local message = ('"%s" is none of %s'):format(table.concat(arguments, ' '), table.concat(known_words(), ', '))
  server.say(message, vim.log.levels.ERROR)
end

--- What can stand behind a word: files, or what the server knows, where one runs.
---@param word string
---@param typed string all that is typed behind it
---@return string[]
local function offers(word, typed)
  if word == 'import' then
    return vim.fn.getcompletion(typed, 'file')
  end
  local client = askers[word] and server.client(vim.api.nvim_get_current_buf())
  if not client then
    return {}
  end
  if word == 'who' then
    return require('rapporteur.who').names(client, typed)
  end
  if word == 'rule' then
    return require('rapporteur.page').rules()
  end
  return require('rapporteur.series').measures(client)
end

---@param text string
---@param start string
---@return boolean
local function begins(text, start)
  return vim.startswith(vim.fn.tolower(text), vim.fn.tolower(start))
end

--- What may stand where the cursor is. Neovim replaces `lead`, the last word only, so of a name whose
--- first words are typed the rest is offered. A name that fits otherwise is offered for a single word.
---@param lead string
---@param line string
---@param column? integer
---@return string[]
function M.complete(lead, line, column)
  local word, typed = line:sub(1, column or #line):match('Rap%a*%s+(%S+)%s+(.*)$')
  if not word then
    return vim.tbl_filter(function(known)
      return begins(known, lead)
    end, known_words())
  end
  local before = typed:sub(1, #typed - #lead)
  local found = {}
  for _, offer in ipairs(offers(word, typed)) do
    if begins(offer, typed) then
      found[#found + 1] = offer:sub(#before + 1)
    elseif word == 'who' and before == '' then
      found[#found + 1] = offer
    end
  end
  return found
end

return M

--- :Rapporteur who: what stands at the cursor, or where a name is introduced.
local M = {}

local server = require('rapporteur')
local plain = require('rapporteur.plain')

--- Those whom a name may mean, the best first. Series of figures are symbols too, but nobody.
---@param symbols lsp.SymbolInformation[]?
---@return lsp.SymbolInformation[]
local function known(symbols)
  return vim.tbl_filter(function(symbol)
    return symbol.kind ~= vim.lsp.protocol.SymbolKind.Number
  end, symbols or {})
end

--- "Islamic State (Daesh), 2016-02-11-research-centre-counts-the-dead.md".
---@param symbol lsp.SymbolInformation
---@return string
local function in_list(symbol)
  local alias = symbol.containerName and (' (%s)'):format(symbol.containerName) or ''
  return plain.line(('%s%s, %s'):format(symbol.name, alias, vim.fs.basename(vim.uri_to_fname(symbol.location.uri))))
end

--- The one that is called so and not otherwise.
---@param symbols lsp.SymbolInformation[]
---@param name string
---@return lsp.SymbolInformation?
local function called(symbols, name)
  local wanted = vim.fn.tolower(name)
  local exact = vim.tbl_filter(function(symbol)
    return vim.fn.tolower(symbol.name) == wanted or vim.fn.tolower(symbol.containerName or '') == wanted
  end, symbols)
  return #exact == 1 and exact[1] or nil
end

--- Goes to where a name is introduced, after a choice where several fit; without a name it tells what
--- stands at the cursor.
---@param name string empty: none
function M.ask(name)
  local bufnr = vim.api.nvim_get_current_buf()
  local client = server.client(bufnr)
  if not client or name == '' and not client.attached_buffers[bufnr] then
    return server.say('is not running here; `:Rapporteur start` starts it')
  elseif name == '' then
    return vim.lsp.buf.hover()
  end
  server.ask(client, 'workspace/symbol', { query = name }, function(symbols)
    local found = known(symbols)
    local one = #found == 1 and found[1] or called(found, name)
    if one then
      return server.go(client, one.location)
    elseif #found == 0 then
      return server.say(('no document speaks of "%s"'):format(plain.line(name)))
    end
    vim.ui.select(found, { prompt = 'Who or where', format_item = in_list }, function(choice)
      if choice then
        server.go(client, choice.location)
      end
    end)
  end)
end

--- Names of which a word begins as what is typed, or a word of an alias does, for completion. The server
--- also finds letters that only follow each other.
---@param client vim.lsp.Client
---@param typed string
---@return string[]
function M.names(client, typed)
  local start = ' ' .. vim.fn.tolower(typed)
  local names = {}
  for _, symbol in ipairs(known(server.ask_now(client, 'workspace/symbol', { query = typed }))) do
    local words = (' %s %s'):format(symbol.name, symbol.containerName or ''):gsub('-', ' ')
    if vim.fn.tolower(words):find(start, 1, true) then
      names[#names + 1] = plain.line(symbol.name)
    end
  end
  return names
end

return M

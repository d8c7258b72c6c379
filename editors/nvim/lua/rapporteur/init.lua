--- Starts and stops the language server. Everything about the text is the server's business.
local M = {}

--- The name of the client, and of who says what it finds.
local NAME = 'rapporteur'
M.NAME = NAME

--- Tells the person something.
---@param message string
---@param level? integer one of vim.log.levels
function M.say(message, level)
  vim.notify('Rapporteur: ' .. message, level or vim.log.levels.INFO)
end

--- What setup() was given, for a Neovim that has no vim.lsp.config to keep it.
---@type table<string, any>
local wishes = {}

--- The client's settings: lsp/rapporteur.lua with the user's wishes over it.
---@return vim.lsp.Config
function M.config()
  if vim.lsp.config then
    return vim.deepcopy(vim.lsp.config[NAME])
  end
  local path = vim.api.nvim_get_runtime_file('lsp/rapporteur.lua', false)[1]
  return vim.tbl_deep_extend('force', dofile(path), wishes, { name = NAME })
end

--- The folder that a start by hand works on: the nearest one above the buffer's file with a root
--- marker, in the markers' order, or else the file's own folder.
---@param bufnr integer
---@return string
function M.root(bufnr)
  for _, marker in ipairs(M.config().root_markers or {}) do
    local root = vim.fs.root(bufnr, marker)
    if root then
      return root
    end
  end
  local path = vim.api.nvim_buf_get_name(bufnr)
  if path == '' or vim.bo[bufnr].buftype ~= '' then
    return vim.fn.getcwd()
  end
  return vim.fs.dirname(vim.fs.normalize(path))
end

--- The running clients of this plugin.
---@return vim.lsp.Client[]
function M.clients()
  return vim.lsp.get_clients({ name = NAME })
end

--- The client to ask from a buffer: its own, else the only one that runs.
---@param bufnr integer
---@return vim.lsp.Client?
function M.client(bufnr)
  local own = vim.lsp.get_clients({ bufnr = bufnr, name = NAME })
  local all = #own > 0 and own or M.clients()
  return (#own > 0 or #all == 1) and all[1] or nil
end

--- Neovim 0.10 has functions where 0.11 has methods.
---@param client vim.lsp.Client
---@param name 'request'|'request_sync'
---@param ... any
local function call(client, name, ...)
  if vim.fn.has('nvim-0.11') == 1 then
    return client[name](client, ...)
  end
  return client[name](...)
end

--- Asks a client. `answered` gets the result; trouble is shown.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@param answered fun(result: any)
function M.ask(client, method, params, answered)
  local sent = call(client, 'request', method, params, function(trouble, result)
    if trouble then
      local is_unknown = trouble.code == vim.lsp.protocol.ErrorCodes.MethodNotFound
      local words = is_unknown and 'this server is too old for that: install a newer one' or trouble.message
      return M.say(words, vim.log.levels.ERROR)
    end
    answered(result)
  end)
  if not sent then
    M.say('the server has left', vim.log.levels.ERROR)
  end
end

--- Asks a client and waits, but no longer than a person who completes a command: nothing then.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@return any result
function M.ask_now(client, method, params)
  local response = call(client, 'request_sync', method, params, 1000)
  return response and response.result
end

--- Goes to a place that a client named; Ctrl-O and Ctrl-T come back.
---@param client vim.lsp.Client
---@param place { uri?: string, range?: lsp.Range }
function M.go(client, place)
  if not place.uri then
    return M.say('its document has no address', vim.log.levels.WARN)
  end
  local location = { uri = place.uri, range = place.range }
  local went, trouble = pcall(vim.lsp.util.show_document, location, client.offset_encoding, { focus = true })
  if not went then
    M.say(trouble, vim.log.levels.ERROR)
  end
end

--- The program that would be started, and whether it can be: a command that is a function (a
--- connection to a running server) is taken at its word.
---@return string program
---@return boolean found
function M.program()
  local cmd = M.config().cmd
  if type(cmd) ~= 'table' then
    return '(a function)', true
  end
  return cmd[1], vim.fn.executable(cmd[1]) == 1
end

---@param bufnr integer
---@param root string
---@return integer? client_id
local function attach(bufnr, root)
  local config = M.config()
  config.root_dir = root
  return vim.lsp.start(config, { bufnr = bufnr, reuse_client = config.reuse_client })
end

--- The notes and articles among the loaded buffers.
---@return integer[]
function M.documents()
  local filetypes = M.config().filetypes
  return vim.tbl_filter(function(bufnr)
    return vim.api.nvim_buf_is_loaded(bufnr)
      and vim.bo[bufnr].buftype == ''
      and vim.tbl_contains(filetypes, vim.bo[bufnr].filetype)
  end, vim.api.nvim_list_bufs())
end

--- Starts a client for a buffer's folder, wherever that is, and attaches every document of that
--- folder which is open. Returns nothing when the server cannot be started.
---@param bufnr integer
---@return string? root
function M.start(bufnr)
  local program, found = M.program()
  if not found then
    M.say(program .. ' is not on the PATH: see :help rapporteur-install', vim.log.levels.ERROR)
    return nil
  end
  local root = M.root(bufnr)
  if not attach(bufnr, root) then
    return nil
  end
  for _, document in ipairs(M.documents()) do
    local path = vim.fs.normalize(vim.api.nvim_buf_get_name(document))
    if vim.startswith(path, root .. '/') then
      attach(document, root)
    end
  end
  return root
end

--- Gives the client to ask from a buffer once it can be asked; where none runs, one is started on the buffer's folder.
---@param bufnr integer
---@param ready fun(client: vim.lsp.Client)
function M.with_client(bufnr, ready)
  if #M.clients() == 0 and not M.start(bufnr) then
    return
  end
  local started = vim.uv.now()
  local function look()
    local client = M.client(bufnr)
    if client and client.initialized then
      return ready(client)
    elseif #M.clients() > 1 and not client then
      return M.say('several corpora are open: go to a document of the one that you mean', vim.log.levels.WARN)
    elseif vim.uv.now() - started > 10000 then
      return M.say('the server does not answer', vim.log.levels.ERROR)
    end
    vim.defer_fn(look, 20)
  end
  look()
end

--- Stops clients and calls back when they are gone; one that does not leave in two seconds is killed.
---@param clients vim.lsp.Client[]
---@param gone fun()
function M.stop(clients, gone)
  local ids = vim.tbl_map(function(client)
    return client.id
  end, clients)
  vim.lsp.stop_client(ids)
  local started = vim.uv.now()
  local function look()
    local left = vim.tbl_filter(vim.lsp.get_client_by_id, ids)
    if #left == 0 then
      return gone()
    end
    if vim.uv.now() - started > 2000 then
      vim.lsp.stop_client(left, true)
    end
    vim.defer_fn(look, 50)
  end
  look()
end

--- Stops clients and starts them again on the same folders and buffers.
---@param clients vim.lsp.Client[]
---@param started fun()
function M.restart(clients, started)
  local seats = {} ---@type { root: string, buffers: integer[] }[]
  for _, client in ipairs(clients) do
    seats[#seats + 1] = { root = client.root_dir, buffers = vim.tbl_keys(client.attached_buffers) }
  end
  M.stop(clients, function()
    for _, seat in ipairs(seats) do
      for _, bufnr in ipairs(vim.tbl_filter(vim.api.nvim_buf_is_loaded, seat.buffers)) do
        attach(bufnr, seat.root)
      end
    end
    started()
  end)
end

--- Attaches documents from now on, and those that are open, by the rule of lsp/rapporteur.lua: only
--- where a rapporteur.toml stands above the file, or a client already works on its folder.
function M.enable()
  if vim.lsp.enable then
    return vim.lsp.enable(NAME)
  end
  local function attach_documents()
    for _, bufnr in ipairs(M.documents()) do
      M.config().root_dir(bufnr, function(root)
        attach(bufnr, root)
      end)
    end
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup(NAME, {}),
    desc = 'Attach Rapporteur to notes and articles',
    callback = attach_documents,
  })
  attach_documents()
end

--- For `convert` of vim.lsp.completion.enable(): Neovim 0.11 inserts the first word of what a server
--- offers, and most names have two.
---@param item lsp.CompletionItem
---@return table part of |complete-items|
function M.convert(item)
  return { word = item.textEdit and item.textEdit.newText or nil }
end

--- Takes wishes over lsp/rapporteur.lua (cmd, settings, on_attach, ...: every key of
--- vim.lsp.ClientConfig) and attaches documents. `autostart = false` leaves every start to
--- `:Rapporteur start`. Nobody needs to call this: the defaults work without it.
---@param options? table<string, any>
function M.setup(options)
  options = vim.deepcopy(options or {})
  vim.g.rapporteur_autostart = options.autostart ~= false
  options.autostart = nil
  if vim.lsp.config then
    vim.lsp.config(NAME, options)
  else
    wishes = options
  end
  if vim.g.rapporteur_autostart then
    M.enable()
  elseif vim.lsp.enable then
    vim.lsp.enable(NAME, false)
  end
end

return M

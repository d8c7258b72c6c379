--- :Rapporteur import and init: the server words files, and they are written here. Nothing that is there is replaced.
local M = {}

local server = require('rapporteur')
local plain = require('rapporteur.plain')

--- An answer's file.
---@class rapporteur.Page
---@field uri string
---@field text string

--- The answer to `rapporteur/import`.
---@class rapporteur.Imported: rapporteur.Page
---@field doubts string[] what a person should look at, a sentence each
---@field exists? boolean whether the file is there already, with this very text

--- Writes a new file, with the folders above it.
---@param page rapporteur.Page
---@return string? path nothing when a file of that name is there, or cannot be made; that is told
local function write(page)
  local path = vim.uri_to_fname(page.uri)
  vim.fn.mkdir(vim.fs.dirname(path), 'p')
  local file, trouble = vim.uv.fs_open(path, 'wx', tonumber('644', 8))
  if not file then
    server.say('nothing was written: ' .. plain.line(trouble or path), vim.log.levels.ERROR)
    return nil
  end
  vim.uv.fs_write(file, page.text)
  vim.uv.fs_close(file)
  return path
end

---@param path string
---@return string
local function short(path)
  return plain.line(vim.fn.fnamemodify(path, ':~:.'))
end

--- Tells what came of an import: in one line that fits, or with what a person should look at below.
---@param path string
---@param article rapporteur.Imported
local function tell(path, article)
  local word = article.exists and 'there already: ' or 'imported: '
  local doubts = article.exists and {} or article.doubts
  local first = plain.cut(word .. short(path), math.max(vim.v.echospace - #'Rapporteur: ', 20))
  vim.cmd.redraw()
  local lines = vim.list_extend({ first }, vim.tbl_map(plain.line, doubts))
  server.say(table.concat(lines, '\n'), #doubts > 0 and vim.log.levels.WARN or nil)
end

--- Makes an article of a text and opens it.
---@param text string
---@param name? string the file that it comes from
local function import(text, name)
  server.with_client(vim.api.nvim_get_current_buf(), function(client)
    server.ask(client, 'rapporteur/import', { text = text, name = name }, function(article)
      local path = article.exists and vim.uri_to_fname(article.uri) or write(article)
      if path then
        server.go(client, article)
        tell(path, article)
      end
    end)
  end)
end

--- Writes what marks a folder as a corpus, and opens it.
function M.init()
  server.with_client(vim.api.nvim_get_current_buf(), function(client)
    server.ask(client, 'rapporteur/init', vim.empty_dict(), function(begun)
      local paths = vim.tbl_map(write, begun.files)
      if #begun.files == 0 then
        server.say('this folder is set up: it has a rapporteur.toml already')
      elseif #paths > 0 then
        server.go(client, begun.files[1])
        server.say('wrote ' .. table.concat(vim.tbl_map(short, paths), ', '))
      end
    end)
  end)
end

--- Letters of several bytes in UTF-8, the longest first.
local LETTERS = {
  '[\240-\244][\128-\191][\128-\191][\128-\191]',
  '[\224-\239][\128-\191][\128-\191]',
  '[\194-\223][\128-\191]',
}

--- Whether bytes are a text in UTF-8.
---@param bytes string
---@return boolean
local function is_utf8(bytes)
  local rest = bytes
  for _, letter in ipairs(LETTERS) do
    rest = rest:gsub(letter, ' ')
  end
  return not rest:find('[\128-\255]')
end

--- Bytes of a file as text: by the byte order mark, as UTF-8, by the encoding that a page names, or as browsers take it.
---@param bytes string
---@return string
local function decode(bytes)
  local mark = bytes:sub(1, 2)
  if mark == '\255\254' or mark == '\254\255' then
    return vim.iconv(bytes, 'utf-16', 'utf-8') or bytes
  elseif is_utf8(bytes) then
    return bytes
  end
  local named = bytes:sub(1, 2048):lower():match('<meta[^>]-charset%s*=%s*["\']?([%w.:_-]+)')
  return named and vim.iconv(bytes, named, 'utf-8') or vim.iconv(bytes, 'cp1252', 'utf-8') or bytes
end

--- Makes an article of a saved page or text file.
---@param path string
function M.file(path)
  local file, trouble = io.open(vim.fn.fnamemodify(path, ':p'), 'rb')
  local bytes = file and file:read('*a')
  if file then
    file:close()
  end
  if not bytes then
    return server.say(plain.line(trouble or (path .. ' is no file')), vim.log.levels.ERROR)
  end
  import(decode(bytes), vim.fs.basename(path))
end

--- Makes an article of what was copied.
function M.register()
  local text = vim.fn.getreg('+')
  if vim.trim(text) == '' then
    local hint = vim.fn.has('clipboard') == 1 and 'copy an article first' or 'see :help clipboard, or name a file'
    return server.say('there is no text in the clipboard: ' .. hint, vim.log.levels.WARN)
  end
  import(text)
end

--- Makes an article of lines of the current buffer.
---@param first integer
---@param last integer
function M.lines(first, last)
  import(table.concat(vim.api.nvim_buf_get_lines(0, first - 1, last, true), '\n') .. '\n')
end

return M

--- :Rapporteur rule, and the manual pages of rules: buffers with a name but no file, which the server fills.
local M = {}

local server = require('rapporteur')

local METHOD = 'workspace/textDocumentContent'

---@param rule string
---@return string
local function address(rule)
  return ('rapporteur://rule/%s.md'):format(rule)
end

--- The text of a page: every server has all of them.
---@param name string the buffer's
---@return string? text
local function text(name)
  local client = server.clients()[1]
  local page = client and server.ask_now(client, METHOD, { uri = name })
  return page and page.text
end

--- Fills the buffer of a page: what BufReadCmd wants.
---@param bufnr integer
function M.read(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  local page = text(name)
  if not page then
    return server.say('no page is at ' .. name .. ', or no server runs', vim.log.levels.ERROR)
  end
  vim.bo[bufnr].modifiable = true
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, true, vim.split(vim.trim(page), '\n'))
  vim.bo[bufnr].buftype = 'nofile'
  vim.bo[bufnr].swapfile = false
  vim.bo[bufnr].modifiable = false
  vim.bo[bufnr].filetype = 'markdown'
end

--- The rule of the finding at the cursor, else of the first on its line.
---@return string?
local function rule_here()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local first
  for _, finding in ipairs(vim.diagnostic.get(0, { lnum = row - 1 })) do
    if finding.source == server.NAME then
      local is_here = finding.col <= column and (finding.end_lnum > row - 1 or column < finding.end_col)
      if is_here then
        return finding.code
      end
      first = first or finding.code
    end
  end
  return first
end

--- The names of all rules: those that the list of them links to.
---@return string[]
function M.rules()
  local rules = {}
  for rule in (text(address('index')) or ''):gmatch('%]%((%S+)%.md%)') do
    rules[#rules + 1] = rule
  end
  return rules
end

--- Shows the page of a rule in a window of its own; without a name that of the finding at the cursor, and where there is
--- none the list of all.
---@param rule string empty: none
function M.open(rule)
  if #server.clients() == 0 then
    return server.say('is not running here; `:Rapporteur start` starts it')
  end
  local wanted = rule ~= '' and rule or rule_here() or 'index'
  if wanted ~= 'index' and not vim.tbl_contains(M.rules(), wanted) then
    return server.say(('"%s" is no rule; `:Rapporteur rule` lists them'):format(wanted), vim.log.levels.ERROR)
  end
  vim.cmd.split(vim.fn.fnameescape(address(wanted)))
end

return M

--- Runs one case inside a real Neovim: opens documents as a person would, waits for what the server
--- says, and ends Neovim with 0 or, after a line that says why, with 1.
local T = {}

local PATIENCE = tonumber(vim.env.RAPPORTEUR_PATIENCE) or 20000 -- milliseconds; an answer takes far less

T.corpus = assert(vim.env.RAPPORTEUR_CORPUS, 'RAPPORTEUR_CORPUS is the folder to work on')
T.plugin = assert(vim.env.RAPPORTEUR_PLUGIN, 'RAPPORTEUR_PLUGIN is the plugin under test')
T.seeds = dofile(vim.env.RAPPORTEUR_TESTS .. '/seeds.lua')

--- Fails the case, with a reason that a reader can act on.
---@param reason string
---@param ... any
function T.fail(reason, ...)
  error({ reason = select('#', ...) > 0 and reason:format(...) or reason }, 0)
end

---@param condition any
---@param reason string
---@param ... any
function T.check(condition, reason, ...)
  if not condition then
    T.fail(reason, ...)
  end
  return condition
end

--- Waits until `look` gives something true, and gives that; else fails and says what was awaited and,
--- with `seen`, what was there instead.
---@generic X
---@param what string
---@param look fun(): X?
---@param seen? fun(): string
---@return X
function T.wait(what, look, seen)
  local found
  vim.wait(PATIENCE, function()
    found = look()
    return found
  end, 20)
  return found or T.fail('waited %d s for %s%s', PATIENCE / 1000, what, seen and '; there is ' .. seen() or '')
end

---@param path string relative to the corpus
---@return string
function T.path(path)
  return T.corpus .. '/' .. path
end

---@return vim.lsp.Client?
function T.client()
  local client = vim.lsp.get_clients({ bufnr = 0, name = 'rapporteur' })[1]
  return client and client.initialized and client or nil
end

--- Opens a document and waits until the plugin has attached the server to it.
---@param path string relative to the corpus
function T.open(path)
  T.check(vim.uv.fs_stat(T.path(path)), '%s is not in the corpus', path)
  vim.cmd.edit(vim.fn.fnameescape(T.path(path)))
  return T.wait('a client on ' .. path, T.client, function()
    return #vim.lsp.get_clients() .. ' clients, file type "' .. vim.bo.filetype .. '"'
  end)
end

--- The text under a diagnostic.
---@param diagnostic vim.Diagnostic
---@return string
function T.under(diagnostic)
  local d = diagnostic
  local ok, lines = pcall(vim.api.nvim_buf_get_text, d.bufnr, d.lnum, d.col, d.end_lnum, d.end_col, {})
  return ok and table.concat(lines, '\n') or '(out of the buffer)'
end

--- The server's diagnostics of the buffer, one a line, for a failure's reason.
---@return string
function T.diagnostics()
  local lines = vim.tbl_map(function(d)
    return ('\n    %d:%d %s "%s" %s'):format(d.lnum + 1, d.col + 1, d.code, T.under(d), d.message:gsub('\n.*', ''))
  end, vim.diagnostic.get(0))
  return #lines == 0 and 'no diagnostic' or table.concat(lines)
end

--- Where a text first stands in the buffer: line and byte column, both from 0.
---@param text string
---@return integer row
---@return integer column
function T.place(text)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local column = line:find(text, 1, true)
    if column then
      return row - 1, column - 1
    end
  end
  T.fail('"%s" is not in %s', text, vim.api.nvim_buf_get_name(0))
end

--- The diagnostic of a rule at the first place of a text: one that shares a character with it.
---@param rule string
---@param text string
---@return vim.Diagnostic?
function T.diagnostic(rule, text)
  local row, column = T.place(text)
  return vim.iter(vim.diagnostic.get(0, { lnum = row })):find(function(d)
    return d.code == rule and d.col < column + #text and (d.end_lnum > row or column < d.end_col)
  end)
end

---@param rule string
---@param text string
---@return vim.Diagnostic
function T.appears(rule, text)
  return T.wait(('%s at "%s"'):format(rule, text), function()
    return T.diagnostic(rule, text)
  end, T.diagnostics)
end

--- Waits until a text has no diagnostic of a rule any more, from a server that still runs.
---@param rule string
---@param text string
function T.vanishes(rule, text)
  T.wait(('%s at "%s" to go'):format(rule, text), function()
    return not T.diagnostic(rule, text)
  end, T.diagnostics)
  T.check(T.client(), 'the diagnostics went because the server did')
end

--- Puts the cursor on the first place of a text in the buffer.
---@param text string
function T.go(text)
  local row, column = T.place(text)
  vim.api.nvim_win_set_cursor(0, { row + 1, column })
end

--- The text of a floating window, once one is there.
---@return string?
function T.float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), '\n')
    end
  end
end

--- Presses keys as a person does, with every mapping that a person has.
---@param keys string
function T.press(keys)
  vim.api.nvim_feedkeys(vim.keycode(keys), 'mx', false)
end

--- Types keys that begin Insert mode, waits until the list of completion is there, types on what `choose`
--- makes of its entries, and comes back in Normal mode.
---@param keys string
---@param choose fun(labels: string[]): string
function T.complete(keys, choose)
  local timer, started, seen = vim.uv.new_timer(), vim.uv.now(), nil
  timer:start(20, 20, vim.schedule_wrap(function()
    local late = vim.uv.now() - started > PATIENCE
    if timer:is_closing() or vim.fn.pumvisible() == 0 and not late then
      return
    end
    timer:close()
    seen = not late and vim.tbl_map(function(item)
      return item.abbr
    end, vim.fn.complete_info({ 'items' }).items)
    vim.api.nvim_feedkeys(vim.keycode((seen and choose(seen) or '') .. '<Esc>'), 'm', false)
  end))
  vim.api.nvim_feedkeys(vim.keycode(keys), 'mx!', false)
  T.check(seen, 'no list came after %s', keys)
end

--- Carries out the lines of the help that contain a text, as a person who copies them.
---@param text string
function T.example(text)
  local help = table.concat(vim.fn.readfile(T.plugin .. '/doc/rapporteur.txt'), '\n')
  for block in help:gmatch('>lua\n\n(.-)\n<') do
    if block:find(text, 1, true) then
      return assert(loadstring((block:gsub('/opt/rapporteur/bin/', ''))))()
    end
  end
  T.fail('the help has no lines with %s', text)
end

--- Carries out `:Rapporteur` with these words.
---@param ... string
function T.command(...)
  vim.cmd.Rapporteur({ args = { ... } })
end

--- Ends the servers that run; the next document starts one anew, with what is configured then.
function T.stop()
  T.command('stop')
  T.wait('the clients to be gone', function()
    return #vim.lsp.get_clients({ _uninitialized = true }) == 0
  end)
end

--- Collects what is said, in place of showing it.
---@return string[]
function T.listen()
  local said = {}
  vim.notify = function(message)
    said[#said + 1] = message
  end
  return said
end

--- Chooses the entry of the next list that begins with a text. Gives what the lists offered.
---@param start string
---@return string[]
function T.choose(start)
  local offered = {}
  vim.ui.select = function(items, options, done)
    local chosen
    for _, item in ipairs(items) do
      local words = options.format_item(item)
      offered[#offered + 1] = words
      chosen = chosen or vim.startswith(words, start) and item
    end
    done(T.check(chosen, '"%s" is not on offer: %s', start, vim.inspect(offered)))
  end
  return offered
end

--- Checks where the cursor is: in this document, at this text.
---@param path string relative to the corpus
---@param text string
function T.stands(path, text)
  local here = vim.api.nvim_buf_get_name(0)
  T.check(here == T.path(path), 'this is %s, not %s', here, path)
  local column = vim.api.nvim_win_get_cursor(0)[2]
  local rest = vim.api.nvim_get_current_line():sub(column + 1)
  T.check(vim.startswith(rest, text), 'the cursor is before "%s", not before "%s"', rest:sub(1, 40), text)
end

--- Opens the hover with K on a text and gives what the window shows.
---@param text string
---@return string
function T.hover(text)
  T.go(text)
  T.press('K')
  return T.wait('a hover on "' .. text .. '"', T.float)
end

--- Hovers on a text and checks what the window tells.
---@param text string
---@param expectations string[]
function T.tells(text, expectations)
  local hover = T.hover(text)
  for _, expected in ipairs(expectations) do
    T.check(hover:find(expected, 1, true), 'the hover on %s does not tell "%s":\n%s', text, expected, hover)
  end
end

--- Changes a text in the buffer by a substitution, as a person types it: one step of undo.
---@param from string
---@param to string
function T.replace(from, to)
  T.go(from)
  vim.o.undolevels = vim.o.undolevels -- ends the step before
  vim.cmd(('.substitute/\\V%s/%s/'):format(vim.fn.escape(from, [[/\]]), vim.fn.escape(to, [[/\&~]])))
end

--- Runs a program on the corpus and gives its output; a failure of it fails the case.
---@param command string[]
---@return string
function T.run(command)
  local result = vim.system(command, { cwd = T.corpus, text = true }):wait(30000)
  T.check(result.code == 0, '%s: %s', table.concat(command, ' '), result.stderr)
  return result.stdout
end

local function write(text)
  io.stdout:write(text .. '\n')
end

local case = assert(loadfile(vim.env.RAPPORTEUR_CASE))()
local ok, problem = xpcall(case, function(problem)
  return type(problem) == 'table' and problem.reason or debug.traceback(problem)
end, T)
if not ok then
  write('\n' .. problem)
end
-- While it leaves, Neovim 0.10 may write to a server that has left already, and dies of that (of SIGPIPE, in one run of
-- hundreds): there the servers go first.
if vim.fn.has('nvim-0.11') == 0 then
  vim.lsp.stop_client(vim.lsp.get_clients())
  vim.wait(PATIENCE, function()
    return #vim.lsp.get_clients({ _uninitialized = true }) == 0
  end, 20)
end
vim.cmd(ok and 'qall!' or '1cquit!')

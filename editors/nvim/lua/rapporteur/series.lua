--- :Rapporteur series: a window with the figures of a measure over time, from which one goes to the articles.
local M = {}

local server = require('rapporteur')
local chart = require('rapporteur.chart')
local plain = require('rapporteur.plain')

local METHOD = 'rapporteur/series'
local WIDEST = 140
local space = vim.api.nvim_create_namespace('rapporteur.series')

--- An open window and what it shows.
---@class rapporteur.View
---@field series table
---@field client vim.lsp.Client
---@field origin integer the window that it was opened from, where articles open
---@field bufnr integer
---@field window integer
---@field rows rapporteur.Row[]

--- The row at a line; the last one above it where the line belongs to none.
---@param rows rapporteur.Row[]
---@param line integer
---@return integer number 0 above all rows
local function row_at(rows, line)
  local number = 0
  for position, row in ipairs(rows) do
    number = row.first <= line and position or number
  end
  return number
end

--- The line of the next figure; below the last one lines are what there is.
---@param rows rapporteur.Row[]
---@param line integer
---@return integer
local function after(rows, line)
  for _, row in ipairs(rows) do
    if row.first > line then
      return row.first
    end
  end
  return math.max(line, rows[#rows].last) + 1
end

--- The line of the figure before; above the first one there is none.
---@param rows rapporteur.Row[]
---@param line integer
---@return integer
local function before(rows, line)
  if line > rows[#rows].last + 1 then
    return line - 1
  end
  local row = rows[row_at(rows, line - 1)]
  return row and row.first or rows[1].first
end

--- Moves the cursor by as many figures as were typed before the key.
---@param view rapporteur.View
---@param next_line fun(rows: rapporteur.Row[], line: integer): integer
local function move(view, next_line)
  local line = vim.api.nvim_win_get_cursor(view.window)[1]
  for _ = 1, vim.v.count1 do
    line = math.min(next_line(view.rows, line), vim.api.nvim_buf_line_count(view.bufnr))
  end
  vim.api.nvim_win_set_cursor(view.window, { line, 0 })
  if line == view.rows[1].first then
    vim.fn.winrestview({ topline = 1 }) -- the heading, which the cursor never reaches
  end
end

---@param view rapporteur.View
local function close(view)
  if vim.api.nvim_win_is_valid(view.window) then
    vim.api.nvim_win_close(view.window, true)
  end
end

--- Goes to the figure of the row under the cursor, in its article.
---@param view rapporteur.View
local function enter(view)
  local line = vim.api.nvim_win_get_cursor(view.window)[1]
  local row = view.rows[row_at(view.rows, line)]
  if not row or line > row.last then
    return
  end
  close(view)
  if vim.api.nvim_win_is_valid(view.origin) then
    vim.api.nvim_set_current_win(view.origin)
  end
  server.go(view.client, row.figure)
end

---@param view rapporteur.View
local function set_keys(view)
  local function key(keys, act, description)
    for _, one in ipairs(keys) do
      vim.keymap.set('n', one, act, { buffer = view.bufnr, nowait = true, desc = description })
    end
  end
  key({ 'q', '<Esc>' }, function()
    close(view)
  end, 'Close')
  key({ '<CR>' }, function()
    enter(view)
  end, 'To the figure in its article')
  key({ 'j', '<Down>' }, function()
    move(view, after)
  end, 'The next figure')
  key({ 'k', '<Up>' }, function()
    move(view, before)
  end, 'The figure before')
end

--- Puts pieces into the buffer as text, their colours beside it.
---@param bufnr integer
---@param lines rapporteur.Piece[][]
local function write(bufnr, lines)
  local texts, colours = {}, {}
  for number, pieces in ipairs(lines) do
    local text = ''
    for _, piece in ipairs(pieces) do
      if piece[2] and piece[1] ~= '' then
        colours[#colours + 1] = { number - 1, #text, #text + #piece[1], piece[2] }
      end
      text = text .. piece[1]
    end
    texts[number] = text:gsub('%s+$', '')
  end
  vim.bo[bufnr].modifiable = true
  vim.api.nvim_buf_clear_namespace(bufnr, space, 0, -1)
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, true, texts)
  vim.bo[bufnr].modifiable = false
  for _, colour in ipairs(colours) do
    local row, from, to, group = unpack(colour)
    to = math.min(to, #texts[row + 1]) -- blanks at the end are gone
    if from < to then
      vim.api.nvim_buf_set_extmark(bufnr, space, row, from, { end_col = to, hl_group = group })
    end
  end
end

--- Cells that heading and rows take; the lines below may wrap.
---@param drawn rapporteur.Chart
---@param bufnr integer
---@return integer
local function width_of(drawn, bufnr)
  local last = drawn.rows[#drawn.rows]
  local lines = vim.api.nvim_buf_get_lines(bufnr, 0, last and last.last or 1, true)
  return math.max(unpack(vim.tbl_map(plain.width, lines)))
end

--- In the middle of the screen.
---@param width integer
---@param height integer
---@return vim.api.keyset.win_config
local function place(width, height)
  return {
    relative = 'editor',
    width = width,
    height = height,
    row = math.max(math.floor((vim.o.lines - vim.o.cmdheight - height) / 2) - 1, 0),
    col = math.max(math.floor((vim.o.columns - width) / 2) - 1, 0),
  }
end

--- Draws the series for the screen as it is now, with the cursor on one of its rows.
---@param view rapporteur.View
---@param number integer
local function draw(view, number)
  local most = math.max(math.min(vim.o.columns - 4, WIDEST), 1)
  local drawn = chart.draw(view.series, most - 1)
  view.rows = drawn.rows
  write(view.bufnr, drawn.lines)
  local width = math.min(most, width_of(drawn, view.bufnr) + 1)
  vim.api.nvim_win_set_config(view.window, place(width, 1))
  local height = vim.api.nvim_win_text_height(view.window, {}).all
  vim.api.nvim_win_set_config(view.window, place(width, math.max(math.min(height, vim.o.lines - 5), 1)))
  local row = view.rows[number]
  vim.api.nvim_win_set_cursor(view.window, { 1, 0 })
  vim.api.nvim_win_set_cursor(view.window, { row and row.first or 1, 0 })
end

--- The row of the figure that the cursor stood on, else the first.
---@param series table
---@param asked { uri: string, position: lsp.Position }?
---@return integer
local function row_of(series, asked)
  for number, figure in ipairs(asked and series.figures or {}) do
    local range, at = figure.range, asked.position
    local is_there = range and figure.uri == asked.uri and range.start.line == at.line
    if is_there and range.start.character <= at.character and at.character < range['end'].character then
      return number
    end
  end
  return 1
end

---@param view rapporteur.View
local function set_options(view)
  local options = { wrap = true, linebreak = true, breakindent = true, breakindentopt = 'shift:4', cursorline = true }
  for name, value in pairs(options) do
    vim.api.nvim_set_option_value(name, value, { win = view.window, scope = 'local' })
  end
  vim.bo[view.bufnr].bufhidden = 'wipe'
end

---@return vim.api.keyset.win_config
local function frame()
  local wanted = vim.fn.exists('&winborder') == 1 and vim.o.winborder or ''
  if wanted == 'none' then
    return { style = 'minimal' }
  end
  local border = wanted == '' and plain.signs().border or nil
  return { style = 'minimal', border = border, footer = ' Enter: the article  q: close ', footer_pos = 'right' }
end

--- Closes and redraws a window when it is time for that.
---@param view rapporteur.View
local function watch(view)
  local group = vim.api.nvim_create_augroup('rapporteur.series', {}) -- one window at a time
  vim.api.nvim_create_autocmd('VimResized', {
    group = group,
    desc = 'Draw the series anew',
    callback = function()
      if vim.api.nvim_win_is_valid(view.window) then
        draw(view, row_at(view.rows, vim.api.nvim_win_get_cursor(view.window)[1]))
      end
    end,
  })
  vim.api.nvim_create_autocmd('WinLeave', {
    group = group,
    buffer = view.bufnr,
    desc = 'Close the series',
    callback = vim.schedule_wrap(function()
      close(view)
    end),
  })
end

---@param series table
---@param client vim.lsp.Client
---@param asked { uri: string, position: lsp.Position }? the place that it was asked for
local function show(series, client, asked)
  local bufnr = vim.api.nvim_create_buf(false, true)
  local origin = vim.api.nvim_get_current_win()
  local window = vim.api.nvim_open_win(bufnr, true, vim.tbl_extend('error', frame(), place(1, 1)))
  local view = { series = series, client = client, origin = origin, bufnr = bufnr, window = window, rows = {} }
  set_options(view)
  set_keys(view)
  draw(view, row_of(series, asked))
  watch(view)
end

--- "deaths · Syrian war, 16 figures, 2015-08-18 to 2017-11-28, 2 findings".
---@param choice table
---@return string
local function in_list(choice)
  local words = { chart.title(choice), chart.figures(choice.figures) }
  if choice.first and choice.last then
    words[#words + 1] = choice.first == choice.last and choice.first or choice.first .. ' to ' .. choice.last
  end
  if choice.findings > 0 then
    words[#words + 1] = choice.findings == 1 and '1 finding' or choice.findings .. ' findings'
  end
  return table.concat(words, ', ')
end

local answer

---@param client vim.lsp.Client
---@param question table
local function ask(client, question)
  server.ask(client, METHOD, question, function(result)
    answer(client, result)
  end)
end

---@param client vim.lsp.Client
---@param result table?
---@param asked { uri: string, position: lsp.Position }?
function answer(client, result, asked)
  if result and result.series and #result.series.figures > 0 then
    return show(result.series, client, asked)
  elseif result and result.choices and #result.choices > 0 then
    return vim.ui.select(result.choices, { prompt = 'Series', format_item = in_list }, function(choice)
      if choice then
        ask(client, { measure = choice.measure, scope = choice.scope.id or choice.scope.name, group = choice.group })
      end
    end)
  end
  server.say(result and result.message and plain.line(result.message) or 'there are no figures')
end

--- Shows the series of a measure; without one that of the figure at the cursor, or lets choose.
---@param measure string? empty: none
function M.open(measure)
  local bufnr = vim.api.nvim_get_current_buf()
  local client = server.client(bufnr)
  if not client then
    return server.say('is not running here; `:Rapporteur start` starts it')
  elseif measure and measure ~= '' then
    return ask(client, { measure = measure })
  elseif not client.attached_buffers[bufnr] then
    return ask(client, {})
  end
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  server.ask(client, METHOD, params, function(result)
    if result and result.series then
      return answer(client, result, { uri = params.textDocument.uri, position = params.position })
    end
    ask(client, {})
  end)
end

--- The measures that a client knows, for completion.
---@param client vim.lsp.Client
---@return string[]
function M.measures(client)
  local result = server.ask_now(client, METHOD, {})
  local choices = result and (result.choices or result.series and { result.series }) or {}
  local names = {}
  for _, choice in ipairs(choices) do
    if not vim.tbl_contains(names, choice.measure) then
      names[#names + 1] = choice.measure
    end
  end
  return names
end

return M

--- A series of figures as lines of text: a heading, one row a figure by date, whose lines they are, and
--- what does not agree. Knows no windows.
local M = {}

local plain = require('rapporteur.plain')

--- Words in one colour.
---@class rapporteur.Piece
---@field [1] string
---@field [2]? string a highlight group

---@class rapporteur.Row
---@field first integer its first line, from 1
---@field last integer
---@field figure table

---@class rapporteur.Chart
---@field lines rapporteur.Piece[][]
---@field rows rapporteur.Row[]

--- How wide the columns are. Rows are `stacked` where a window is too narrow for one line a figure.
---@class rapporteur.Layout
---@field date integer
---@field bar integer 0: none
---@field said integer 0: on the line below
---@field letter integer
---@field findings integer
---@field by integer
---@field stacked boolean

local GAP = '  '
local WIDEST_BAR, NARROWEST_BAR = 40, 24
local NARROWEST_BY = 24

--- Neighbours differ; Neovim's own colours have no more that are neither warnings nor plain.
local COLOURS = { 'Identifier', 'String', 'Special' }

--- The letter of a lineage: A, B, ... Z, AA, ...
---@param number integer? from 1
---@return string
function M.letter(number)
  if not number then
    return ''
  end
  local last = string.char(string.byte('A') + (number - 1) % 26)
  return number <= 26 and last or M.letter(math.floor((number - 1) / 26)) .. last
end

---@param number integer?
---@return string group
local function colour(number)
  return number and COLOURS[(number - 1) % #COLOURS + 1] or 'Comment'
end

--- "deaths of civilians · Syrian war": the name of a series, or of a choice among several.
---@param series { measure: string, group?: string, scope: { name: string } }
---@return string
function M.title(series)
  local counted = series.measure:gsub('-', ' ')
  local group = series.group and ' of ' .. series.group or ''
  return plain.line(('%s%s %s %s'):format(counted, group, plain.signs().dot, series.scope.name))
end

---@param count integer
---@return string
function M.figures(count)
  return count == 1 and '1 figure' or count .. ' figures'
end

---@param year integer
---@param month integer
---@return integer
local function days_in(year, month)
  if month == 2 then
    return (year % 4 == 0 and year % 100 ~= 0 or year % 400 == 0) and 29 or 28
  end
  return vim.tbl_contains({ 4, 6, 9, 11 }, month) and 30 or 31
end

--- The days that a figure speaks of: a day, a month, a year, or from one day to another.
---@param from string?
---@param to string?
---@return string
function M.days(from, to)
  if not from or not to then
    return 'undated'
  elseif from == to then
    return from
  end
  local year, month = from:match('^(%d+)%-(%d%d)%-01$')
  if year and month == '01' and to == year .. '-12-31' then
    return year
  elseif year and to == ('%s-%s-%d'):format(year, month, days_in(tonumber(year), tonumber(month))) then
    return ('%s-%s'):format(year, month)
  end
  return from .. '/' .. to
end

--- "470,000"; digits only where a number has a fraction.
---@param value number
---@return string
local function written(value)
  if value ~= math.floor(value) or math.abs(value) >= 1e15 then
    return ('%.10g'):format(value)
  end
  local digits = ('%.0f'):format(value):reverse():gsub('(%d%d%d)', '%1,'):reverse()
  return (digits:gsub('^(%-?),', '%1'))
end

--- From where to where the bars go: from nothing, but where that would leave their differences no room.
---@param figures table[]
---@return number low
---@return number high
function M.axis(figures)
  local least, most = math.huge, 0
  for _, figure in ipairs(figures) do
    for _, key in ipairs({ 'low', 'stated', 'high' }) do
      local value = figure[key]
      if value then
        least, most = math.min(least, value), math.max(most, value)
      end
    end
  end
  local is_flat = most - least < most * 0.02
  if most <= 0 then
    return 0, 1
  elseif is_flat or least < most * 0.6 then
    return 0, most
  end
  local step = 10 ^ math.floor(math.log10(most - least))
  return math.max(0, math.floor((least - (most - least) / 2) / step) * step), most
end

--- A bar from a figure's lower to its upper bound, drawn in half cells, and what leads to it. A bound
--- that is missing is an arrow.
---@param figure table
---@param axis { low: number, high: number }
---@param width integer
---@param signs rapporteur.Signs
---@return rapporteur.Piece[]
local function bar(figure, axis, width, signs)
  local low, high = figure.low, figure.high
  if not low and not high then
    return { { (' '):rep(width) } }
  end
  local halves = width * 2
  local function half(value)
    local share = (value - axis.low) / (axis.high - axis.low)
    return math.min(math.max(math.floor(share * halves), 0), halves)
  end
  local from = math.min(low and half(low) or 0, halves - 1)
  local to = math.max(high and half(high) or halves, from + 1)
  local first = math.floor(from / 2) -- cells before the bar
  local cells = {}
  for cell = first, math.ceil(to / 2) - 1 do
    local has_left, has_right = cell * 2 >= from, cell * 2 + 2 <= to
    cells[#cells + 1] = has_left and (has_right and signs.full or signs.left) or signs.right
  end
  cells[1] = low and cells[1] or signs.less
  cells[#cells] = high and cells[#cells] or signs.more
  return {
    { signs.leader:rep(first), 'Comment' },
    { table.concat(cells), colour(figure.lineage) },
    { (' '):rep(width - first - #cells) },
  }
end

--- "[1][3]": the findings that a figure takes part in.
---@param figure table
---@return string
local function findings(figure)
  return table.concat(vim.tbl_map(function(number)
    return ('[%d]'):format(number)
  end, figure.findings))
end

--- "Syrian Observatory for Human Rights · AFP".
---@param figure table
---@param dot string
---@return string
local function by(figure, dot)
  local estimator = figure.estimator and figure.estimator.name
  local names = estimator and estimator ~= figure.outlet and { estimator, figure.outlet } or { figure.outlet }
  return plain.line(table.concat(names, (' %s '):format(dot)))
end

--- What each column would take, and the room that all take but bars and who said it.
---@param figures table[]
---@param signs rapporteur.Signs
---@return rapporteur.Layout natural
---@return integer room
local function measure(figures, signs)
  local natural = { date = 5, said = 6, letter = 0, findings = 0, by = 2 }
  for _, figure in ipairs(figures) do
    local texts = {
      date = M.days(figure.from, figure.to),
      said = plain.line(figure.figure),
      letter = M.letter(figure.lineage),
      findings = findings(figure),
      by = by(figure, signs.dot),
    }
    for column, text in pairs(texts) do
      natural[column] = math.max(natural[column], plain.width(text))
    end
  end
  return natural, natural.date + natural.said + natural.letter + natural.findings + 2 * #GAP + 2
end

--- The columns for a window: the bars give way first, then who said it is cut, then it goes to a line of
--- its own, then there are no bars, and at last the figure goes to that line too.
---@param figures table[]
---@param width integer
---@param signs rapporteur.Signs
---@return rapporteur.Layout
local function layout(figures, width, signs)
  local columns, room = measure(figures, signs)
  local rest = width - room - 2 * #GAP
  columns.bar = math.max(math.min(rest - columns.by, WIDEST_BAR), NARROWEST_BAR)
  columns.stacked = rest - columns.bar < math.min(NARROWEST_BY, columns.by)
  if columns.stacked then
    columns.bar = math.min(rest + #GAP, WIDEST_BAR)
    columns.by = math.max(width - 1 - #GAP, 1)
    if columns.bar < NARROWEST_BAR / 3 then
      columns.bar = 0
      if room > width then
        columns.said = 0
        columns.date = math.min(columns.date, width - columns.letter - columns.findings - #GAP - 2)
      end
    end
  else
    columns.by = math.min(columns.by, rest - columns.bar)
  end
  return columns
end

--- The lines of one figure.
---@param figure table
---@param columns rapporteur.Layout
---@param axis { low: number, high: number }
---@param signs rapporteur.Signs
---@return rapporteur.Piece[][]
local function row(figure, columns, axis, signs)
  local line = { { ' ' .. plain.pad(M.days(figure.from, figure.to), columns.date) .. GAP } }
  if columns.bar > 0 then
    vim.list_extend(line, bar(figure, axis, columns.bar, signs))
    line[#line + 1] = { GAP }
  end
  if columns.said > 0 then
    line[#line + 1] = { plain.pad(plain.line(figure.figure), columns.said) .. GAP }
  end
  vim.list_extend(line, {
    { plain.pad(M.letter(figure.lineage), columns.letter) .. ' ', colour(figure.lineage) },
    { plain.pad(findings(figure), columns.findings), 'DiagnosticWarn' },
  })
  local words = by(figure, signs.dot)
  if not columns.stacked then
    line[#line + 1] = { GAP .. plain.cut(words, columns.by) }
    return { line }
  end
  local said = columns.said == 0 and plain.line(figure.figure) .. GAP or ''
  return { line, { { ' ' .. GAP .. plain.cut(said .. words, columns.by), 'Comment' } } }
end

--- What the columns are, and from where to where the bars go.
---@param columns rapporteur.Layout
---@param axis { low: number, high: number }
---@return rapporteur.Piece[]
local function head(columns, axis)
  local words = ' ' .. plain.pad('as of', columns.date) .. GAP
  if columns.bar > 0 then
    local low, high = written(axis.low), written(axis.high)
    local between = columns.bar - #low - #high
    words = words .. (between > 0 and low .. (' '):rep(between) .. high or (' '):rep(columns.bar)) .. GAP
  end
  words = words .. (columns.said > 0 and plain.pad('figure', columns.said) or '')
  if not columns.stacked then
    words = words .. (' '):rep(columns.letter + columns.findings + 1 + 2 * #GAP) .. 'by'
  end
  return { { words, 'Comment' } }
end

--- Whose lines the letters are, then what does not agree.
---@param series table
---@param signs rapporteur.Signs
---@return rapporteur.Piece[][]
local function legend(series, signs)
  local lines = {}
  if #series.lineages > 0 then
    lines[1] = {}
  end
  for _, one in ipairs(series.lineages) do
    local name = one.estimator and one.estimator.name or 'no estimator named'
    local words = plain.line(('  %s %s %s'):format(name, signs.dot, M.figures(one.figures)))
    lines[#lines + 1] = { { ' ' .. M.letter(one.number), colour(one.number) }, { words } }
  end
  if #series.findings > 0 then
    lines[#lines + 1] = {}
  end
  for _, one in ipairs(series.findings) do
    lines[#lines + 1] = { { (' [%d]'):format(one.number), 'DiagnosticWarn' }, { ' ' .. plain.line(one.message) } }
  end
  return lines
end

--- Draws the series of `rapporteur/series` in so many cells. Lines of the legend and of findings may be
--- longer: a window wraps them.
---@param series table
---@param width integer
---@return rapporteur.Chart
function M.draw(series, width)
  local signs = plain.signs()
  local low, high = M.axis(series.figures)
  local axis = { low = low, high = high }
  local columns = layout(series.figures, width, signs)
  local count = (' %s %s'):format(signs.dot, M.figures(#series.figures))
  local lines = { { { ' ' .. M.title(series), 'Title' }, { count, 'Comment' } }, {}, head(columns, axis) }
  local rows = {}
  for _, figure in ipairs(series.figures) do
    local drawn = row(figure, columns, axis, signs)
    rows[#rows + 1] = { first = #lines + 1, last = #lines + #drawn, figure = figure }
    vim.list_extend(lines, drawn)
  end
  return { lines = vim.list_extend(lines, legend(series, signs)), rows = rows }
end

return M

--- Series of all kinds in windows of all widths: nothing in them acts on the screen, no row is wider than
--- its window, and a missing bound, day or estimator has a sign of its own.
local WIDE = '国境なき医師団の報告書による推計'

local function figure(values)
  local usual = { figure = '10', outlet = 'Gazette', lineage = 1, findings = {}, path = 'a.md' }
  return vim.tbl_extend('keep', values, usual)
end

local SERIES = {
  measure = 'deaths',
  group = 'civilians',
  scope = { name = 'War\27[31m of \226\128\174kings' },
  lineages = {
    { number = 1, figures = 3, estimator = { name = WIDE } },
    { number = 27, figures = 1 },
  },
  figures = {
    figure({ from = '2016-01-01', to = '2016-12-31', low = 10, high = 20, estimator = { name = WIDE } }),
    figure({ from = '2016-02-01', to = '2016-02-29', low = 30, figure = 'at least\n30\t🙂', findings = { 1, 12 } }),
    figure({ from = '2017-02-01', to = '2017-02-28', high = 40, outlet = 'e\204\129\204\129 \0 Gazette' }),
    figure({ from = '2017-03-01', to = '2017-04-15', low = 15, high = 15, lineage = 27 }),
    figure({ low = 2.5, high = 2.5, figure = '2.5', lineage = 27 }),
    { figure = 'dozens', outlet = 'Gazette', findings = {}, path = 'b.md' },
  },
  findings = { { number = 1, kind = 'dispute', earlier = 1, later = 2, days = 3, message = 'a\7 b\r c' } },
}

return function(T)
  local chart = require('rapporteur.chart')
  local function drawn(series, width)
    local result = chart.draw(series, width)
    local lines = vim.tbl_map(function(pieces)
      return table.concat(vim.tbl_map(function(piece)
        return piece[1]
      end, pieces))
    end, result.lines)
    return lines, result.rows
  end

  for _, ambiwidth in ipairs({ 'single', 'double' }) do
    vim.o.ambiwidth = ambiwidth
    for width = 24, 160 do
      local lines, rows = drawn(SERIES, width)
      T.check(#rows == #SERIES.figures, '%d rows in %d columns', #rows, width)
      for _, row in ipairs(rows) do
        for number = row.first, row.last do
          local wide = vim.fn.strwidth((lines[number]:gsub('%s+$', '')))
          T.check(wide <= width, '%d cells in %d columns: %s', wide, width, lines[number])
        end
      end
      for _, line in ipairs(lines) do
        T.check(not line:find('%c') and not line:find('\226\128\174'), 'something acts: %s', vim.inspect(line))
      end
    end
  end

  vim.o.ambiwidth = 'double'
  local typed = table.concat(drawn(SERIES, 120), '\n')
  T.check(typed:find('-[#]+ '), 'there is no bar:\n%s', typed)
  for _, sign in ipairs({ '█', '─', '·', '▶' }) do
    T.check(not typed:find(sign, 1, true), '%s takes two cells here:\n%s', sign, typed)
  end

  vim.o.ambiwidth = 'single'
  local lines, rows = drawn(SERIES, 160)
  local text = table.concat(lines, '\n')
  local function row(number)
    return lines[rows[number].first]
  end
  for number, words in ipairs({
    { ' 2016 ', WIDE },
    { ' 2016-02 ', '▶ ', 'A  [1][12]' },
    { ' 2017-02 ', ' ◀█' },
    { ' 2017-03-01/2017-04-15 ', 'AA' },
    { ' undated ', '2.5' },
    { ' undated ', 'dozens' },
  }) do
    for _, word in ipairs(words) do
      T.check(row(number):find(word, 1, true), 'row %d does not show "%s":\n%s', number, word, text)
    end
  end
  T.check(not row(6):find('[█▌▐─]'), 'a figure without bounds has a bar:\n%s', text)
  T.check(text:find('deaths of civilians · War^[[31m of <202e>kings', 1, true), 'the heading:\n%s', lines[1])
  T.check(text:find(' AA  no estimator named', 1, true), 'the lineages:\n%s', text)

  local function cells(series)
    local bars = drawn(series, 160)
    local wide = {}
    for number = 4, 3 + #series.figures do
      wide[#wide + 1] = vim.fn.strwidth((bars[number]:match('[─█▌▐]+')))
    end
    return wide, bars[3]
  end
  local function of(...)
    local figures = vim.tbl_map(function(value)
      return figure({ from = '2016-01-02', to = '2016-01-02', low = value, high = value })
    end, { ... })
    return vim.tbl_extend('force', SERIES, { figures = figures, lineages = {}, findings = {} })
  end
  local wide, head = cells(of(100, 200, 400))
  local is_right = vim.deep_equal(wide, { 11, 21, 40 }) and head:find(' 0 .* 400 ')
  T.check(is_right, 'no proportion: %s %s', vim.inspect(wide), head)
  wide, head = cells(of(312000, 340000))
  T.check(head:find(' 290,000 .* 340,000 '), 'the axis of near values: %s', head)
  T.check(wide[1] < wide[2] / 2, 'near values look alike: %s', vim.inspect(wide))
end

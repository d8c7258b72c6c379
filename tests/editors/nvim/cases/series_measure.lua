--- :Rapporteur series MEASURE, the choice where several fit or none is meant, its keys, and what it says
--- of a measure that nobody counts.
return function(T)
  local several = T.seeds.several
  local said = T.listen()
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  vim.o.columns = 140
  local function shown(start)
    local text = T.wait('a series', T.float)
    T.check(vim.startswith(vim.trim(text), start), 'the heading is not "%s":\n%s', start, text)
    return text
  end

  T.command('series', T.seeds.series.measure)
  shown(T.seeds.series.heading)
  local top = vim.api.nvim_win_get_cursor(0)[1]
  T.press('3j')
  T.check(vim.api.nvim_win_get_cursor(0)[1] == top + 3, '3j went to %d', vim.api.nvim_win_get_cursor(0)[1])
  T.press('2k')
  T.check(vim.api.nvim_win_get_cursor(0)[1] == top + 1, '2k went to %d', vim.api.nvim_win_get_cursor(0)[1])
  T.press('99j')
  local last = vim.api.nvim_buf_line_count(0)
  T.check(vim.api.nvim_win_get_cursor(0)[1] == last, '99j did not come to the last finding')
  T.press('<CR>')
  T.check(T.float(), 'Enter on a finding left')
  T.press('99k')
  T.check(vim.api.nvim_win_get_cursor(0)[1] == top, '99k did not come back to the first figure')

  vim.o.columns = 60
  vim.api.nvim_exec_autocmds('VimResized', {})
  for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, top + 10, true)) do
    T.check(vim.fn.strwidth(line) <= 56, 'a row is wider than the screen: %s', line)
  end
  T.check(vim.api.nvim_win_get_config(0).width <= 58, 'the window is wider than the screen')
  T.press('j')
  T.check(vim.api.nvim_win_get_cursor(0)[1] == top + 2, 'j does not go over the second line of a figure')
  T.press('q')
  T.check(not T.float(), 'q does not close')

  T.choose(several.choice)
  T.command('series', several.measure)
  shown(several.choice)
  T.press('<Esc>')
  T.check(not T.float(), 'Escape does not close')

  T.go(T.seeds.person.text) -- nothing to count
  local offered = T.choose(several.choice)
  T.command('series')
  shown(several.choice)
  T.check(vim.startswith(offered[1], T.seeds.series.heading), 'the list begins with %s', offered[1])
  vim.cmd.wincmd('p')
  T.wait('the window to close when left', function()
    return not T.float()
  end)

  T.command('series', 'deths')
  T.wait('the words on a wrong measure', function()
    return said[1]
  end)
  T.check(said[1]:find('deths', 1, true) and said[1]:find(T.seeds.series.measure, 1, true), 'it says: %s', said[1])
end

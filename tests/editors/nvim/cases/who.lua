--- :Rapporteur who tells what stands at the cursor; with a name it goes to the introduction, after a
--- choice where several fit. The command completes words, measures and names.
return function(T)
  local who, introduction = T.seeds.who, T.seeds.introduction
  local said = T.listen()
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  local function name()
    return vim.api.nvim_buf_get_name(0)
  end
  local function back()
    vim.cmd.edit(vim.fn.fnameescape(T.path(T.seeds.note)))
  end
  local function leaves()
    T.wait('another document', function()
      return name() ~= T.path(T.seeds.note)
    end, function()
      return vim.inspect(said)
    end)
  end

  T.go(T.seeds.person.text)
  T.command('who')
  local hover = T.wait('a hover', T.float)
  T.check(hover:find(T.seeds.person.tells[1], 1, true), 'it tells: %s', hover)

  T.command('who', unpack(vim.split(introduction.text, ' ')))
  leaves()
  T.stands(introduction.file, introduction.text)
  T.press('<C-o>')
  T.check(name() == T.path(T.seeds.note), 'Ctrl-O did not come back to the note')

  T.command('who', unpack(vim.split(who.alias, ' ')))
  leaves()
  local line = vim.api.nvim_get_current_line()
  T.check(line:find(who.introduces, 1, true), 'this does not introduce %s: %s', who.introduces, line)
  back()

  local offered = T.choose(who.choice)
  T.command('who', who.typed:sub(1, -2))
  leaves()
  for _, expected in ipairs(who.several) do
    local found = vim.iter(offered):any(function(words)
      return vim.startswith(words, expected)
    end)
    T.check(found, 'there is no %s to choose: %s', expected, vim.inspect(offered))
  end
  back()

  T.command('who', 'Nobody', 'Whatsoever')
  T.wait('the words on nobody', function()
    return said[1]
  end)
  T.check(said[1]:find('Nobody Whatsoever', 1, true), 'it says: %s', said[1])

  local function completes(typed, expected)
    local found = vim.fn.getcompletion('Rapporteur ' .. typed, 'cmdline')
    for _, one in ipairs(expected) do
      T.check(vim.tbl_contains(found, one), '"%s" is not completed to %s: %s', typed, one, vim.inspect(found))
    end
    return found
  end
  completes('', { 'restart', 'series', 'start', 'status', 'stop', 'who' })
  completes('se', { 'series' })
  completes('series ', T.seeds.several.measures)
  local last = introduction.text:match('%S+$')
  completes('who ' .. last:sub(1, 3):lower(), { introduction.text })
  completes('who ' .. introduction.text:sub(1, -3), { last })
  T.check(#completes('stop ', {}) == 0, 'something is offered behind "stop"')
end

--- The pages of rules: Ctrl-] on a rule's name leads to its page, :Rapporteur rule opens that of the finding at the
--- cursor, of a name, or the list; names are completed.
return function(T)
  local silenced = T.seeds.silenced
  local said = T.listen()
  local function shows(rule)
    local name = vim.api.nvim_buf_get_name(0)
    T.check(name == 'rapporteur://rule/' .. rule .. '.md', 'the buffer is %s', name)
    T.check(vim.bo.filetype == 'markdown' and not vim.bo.modifiable, 'the page of %s can be changed', rule)
    return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
  end

  T.open(silenced.file)
  T.go(silenced.rule)
  T.press('<C-]>')
  local page = shows(silenced.rule)
  T.check(vim.startswith(page, '# ' .. silenced.rule), 'the page begins: %s', page:sub(1, 80))
  T.press('<C-t>')
  T.check(vim.api.nvim_buf_get_name(0) == T.path(silenced.file), 'Ctrl-T did not come back to the note')

  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong)
  T.go(T.seeds.wrong)
  T.command('rule')
  page = shows(T.seeds.rule)
  T.check(page:find('# ' .. T.seeds.rule, 1, true), 'the page begins: %s', page:sub(1, 80))
  vim.cmd.close()
  T.go('# ')
  T.command('rule')
  page = shows('index')
  for _, rule in ipairs({ T.seeds.rule, silenced.rule }) do
    T.check(page:find(('[%s](%s.md)'):format(rule, rule), 1, true), '%s is not in the list: %s', rule, page)
  end
  vim.cmd.close()
  T.command('rule', 'no-such-rule')
  T.wait('the words on no rule', function()
    return said[1]
  end)
  T.check(said[1]:find('no-such-rule', 1, true), 'it says: %s', said[1])

  local offered = vim.fn.getcompletion('Rapporteur rule ' .. T.seeds.rule:sub(1, 8), 'cmdline')
  T.check(vim.tbl_contains(offered, T.seeds.rule), 'the name is not completed: %s', vim.inspect(offered))
end

--- Ctrl-] on a mention in a note lands on the introduction, in an article; Ctrl-T comes back.
return function(T)
  local introduction = T.seeds.introduction
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  T.go(T.seeds.person.text)
  T.press('<C-]>')
  local here = vim.api.nvim_buf_get_name(0)
  T.check(here == T.path(introduction.file), 'the definition is in %s, not in %s', here, introduction.file)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local line = vim.api.nvim_get_current_line()
  local from = T.check(line:find(introduction.text, 1, true), 'line %d does not introduce: %s', row, line)
  local within = column + 1 >= from and column + 1 < from + #introduction.text
  T.check(within, 'the cursor is at byte %d of the line, "%s" begins at %d', column, introduction.text, from - 1)
  T.wait('a client on the article', T.client)
  T.press('<C-t>')
  T.check(vim.api.nvim_buf_get_name(0) == T.path(T.seeds.note), 'Ctrl-T did not come back to the note')
end

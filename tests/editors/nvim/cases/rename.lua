--- grn's rename changes a name's spelling in notes and profile, where the old one stays; articles keep theirs.
return function(T)
  local rename = T.seeds.rename
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  T.go(rename.from)
  vim.ui.input = function(options, done)
    T.check(options.default == rename.from, 'grn offers "%s" to change', options.default)
    done(rename.to)
  end
  T.press('grn')
  T.wait('the new name', function()
    return vim.fn.search('\\V' .. rename.to, 'nw') > 0
  end)
  T.check(vim.fn.search('\\V' .. rename.from, 'nw') == 0, 'the old spelling stayed in the note')
  vim.cmd('silent wall')
  local changed = vim.split(vim.trim(T.run({ 'git', 'diff', '--name-only' })), '\n')
  T.check(vim.tbl_contains(changed, T.seeds.note), 'the note is not among %s', vim.inspect(changed))
  T.check(vim.tbl_contains(changed, rename.profile), 'the profile is not among %s', vim.inspect(changed))
  for _, path in ipairs(changed) do
    T.check(not vim.startswith(path, 'articles/'), 'the article %s was changed', path)
  end
  local profile = table.concat(vim.fn.readfile(T.path(rename.profile)), '\n')
  T.check(profile:find('name: ' .. rename.to, 1, true), 'the profile has not the new name:\n%s', profile)
  T.check(profile:match('aliases: [^\n]*' .. vim.pesc(rename.from)), 'the old name is no alias:\n%s', profile)
end

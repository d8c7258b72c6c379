--- `git checkout` of another version of the cited article is seen without touching the buffer.
return function(T)
  T.run({ 'git', 'switch', '-q', '-c', 'other' })
  local path = T.path(T.seeds.article)
  local article = table.concat(vim.fn.readfile(path, 'b'), '\n')
  local other, count = article:gsub(vim.pesc(T.seeds.right), T.seeds.wrong)
  T.check(count > 0, '%s does not state %s', T.seeds.article, T.seeds.right)
  vim.fn.writefile(vim.split(other, '\n'), path, 'b')
  T.run({ 'git', 'commit', '-qam', 'The article as the outlet corrected it' })
  T.run({ 'git', 'checkout', '-q', 'main' })

  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong)
  local tick = vim.b.changedtick
  T.run({ 'git', 'checkout', '-q', 'other' })
  T.vanishes(T.seeds.rule, T.seeds.wrong)
  T.run({ 'git', 'checkout', '-q', 'main' })
  T.appears(T.seeds.rule, T.seeds.wrong)
  T.check(vim.b.changedtick == tick, 'the buffer was touched')
end

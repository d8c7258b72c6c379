--- Correcting a figure clears its squiggle, breaking it again brings it back, undo clears it again.
return function(T)
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong)
  T.replace(T.seeds.wrong, T.seeds.right)
  T.vanishes(T.seeds.rule, T.seeds.right)
  T.replace(T.seeds.right, T.seeds.wrong)
  T.appears(T.seeds.rule, T.seeds.wrong)
  vim.cmd.undo()
  T.vanishes(T.seeds.rule, T.seeds.right)
  T.check(vim.bo.modified == true, 'the buffer was not edited')
end

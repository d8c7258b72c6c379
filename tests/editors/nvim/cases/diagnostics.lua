--- A note with a planted error gets a squiggle at the figure, from the right source.
return function(T)
  T.open(T.seeds.note)
  local d = T.appears(T.seeds.rule, T.seeds.wrong)
  T.check(d.source == 'rapporteur', 'the source is "%s", not rapporteur', d.source)
  T.check(d.severity == vim.diagnostic.severity.WARN, 'the severity is %d, not a warning', d.severity)
  T.check(d.message:find(T.seeds.states, 1, true), 'the message does not name the source\'s figure: %s', d.message)
end

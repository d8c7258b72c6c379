--- K on a figure tells what was understood and its series.
return function(T)
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong)
  local text = T.hover(T.seeds.figure.text)
  for _, expected in ipairs(T.seeds.figure.tells) do
    T.check(text:find(expected, 1, true), 'the hover on %s does not tell "%s":\n%s', T.seeds.figure.text, expected, text)
  end
end

--- K on a short form tells who that is.
return function(T)
  T.open(T.seeds.note)
  local text = T.hover(T.seeds.person.text)
  for _, expected in ipairs(T.seeds.person.tells) do
    T.check(text:find(expected, 1, true), 'the hover on %s does not tell "%s":\n%s', T.seeds.person.text, expected, text)
  end
end

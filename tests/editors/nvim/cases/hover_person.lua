--- K on a name tells who that is.
return function(T)
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  T.tells(T.seeds.person.text, T.seeds.person.tells)
end

--- K on a figure tells how it was understood, and its series.
return function(T)
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  T.tells(T.seeds.figure.text, T.seeds.figure.tells)
end

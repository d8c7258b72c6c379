--- What the cases count on in seeds/: a change of the sample corpus is answered here.
return {
  -- a note with a figure that the article it cites does not state
  note = 'notes/toll.md',
  rule = 'figure-not-in-source',
  wrong = '350,000',
  right = '320,000',
  -- the article that it cites
  article = 'articles/2017-07-04-afp.md',
  -- a person whom the note mentions in short form, and what the hover must tell
  person = { text = 'Lavrov', tells = { 'Lavrov', 'person', 'Foreign Minister' } },
  -- a figure of the note and what the hover must tell
  figure = { text = '350,000', tells = { 'deaths', '2017-07-04' } },
  -- where the person is introduced: another file
  introduction = { file = 'articles/2017-07-04-afp.md', text = 'Sergei Lavrov' },
}

--- What the cases count on in seeds/: a change of the sample corpus is answered here.
return {
  -- a note with a figure that the article it cites does not state
  note = 'notes/2016-07-18-after-moscow.md',
  rule = 'figure-not-in-source',
  wrong = '20-nation',
  right = '22-nation',
  states = '22',
  -- the article that it cites
  article = 'articles/2016-07-16-moscow-night-talks.txt',
  -- a person whom the note mentions, and what the hover must tell
  person = { text = 'Lavrov', tells = { 'Sergei Lavrov', 'Foreign Minister' } },
  -- a figure of the note, and what the hover must tell: how it was understood, then its series
  figure = { text = '280,000', tells = { 'deaths', '280,000', '2016-07-16', '470,000', '340,000' } },
  -- where the person is introduced: another file
  introduction = { file = 'articles/2016-02-11-research-centre-counts-the-dead.md', text = 'Sergei Lavrov' },
}

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
  title = 'Kerry and Lavrov leave Moscow', -- the beginning of it
  -- a person whom the note mentions, and what the hover must tell
  person = { text = 'Lavrov', tells = { 'Sergei Lavrov', 'Foreign Minister' } },
  -- a figure of the note, and what the hover must tell: how it was understood, then its series
  figure = { text = '280,000', tells = { 'deaths', '280,000', '2016-07-16', '470,000', '340,000' } },
  -- where the person is introduced: another file
  introduction = { file = 'articles/2016-02-11-research-centre-counts-the-dead.md', text = 'Sergei Lavrov' },
  -- the series of that figure: what its window tells, and a row of it with the place that this comes from
  series = {
    measure = 'deaths',
    heading = 'deaths · Syrian war',
    tells = { 'C  Syrian Observatory for Human Rights', '[2] 400,000 (Staffan de Mistura', 'does not agree' },
    row = { '2016-07-15', 'more than 280,000', 'C [2]', 'Syrian Observatory for Human Rights' },
    article = 'articles/2016-07-16-moscow-night-talks.txt',
    figure = '280,000',
    sentence = 'The conflict, now in its sixth year',
  },
  -- a measure of which there are several series, and how one of them stands in the list
  several = { measure = 'round', choice = 'round · Astana talks', measures = { 'deaths', 'refugees', 'round' } },
  -- a word that fits several, all of it that fits one, and an alias of that one
  who = { typed = 'geneva', several = { 'Geneva', 'Geneva talks' }, choice = 'Geneva talks', alias = 'de Mistura',
    introduces = 'Staffan de Mistura' },
  -- what a hint says beside the figure of the note: the source agrees; and the one beside the wrong figure
  hints = { '✓ 2016-07-16-moscow-night-talks', '≠ 22 2016-07-16-moscow-night-talks' },
  -- letters that a person's full name completes
  completion = { typed = 'Lav', name = 'Sergei Lavrov' },
  -- another spelling of the person's full name, where that stands in the note
  rename = { from = 'Sergei Lavrov', to = 'Sergej Lawrow', profile = 'profiles/sergei-lavrov.md' },
  -- a note where a comment silences a rule
  silenced = { file = 'notes/2016-12-22-toll-trend.md', rule = 'figure-falls' },
  -- entries of the note's outline
  outline = { 'After the night in Moscow', '280,000 deaths' },
  -- a date that the note states, and a text file with a figure
  date = '15 July',
  text = { file = 'articles/2016-07-16-moscow-night-talks.txt', figure = '280,000' },
}

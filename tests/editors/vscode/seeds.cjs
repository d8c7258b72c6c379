// What the cases count on in seeds/: a change of the sample corpus is answered here.
module.exports = {
  // a note with figures that the article it cites does not state
  note: 'notes/2016-07-18-after-moscow.md',
  rule: 'figure-not-in-source',
  findings: 2,
  wrong: '20-nation',
  right: '22-nation',
  states: '22',
  fix: 'Write 22',
  // the article that it cites
  article: 'articles/2016-07-16-moscow-night-talks.txt',
  // a note with findings whose fixes are always right
  safe: { note: 'notes/2017-12-04-year-end-figures.md', rule: 'unused-suppression', findings: 2 },
  // a note where a comment silences a rule
  silenced: { note: 'notes/2016-12-22-toll-trend.md', rule: 'figure-falls' },
  // a person whom the note mentions, and what the hover must tell
  person: { text: 'Lavrov', name: 'Sergei Lavrov', tells: ['Sergei Lavrov', 'Foreign Minister'] },
  // where the person is introduced: another file
  introduction: { file: 'articles/2016-02-11-research-centre-counts-the-dead.md', text: 'Sergei Lavrov' },
  // a figure of the note, and what the hover must tell: how it was understood, then its series
  figure: { text: '280,000', tells: ['deaths', '280,000', '2016-07-16', '470,000', '340,000'] },
  // the series of that figure: how many figures, and one of them with what is said of it
  series: {
    title: 'deaths · Syrian war',
    figures: 16,
    lineages: 4,
    findings: 2,
    one: { said: '400,000', file: 'articles/2016-04-22-envoy-raises-the-toll.md', line: 12, sentence: 'people had been killed' },
  },
  // a place, and where the list of names finds it
  venue: { text: 'Astana', name: 'Astana' },
};

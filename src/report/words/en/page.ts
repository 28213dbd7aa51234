/** Words around the content: navigation, labels that many places share. */
export const page = {
  lang: 'en',
  dir: 'ltr',
  pageTitle: (scenario: string, seed: string) => `${scenario} \u2013 one run (seed ${seed}) \u2013 Glasshouse`,
  skip: 'Skip to the report',
  contents: 'Contents',
  synthetic: 'Everyone in this report is synthetic.',
  syntheticAbout:
    'No real person, living or dead, is described here. The residents were drawn from published totals (how many are women, how many are farmers) and exist only as numbers in this run.',
  footer:
    'Everyone in this report is synthetic. It says what a set of written assumptions does when it is played through once; it does not say what happened to anybody.',
  made: (version: string) =>
    `Made with Glasshouse ${version}, a laboratory for social scoring. The file loads nothing from any network.`,
  anecdoteShort: (seed: string) => `One run (seed ${seed}): an anecdote`,
  anecdote: {
    title: 'One run: an anecdote',
    about: (seed: string) =>
      `This is one possible history, drawn with seed ${seed}. The seed fixes all luck: who acts, who is seen, who is mistaken for whom. Another seed gives another history that is just as likely. One run therefore cannot tell luck from the doing of the scheme, and nothing in it is an estimate.`,
    repeat: 'To see how far luck reaches, live it again with other seeds:',
    more: 'Say only what all of them agree on.',
  },
  few: 'too few to say',
  fewCases: 'There were too few cases in this run to say anything about them.',
  fewAbout: (least: string) =>
    `Where fewer than ${least} things happened to a group in this run, the report says \u201ctoo few to say\u201d instead of giving a rate.`,
  howToRead: 'How to read it',
  numbersTable: 'The numbers as a table',
  assumptionsBehind: 'What it rests on',
  parametersShow: 'The figures behind it, with sources',
  moreParameters: (count: string) => `and ${count} more in the table of assumptions`,
  noSource: 'no source',
  range: (low: string, high: string) => `plausible from ${low} to ${high}`,
  everybody: 'Everybody',
  average: (value: string) => `everybody: ${value}`,
  nobody: 'nobody',
  about: 'About this report',
}

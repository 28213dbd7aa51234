/** The chapter on businesses, officials and trust in institutions. */
export const subjects = {
  topic: 'Businesses, officials and trust',
  title: (true_: string, false_: string) => `${true_} charges against businesses were right and ${false_} wrong`,
  titleNone: 'No business was charged with anything',
  lead: (businesses: string, done: string, withheld: string) =>
    `${businesses} businesses did ${done} things that harm somebody or break a rule, and held ${withheld} back. They are counted apart: no figure about everybody includes them.`,
  owners: (times: string) => `Owners came onto a list because their business did: ${times}.`,
  petitions: (received: string) => `${received} petitions and complaints reached the officials of the districts.`,
  load: {
    title: (most: string, much: string) => `${most} officials had ${much} in a year`,
    lead: (none: string, years: string) =>
      `A petition is a complaint, a request or a criticism from the district, counted with the official who holds it. Over ${years} years of office ${none} passed without any. Who has many is where the people are many and the grievance great; nothing here says that the official is bad.`,
    caption:
      'Officials by the petitions that reached them in a year, over all whole years of the run; an official counts again in each year.',
    alternative: (rows: string) => `Officials by petitions in a year. ${rows}`,
    row: (petitions: string, share: string) => `${petitions}: ${share}.`,
    none: 'no petition',
    some: (from: string, to: string) => `${from} to ${to} petitions`,
    more: (from: string) => `${from} or more petitions`,
    bar: 'Share of years of office',
    tableCaption: 'Years of office by petitions in the year, by region',
    region: 'Region',
    all: 'All regions',
  },
  caption:
    'Charges for each 100 businesses in a year: seen and laid to the one who did it, and laid to one who did not. Sectors and sizes overlap.',
  alternative: (rows: string) => `Charges against businesses by sector and size. ${rows}`,
  row: (title: string, right: string, wrong: string) => `${title}: ${right} right, ${wrong} wrong.`,
  right: 'Right charges',
  wrong: 'Wrong charges',
  label: (right: string, wrong: string) => `${right} + ${wrong}`,
  all: 'All businesses',
  tableCaption: 'Businesses by sector and size over the whole run; letters at the last grading',
  columns: {
    group: 'Businesses',
    count: 'How many at the end',
    done: 'Misconduct done',
    withheld: 'Held back',
    right: 'Right charges',
    wrong: 'Wrong charges',
    missed: 'Seen by nobody',
    low: 'Graded too low',
  },
  trust: {
    title: (field: string, start: string, end: string) => `Trust moved most in ${field}: from ${start} to ${end}`,
    titleStill: 'Trust in institutions hardly moved',
    lead: (victims: string, held: string, wrong: string) =>
      `The promise of such schemes is that people can trust again. In this run ${victims} times somebody suffered from misconduct, ${held} acts of misconduct were held back, and ${wrong} charges were wrong. Trust goes down with the first and up with charges seen; by how much is an assumption.`,
    caption: 'Share of residents who trust institutions in each field of life. Nothing else in the run depends on it.',
    alternative: (rows: string) => `Trust in institutions over time. ${rows}`,
    row: (field: string, start: string, end: string) => `${field}: ${start} at first, ${end} at the end.`,
    panel: 'Share who trust',
    day: 'First day of the step',
    tableCaption: 'Trust in institutions by field of life, each tick',
  },
}

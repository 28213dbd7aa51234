/** What people did to each other and to the scheme. */
import type { Conduct } from '../../numbers/conduct.js'

export interface ConductWords {
  /** In the table and beside the bar. */
  title: string
  /** As it follows a number in a heading. */
  happened: string
  /** What the number is a part of. */
  of?: string
  /** In full. */
  says: string
}

const rows: Record<Conduct, ConductWords> = {
  answers: {
    title: 'Answered what somebody else had done',
    happened: 'acts answered what somebody else had done',
    of: 'acts that could be answered',
    says: 'An act of one resident gave rise to an act of another, as when somebody picks up what a neighbour drops.',
  },
  evaded: {
    title: 'Hidden from a sensor that would have seen it',
    happened: 'acts were hidden from a sensor that would have seen them',
    of: 'punishable acts that would have been seen',
    says: 'Whoever fears a charge hides what is punished. Such acts are among those seen by nobody.',
  },
  accused: {
    title: 'Charges made up by a neighbour, and believed',
    happened: 'charges made up by a neighbour were believed',
    of: 'charges made up',
    says: 'Somebody invented a charge out of malice, and the sensor took it for true.',
  },
  gamed: {
    title: 'Good deeds done to reach a better grade',
    happened: 'good deeds were done to reach a better grade',
    of: 'such deeds',
    says: 'Deeds beyond the usual, by residents just short of a better grade or drawn by the points.',
  },
  found: {
    title: 'Charges found in one\u2019s own file',
    happened: 'charges were found in one\u2019s own file',
    says: 'Residents who had not been told of a charge asked to see their file, and found it.',
  },
  late: {
    title: 'Appeals that came too late',
    happened: 'appeals came too late',
    of: 'appeals',
    says: 'Whoever takes longer than the deadline can no longer appeal.',
  },
  untold: {
    title: 'Graded down without being told',
    happened: 'times somebody was graded down without being told',
    of: 'residents graded down',
    says: 'They learn of it when a door stays shut.',
  },
  not_kept: {
    title: 'Findings not kept for want of consent',
    happened: 'findings were not kept for want of consent',
    says: 'The one charged had not agreed to be scored, so nothing was kept.',
  },
  published: {
    title: 'Charges printed with a name',
    happened: 'charges were printed with a name',
    of: 'charges',
    says: 'Everybody could read who was charged, and with what.',
  },
  published_wrong: {
    title: 'Names printed for what somebody had not done',
    happened: 'names were printed for what somebody had not done',
    of: 'names printed',
    says: 'The charge was wrong; an appeal that is upheld does not unprint it.',
  },
}

export const conduct = {
  topic: 'What people did to each other and to the scheme',
  title: (happened: string, cases: string) => `${cases} ${happened}`,
  titleNone: 'Nobody did anything to the scheme',
  lead: (list: string) => list,
  caption:
    'One bar for each way in which people answered each other or dealt with the scheme, where the scheme has it: how often it happened.',
  alternative: (list: string) => list,
  item: (title: string, cases: string, of: string) => `${title}: ${cases}${of}.`,
  among: (whole: string, what: string) => ` of ${whole} ${what}`,
  tableCaption: 'What people did to each other and to the scheme: cases in the run',
  columns: { what: 'What', says: 'What it means', cases: 'Cases', of: 'Of' },
  cases: 'Cases',
  rows,
  spent: {
    title: (money: string) => `Residents spent ${money} on deeds that bring points`,
    lead: (group: string, money: string, other: string) =>
      `${group} spent ${money} for each resident in a year; everybody together, ${other}. Points that have a price are for those who can pay.`,
    leadNone: 'Points that have a price are for those who can pay.',
    caption: 'Money spent on deeds that have a price, for each resident of the group in a year.',
    alternative: 'Money spent on deeds that have a price, for each resident in a year, by group.',
    yuan: 'Yuan for each resident in a year',
    tableCaption: 'Money spent on deeds that bring points, by group',
    columns: { group: 'Group', residents: 'Residents', yuan: 'Yuan', each: 'Yuan for each resident in a year' },
  },
}

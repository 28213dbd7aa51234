/** The chapter on ratings, for schemes in which people rate each other. */
export const ratings = {
  topic: 'Ratings',
  title: (share: string) => `Inequality of scores stands ${share} above what conduct alone would make it`,
  titleLess: (share: string) => `Inequality of scores stands ${share} below what conduct alone would make it`,
  titleEqual: 'Scores are as unequal as conduct alone would make them',
  lead: (ratings: string, mean: string, own: string) =>
    `${ratings} ratings were given, ${mean} points on average; ${own} of them came from somebody in the same grade.`,
  mobility: (kept: string, moved: string) =>
    `From one grading to the next ${kept} of those in the best grade stayed in it, and ${moved} of all residents changed their grade.`,
  caption:
    'The Gini coefficient is 0 if all have the same score, and 1 if one resident has everything. Solid: scores as they are. Dashed: the same meetings, if conduct alone counted. Scores are read in the bins of the score distribution.',
  alternative: (first: string, last: string, truth: string) =>
    `Gini coefficient of scores over time: ${first} at first, ${last} at the end; by conduct alone ${truth} at the end.`,
  panel: 'Gini coefficient',
  file: 'Scores as they are',
  truth: 'By conduct alone',
  seriesCaption: 'Gini coefficient of scores, each tick',
  day: 'First day of the step',
  onlookers: (times: string, points: string) =>
    `${times} times somebody was seen being kind to a person of low standing and was rated down for it; that took ${points} points.`,
  noOnlookers: 'Nobody was rated down for being kind to a person of low standing.',
  penalties: (times: string) => `Penalties on the spot: ${times}.`,
  groupsTitle: 'Who is rated how, and what conduct alone would bring',
  groupsLead:
    'The last two columns say what the ratings of others make of a group and what its conduct alone would. Where they differ, it is who people are, and whom they are seen with, that counts.',
  groupsCaption: 'Ratings by group, over the whole run; scores at its end',
  columns: {
    group: 'Group',
    received: 'Ratings received per resident',
    mean: 'Mean rating',
    onlookers: 'Rated down by onlookers, per 1,000',
    score: 'Mean score',
    truth: 'Mean score by conduct alone',
  },
}

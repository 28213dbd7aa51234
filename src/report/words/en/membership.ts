/** Who joins, and what becomes of those who do not. */
export const membership = {
  topic: 'Who joins, and what becomes of those who do not',
  topicOrder: 'One number that compares people',
  join: {
    title: (share: string) => `At the end ${share} residents were members`,
    lead: (joined: string, pull: string, left: string) =>
      `${joined} joined, ${pull} of them only because others around them had; ${left} left.`,
    caption:
      'Share of each group that is a member at the end. Nobody has to join; those who do not have no score, no letter and no file.',
    alternative: (list: string) => list,
    item: (group: string, share: string) => `${group}: ${share}.`,
    bar: 'Members',
    tableCaption: 'Members at the end, by group',
    columns: { group: 'Group', residents: 'Residents', members: 'Members', share: 'Share' },
  },
  outside: {
    title: (shut: string) => `${shut} times a door stayed shut for somebody who never asked for a score`,
    titleNone: 'No door was shut to those outside because of the scheme',
    lead: (shut: string, all: string) =>
      `Doors that treat outsiders worse as members grow refused ${shut} of ${all} attempts that they would have let through without the scheme. The scheme has no file on any of them.`,
    caption:
      'For each door that asks for membership: refusals of outsiders that are the scheme\u2019s doing, of 1,000 attempts by outsiders.',
    alternative: (list: string) => list,
    item: (door: string, rate: string) => `${door}: ${rate} of 1,000.`,
    bar: 'Refused because of the scheme',
    tableCaption: 'Outsiders at doors',
    columns: {
      door: 'Door',
      attempts: 'Attempts by outsiders',
      shut: 'Refused because of the scheme',
      rate: 'Of 1,000',
    },
  },
  friends: {
    title: (up: string, down: string) =>
      `Friends\u2019 conduct has raised the mean score by ${up} and lowered it by ${down} points`,
    lead: 'A part of the score is the mean score of friends: what they do, and what is wrongly held against them, counts for others.',
    caption:
      'Points of the mean score at the end that come from what is on friends\u2019 files, beside what friends began with.',
    alternative: (list: string) => list,
    item: (group: string, up: string, down: string) => `${group}: ${up} up, ${down} down.`,
    up: 'Raised by friends',
    down: 'Lowered by friends',
    tableCaption: 'What friends did to scores, in points of the mean score',
    columns: { group: 'Group', scored: 'With a score', up: 'Raised by', down: 'Lowered by' },
  },
  order: {
    title: (score: string) => `Half of all who have a score stand below ${score}`,
    lead: 'One number puts everybody in order. The score above says how far up somebody stands, not what they have done.',
    tableCaption: 'The order of all who have a score, at the end',
    columns: { score: 'Score', below: 'Share that stands below' },
  },
}

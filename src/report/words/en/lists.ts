/** Lists: who is on them, how they come off, and whom doors turn away. */
import type { ListKind } from '../../../scenario/schema/lists.js'

const kinds: Record<ListKind, string> = { blacklist: 'blacklist', redlist: 'redlist', pass: 'pass' }

export const lists = {
  topic: 'Lists',
  kinds,
  title: (on: string, wrongly: string) => `At the end ${on} stand on a blacklist, ${wrongly} of them wrongly`,
  titlePass: (on: string, wrongly: string) => `At the end ${on} hold a pass, ${wrongly} of them wrongly`,
  titleNone: 'Nobody stands on a blacklist at the end',
  lead: (listings: string, people: string) =>
    `Over the run there were ${listings} listings, of ${people} people who had never been on the list before. Somebody with two cases is listed twice: published ` +
    'counts of listings are times, not people.',
  caption:
    'Residents on each list at the end of the run. Wrongly: with perfect sensors and databases, and the same rules, they ' +
    'would not be on it. A delay on the way to the list puts some there for what is settled by then.',
  alternative: (items: string) => `Residents on each list at the end. ${items}`,
  item: (list: string, on: string, wrongly: string) => `${list}: ${on}, ${wrongly} of them wrongly.`,
  rightly: 'on it, and rightly',
  wrongly: 'on it wrongly',
  tableCaption: 'The lists at the end of the run, and how people came onto them and off them',
  columns: {
    list: 'List',
    kind: 'Kind',
    on: 'On it',
    wronglyOn: 'wrongly',
    wronglyOff: 'Should be on it',
    listings: 'Listings',
    people: 'People',
    spared: 'Spared by a safeguard',
    performed: 'Off: did what was owed',
    term: 'Off: time over',
    appeal: 'Off: appeal',
    taken: 'Off: taken off',
  },
  groups: {
    caption: 'Residents on a blacklist at the end, per 1,000 of each group; groups with few are left out',
    columns: { group: 'Group', on: 'On a blacklist', wrongly: 'wrongly' },
  },
  businesses: {
    caption: 'Businesses on each list at the end, by sector, and their listings over the whole run',
    all: 'All businesses',
    columns: {
      list: 'List',
      sector: 'Sector',
      businesses: 'Businesses',
      on: 'On it',
      wrongly: 'wrongly',
      listings: 'Listings',
    },
  },
  doors: {
    title: (door: string, times: string, people: string) => `${door}: turned away ${times} times, ${people} people`,
    lead: 'Times are attempts; people are counted once at each door.',
    fell: (count: string) =>
      ` ${count} of the times fell on somebody for the standing of an adult of the household, as when a child is refused for a parent.`,
    caption: 'Attempts refused because of the scheme, by door.',
    alternative: (items: string) =>
      `Attempts refused because of the scheme, and people refused at least once. ${items}`,
    item: (door: string, times: string, people: string) => `${door}: ${times} times, ${people} people.`,
    times: 'times',
    tableCaption: 'Whom doors turned away because of the scheme: times and people',
    columns: { door: 'Door', times: 'Times', people: 'People', fell: 'For the standing of somebody else' },
  },
}

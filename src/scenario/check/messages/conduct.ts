/** What the checks of chains, accusations, gaming and rights say. */
import type { Message } from '../../language/message.js'

export const conductMessages = {
  noRate: (): Message => ({
    code: 'no-rate',
    message: 'nothing says how often this is done',
    allowed: 'a rate:, or follows: where it is only done in answer to another act',
    hint: 'add rate:',
  }),
  followsItself: (): Message => ({
    code: 'follows-itself',
    message: 'a behaviour cannot follow itself',
    allowed: 'another behaviour',
  }),
  noOfficial: (): Message => ({
    code: 'no-officials',
    message: 'nobody could answer this, because the population has no official of a district',
    hint: 'take a population with officials:, or by: neighbour',
  }),
  accusesAtHome: (): Message => ({
    code: 'accuses-at-home',
    message: 'the one accused is the victim of the act, and is a neighbour',
    allowed: 'victim: neighbour, or no victim',
  }),
  gamedIsMerit: (kind: string): Message => ({
    code: 'gamed-is-merit',
    message: `only what is rewarded can be done for the sake of points, and this is ${kind}`,
    found: kind,
    allowed: 'gamed: true on merit',
  }),
  nobodyGames: (): Message => ({
    code: 'nobody-games',
    message: 'this is marked as gamed, but nothing says how people game the score',
    hint: 'add response: { gaming: ... }',
  }),
  nothingGamed: (): Message => ({
    code: 'nothing-gamed',
    message: 'people would game the score, but no behaviour is marked gamed: true',
  }),
  gamingWithoutGrades: (): Message => ({
    code: 'gaming-without-grades',
    message: 'people do gamed deeds for a better grade, but the scenario has no grades',
  }),
  gamingFactor: (text: string): Message => ({
    code: 'out-of-range',
    message: `gaming must multiply a rate by something between 1 and 2 times, but is ${text}`,
    found: text,
    allowed: 'from 1 times to 2 times',
  }),
  limitOfNothing: (): Message => ({
    code: 'limit-of-nothing',
    message: 'this limits what the rule gives in a year, but the rule gives no points',
    allowed: 'given_per_year: on rules that give points',
  }),
  deadlineForNobody: (): Message => ({
    code: 'deadline-for-nobody',
    message: 'everybody files at once, so that nobody misses the deadline',
    hint: 'add filed_after: the mean time that people take',
  }),
  nothingToFind: (): Message => ({
    code: 'nothing-to-find',
    message: 'everybody is told of every charge, so that nobody finds anything new in their file',
  }),
  consentAbove: (share: number): Message => ({
    code: 'out-of-range',
    message: `the share of those who agree times the factors reaches ${Number((share * 100).toFixed(4))} % for some residents`,
    allowed: 'at most 100 %',
    hint: 'lower the share or the factors',
  }),
}

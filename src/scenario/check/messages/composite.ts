/** What the checks of composite scores, ranks and membership say. */
import type { Message } from '../../language/message.js'
import { listed } from '../../language/suggest.js'
import { percent } from './words.js'

export const compositeMessages = {
  noFactor: (): Message => ({
    code: 'no-factor',
    message: 'the score has no factor to be made of',
    allowed: 'one factor or more',
  }),
  weights: (sum: number): Message => ({
    code: 'weights-sum',
    message: `the weights of the factors add up to ${percent(sum)}`,
    allowed: '100 % in all',
  }),
  emptyFactor: (worst: string, best: string): Message => ({
    code: 'factor-range',
    message: `the worst of the factor, ${worst}, is not below its best, ${best}`,
    allowed: 'a worst below the best',
  }),
  friends: (text: string, most: number): Message => ({
    code: 'out-of-range',
    message: `a factor of friends cannot look at ${text}`,
    found: text,
    allowed: `from 1 to ${most}`,
  }),
  twoOfFriends: (other: string): Message => ({
    code: 'two-factors-of-friends',
    message: `this factor and "${other}" are both made of friends`,
    allowed: 'one factor of friends in a score',
  }),
  tooOften: (refreshed: string, tick: string): Message => ({
    code: 'refreshed-too-often',
    message: `the score cannot be refreshed every ${refreshed}, because time moves in steps of ${tick}`,
    allowed: `${tick} or more`,
  }),
  feedsNothing: (factors: string[]): Message => ({
    code: 'rule-without-factor',
    message: 'the rule does not say which factor of the score its points go to',
    allowed: listed(factors, 'or', 40),
    hint: 'add factor:',
  }),
  feedsFriends: (factor: string): Message => ({
    code: 'rule-feeds-friends',
    message: `the factor "${factor}" is made of friends' scores, so no rule can feed it`,
    found: factor,
    allowed: 'a factor of kind points',
  }),
  feedsTwo: (behaviour: string, rule: string, factor: string): Message => ({
    code: 'rule-feeds-two',
    message: `rules for "${behaviour}" feed different factors: "${rule}" feeds "${factor}"`,
    allowed: 'one factor for all rules of a behaviour, whatever their dates',
  }),
  noComposite: (factor: string): Message => ({
    code: 'unknown-factor',
    message: `there is no factor "${factor}", because the score is not made of factors`,
    found: factor,
    hint: 'delete factor:, or make the score composite',
  }),
}

export const rankMessages = {
  needsRank: (id: string): Message => ({
    code: 'grade-open',
    message: `"${id}" does not say which share of everybody reaches it`,
    allowed: 'from_rank: for every band but the worst, which stands last',
    hint: 'add from_rank:',
  }),
  worstHasRank: (id: string): Message => ({
    code: 'rank-of-worst',
    message: `"${id}" is the worst band: everybody left over is in it`,
    allowed: 'no from_rank: on the last band',
    hint: 'delete from_rank: here',
  }),
  rankOrder: (id: string, share: string, before: string, better: string): Message => ({
    code: 'grade-order',
    message: `${share} reach "${id}", no more than the ${better} who reach "${before}"`,
    allowed: 'shares that grow from the best band down, each counting those above it',
  }),
  rankRange: (share: string): Message => ({
    code: 'out-of-range',
    message: `a band cannot be reached by ${share} of everybody`,
    found: share,
    allowed: 'above 0 % and below 100 %',
  }),
  bothWays: (key: string, by: 'score' | 'rank'): Message => ({
    code: 'grade-both-ways',
    message:
      by === 'rank' ? `grades go by rank, so "${key}:" says nothing` : `grades go by score, so "${key}:" says nothing`,
    allowed: by === 'rank' ? 'from_rank: alone' : 'from: and to: alone',
    hint: by === 'rank' ? `delete ${key}: here` : `delete ${key}: here, or write by: rank`,
  }),
}

export const membershipMessages = {
  nobodyOutside: (): Message => ({
    code: 'outsiders-without-membership',
    message: 'this says what the door does with those who are no members, but everybody is scored',
    hint: 'add membership:, or delete outsiders:',
  }),
  nobodyJoins: (pulled: boolean): Message => ({
    code: 'nobody-joins',
    message: pulled
      ? 'nobody is a member at the start and nobody joins of their own accord, so there is nobody to draw others in'
      : 'nobody is a member at the start and nobody joins, so nobody is ever scored',
  }),
}

/** What is said of scores and of the points that rules give. */
import type { Message } from '../../language/message.js'

export const scoreMessages = {
  count: (number: number): Message => ({
    code: 'number-of-scores',
    message: `this version of the laboratory runs one score at most, but there are ${number}`,
    allowed: 'one entry in scores:, or scores: {}',
  }),
  emptyRange: (lowest: string, highest: string): Message => ({
    code: 'score-range',
    message: `the lowest score, ${lowest}, is not below the highest, ${highest}`,
    allowed: 'a lowest score below the highest',
  }),
  baseOutside: (base: string, which: 'below the lowest' | 'above the highest', end: string): Message => ({
    code: 'score-range',
    message: `everybody starts with ${base}, which is ${which} score, ${end}`,
    found: base,
    allowed: 'a start between the lowest and the highest score',
  }),
  rulesClash: (behaviour: string, other: string, from: string): Message => ({
    code: 'rules-clash',
    message: `this rule and "${other}" both give points for "${behaviour}" from ${from} on, so an act would count twice`,
    allowed: 'one rule in force for a behaviour at any time',
    hint: 'give one an in_force: with from: or until:, or remove one',
  }),
}

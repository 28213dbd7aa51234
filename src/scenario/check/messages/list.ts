/** What is said of lists, passes and what ends them. */
import type { Message } from '../../language/message.js'
import { percent } from './words.js'

export const listMessages = {
  tooMany: (number: number, most: number): Message => ({
    code: 'number-of-lists',
    message: `this version of the laboratory runs at most ${most} lists, but there are ${number}`,
    allowed: `up to ${most} entries in lists:`,
  }),
  tooManyDoors: (number: number, most: number): Message => ({
    code: 'number-of-doors',
    message: `a scheme with lists may have at most ${most} doors, but there are ${number}`,
    allowed: `up to ${most} entries in doors:`,
  }),
  nothingToExtend: (): Message => ({
    code: 'nothing-to-extend',
    message: 'there is no term that could be lengthened',
    hint: 'add term:, or delete extended:',
  }),
  nobodyPerforms: (): Message => ({
    code: 'nobody-performs',
    message: 'nobody on this list ever does what is owed, so this means nothing',
    hint: 'add performs:, or delete this',
  }),
  nobodyHolds: (): Message => ({
    code: 'nobody-holds',
    message: 'nobody is on this list when the run begins, so this means nothing',
    hint: 'add held_at_start:, or delete this',
  }),
  held: (chance: number): Message => ({
    code: 'out-of-range',
    message: `the share of those on the list at the start times the factors reaches ${percent(chance)} for some residents`,
    allowed: 'at most 100 %',
    hint: 'lower the share or the factors',
  }),
  bothWays: (list: string): Message => ({
    code: 'both-ways',
    message: `this rule both puts people on "${list}" and takes them off`,
    found: list,
    allowed: 'each list in one of lists: and delists:',
  }),
  doesNothing: (): Message => ({
    code: 'rule-does-nothing',
    message: 'this rule neither scores nor lists',
    allowed: 'points:, lists: or delists:',
  }),
  noEvidence: (): Message => ({
    code: 'missing-evidence',
    message: 'nothing says how sure we are of this rule, because it has no points that could say it',
    allowed: 'evidence: documented, reported, disputed, assumed or fictional, on the rule itself',
  }),
  nothingToScore: (): Message => ({
    code: 'no-score',
    message: 'this rule gives or takes points, but the scenario has no score',
    hint: 'add a score in scores:, or delete points:',
  }),
  nothingToGrade: (): Message => ({
    code: 'no-score',
    message: 'there are grades, but the scenario has no score that they could be bands of',
    hint: 'add a score in scores:, or delete grades:',
  }),
  endsNothing: (): Message => ({
    code: 'ends-nothing',
    message: 'this narrows the scheme, but names nothing that ends',
    allowed: 'ends: with the names of rules, doors or lists',
  }),
  endsAll: (does: string): Message => ({
    code: 'ends-without-narrow',
    message: `only a reaction that narrows ends parts of a scheme; this one does "${does}"`,
    hint: 'write does: narrow, or delete ends:',
  }),
  notAfterStart: (day: string, start: string): Message => ({
    code: 'date-before-start',
    message: `${day} is not after the run begins, on ${start}`,
    found: day,
    allowed: `a day after ${start}`,
  }),
  nobodyEnters: (list: string): Message => ({
    code: 'empty-list',
    message: `no rule puts anybody on "${list}" and nobody is on it at the start, so it stays empty`,
  }),
  nobodyLooks: (list: string): Message => ({
    code: 'unseen-list',
    message: `no door looks at "${list}"`,
  }),
}

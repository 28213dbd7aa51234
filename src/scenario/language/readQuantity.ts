/** From the text of a quantity to its number, or to the message that says what is wrong with it. */
import { kindNames, measure, type Kind } from './kinds.js'
import type { Message } from './message.js'
import { quantityMessages as say } from './messages/quantity.js'
import { nearest } from './suggest.js'

export interface Limits {
  /** Let a duration be zero. */
  zero?: boolean
}

/** Points live in 32-bit counters summed over residents; nobody needs more than a million at once. */
const mostPoints = 1_000_000
/** More than anybody has ever counted; keeps products of counts inside exact integers. */
const mostResidents = 100_000_000_000

/**
 * Reads one figure.
 *
 * @param written what stands in the file: a text, a bare number, or something wrong
 * @returns the number, its unit and its text, or what to say about it
 */
export function readQuantity(
  kind: Kind,
  written: unknown,
  limits: Limits = {},
): { value: number; unit: string; text: string } | Message {
  if (written === undefined || written === null || written === '') return say.missing(kind)
  if (typeof written === 'boolean') return say.notText(kind, String(written))
  if (Array.isArray(written)) return say.notText(kind, 'a list')
  if (typeof written === 'object') return say.notText(kind, 'a block')
  const text = String(written).trim()
  const read = measure(kind, text)
  if (!read) return unreadable(kind, text)
  const { value, unit } = read
  if (!Number.isFinite(value)) return /\D0+(\.0+)?\D*$/.test(text) ? say.perNothing(text) : say.unreadable(kind, text)
  if (value < 0 && kind !== 'points' && kind !== 'bits') return say.negative(kind, text)
  if (kind === 'share' && value > 1) return say.overWhole(text)
  if (kind === 'duration' && value === 0 && !limits.zero) return say.zeroDuration(text)
  if ((kind === 'points' || kind === 'count') && !Number.isInteger(value)) return say.notWhole(kind, text)
  if (kind === 'points' && Math.abs(value) > mostPoints) return say.tooLarge(text, '1,000,000 points')
  if (kind === 'count' && value > mostResidents) return say.tooLarge(text, '100B residents')
  // minus zero would print as -0
  return { value: value === 0 ? 0 : value, unit, text }
}

/** Why a text is no quantity of the wanted kind: no unit, another kind, a misspelt unit, a comma. */
function unreadable(kind: Kind, text: string): Message {
  if (/^[-+\u2212]?[0-9]+,[0-9]{1,2}(?![0-9])/.test(text)) return say.decimalComma(kind, text)
  if (/^[-+\u2212]?[0-9][0-9,.]*[kMB]?$/.test(text)) return say.noUnit(kind, text)
  const other = kindNames.find((candidate) => candidate !== kind && measure(candidate, text))
  if (other) return say.otherKind(kind, text, other)
  return say.unreadable(kind, text, meant(kind, text))
}

/** Other ways to write a unit that people try; a word of the language for each. */
const spellings: Record<string, string> = {
  percent: '%',
  'per cent': '%',
  pct: '%',
  p: 'points',
  pt: 'points',
  pts: 'points',
  punkte: 'points',
  d: 'days',
  w: 'weeks',
  m: 'months',
  mo: 'months',
  y: 'years',
  yr: 'years',
  yrs: 'years',
  'per yr': 'per year',
  'a year': 'per year',
  'a month': 'per month',
  'a day': 'per day',
  annually: 'per year',
  yearly: 'per year',
  monthly: 'per month',
  daily: 'per day',
  '/year': 'per year',
  '/month': 'per month',
  '/day': 'per day',
  rmb: 'yuan',
  cny: 'yuan',
  '¥': 'yuan',
  x: 'times',
  '×': 'times',
  people: 'residents',
  persons: 'residents',
}

const unitWords: Record<Kind, readonly string[]> = {
  rate: ['per year', 'per month', 'per week', 'per day'],
  share: ['%'],
  duration: ['days', 'weeks', 'months', 'years', 'day', 'week', 'month', 'year'],
  points: ['points', 'point'],
  money: ['yuan'],
  factor: ['times'],
  bits: ['bits', 'bit'],
  count: ['residents'],
}

/** The text with its unit put right, if that makes it a quantity of the wanted kind. */
function meant(kind: Kind, text: string): string | undefined {
  const match = /^([-+\u2212]?[0-9][0-9,.]*[kMB]?(?: +(?:per|in) +[0-9][0-9,.]*[kMB]?)?) *(.+)$/.exec(text)
  if (!match) return undefined
  const [, figure, unit] = match
  const word = spellings[unit.toLowerCase()] ?? nearest(unit, unitWords[kind])
  const guess = word && `${figure} ${word}`
  return guess && measure(kind, guess) ? guess : undefined
}

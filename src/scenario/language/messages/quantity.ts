/** What is said of figures: values, units, ranges and dates. See ../message.ts for what a message is made of. */
import { kinds, type Kind } from '../kinds.js'
import type { Message } from '../message.js'

const examplesOf = (kind: Kind) => kinds[kind].examples.join(', ')
const allowedOf = (kind: Kind) => `${kinds[kind].written}; for example ${examplesOf(kind)}`

export const quantityMessages = {
  missing: (kind: Kind): Message => ({
    code: 'missing-value',
    message: `there is no value here, but ${kinds[kind].a} is needed`,
    allowed: allowedOf(kind),
  }),

  noUnit: (kind: Kind, found: string): Message => ({
    code: 'missing-unit',
    message: `"${found}" has no unit, so nobody can tell what it measures`,
    found,
    allowed: allowedOf(kind),
    hint: `write ${unitExample(kind, found)}`,
  }),

  otherKind: (kind: Kind, found: string, other: Kind): Message => ({
    code: 'wrong-kind',
    message: `"${found}" is ${kinds[other].a}, but ${kinds[kind].a} is needed here`,
    found,
    allowed: allowedOf(kind),
  }),

  unreadable: (kind: Kind, found: string, meant?: string): Message => ({
    code: 'unreadable-quantity',
    message: `"${found}" cannot be read as ${kinds[kind].a}`,
    found,
    allowed: allowedOf(kind),
    hint: meant && `did you mean "${meant}"?`,
  }),

  notText: (kind: Kind, found: string): Message => ({
    code: 'wrong-shape',
    message: `${kinds[kind].a} is needed here, but this is ${found}`,
    found,
    allowed: allowedOf(kind),
    hint: 'write the figure on one line, or as a block with value:, source: and evidence:',
  }),

  decimalComma: (kind: Kind, found: string): Message => ({
    code: 'decimal-comma',
    message: `"${found}" has a comma in the wrong place`,
    found,
    allowed: `a point for decimals and commas only between thousands; for example ${examplesOf(kind)}`,
  }),

  negative: (kind: Kind, found: string): Message => ({
    code: 'out-of-range',
    message: `${kinds[kind].a} cannot be negative, but "${found}" is below zero`,
    found,
    allowed: allowedOf(kind),
  }),

  overWhole: (found: string): Message => ({
    code: 'out-of-range',
    message: `a share cannot be more than the whole, but "${found}" is over 100 %`,
    found,
    allowed: 'from 0 % to 100 %',
    hint: 'for a multiplier above one use a factor, such as 1.6 times, where the language allows one',
  }),

  perNothing: (found: string): Message => ({
    code: 'out-of-range',
    message: `"${found}" divides by zero`,
    found,
    allowed: 'a number above zero after "per" or "in"',
  }),

  zeroDuration: (found: string): Message => ({
    code: 'out-of-range',
    message: `this duration cannot be zero, but "${found}" is`,
    found,
    allowed: allowedOf('duration'),
  }),

  notWhole: (kind: Kind, found: string): Message => ({
    code: 'not-whole',
    message: `${kinds[kind].a} must be whole, but "${found}" is not`,
    found,
    allowed: allowedOf(kind),
  }),

  tooLarge: (found: string, most: string): Message => ({
    code: 'out-of-range',
    message: `"${found}" is more than the laboratory can hold`,
    found,
    allowed: `at most ${most}`,
  }),

  badDate: (found: string): Message => ({
    code: 'unreadable-date',
    message: `"${found}" cannot be read as a date`,
    found,
    allowed: 'year-month-day with four, two and two digits, for example 2010-01-01',
  }),

  noSuchDay: (found: string, lastDay: number | undefined): Message => ({
    code: 'impossible-date',
    message: `there is no day ${found} in the calendar`,
    found,
    allowed: 'a day that exists, from 1900-01-01 to 2199-12-31',
    hint: lastDay === undefined ? undefined : `that month has ${lastDay} days`,
  }),

  outsideRange: (found: string, low: string, high: string): Message => ({
    code: 'range',
    message: `the value ${found} lies outside its own range, ${low} to ${high}`,
    found,
    allowed: 'a range that contains the value',
  }),

  unorderedRange: (low: string, high: string): Message => ({
    code: 'range',
    message: `the range runs backwards: ${low} is more than ${high}`,
    found: `[${low}, ${high}]`,
    allowed: 'the lower figure first',
  }),

  badRange: (): Message => ({
    code: 'range',
    message: 'a range is two figures, the lowest and the highest that are plausible',
    allowed: 'a list of two, for example [0.1 per year, 0.6 per year]',
  }),
}

/** How the bare number a user wrote would look with a unit: `5` becomes `5 %`. */
function unitExample(kind: Kind, found: string): string {
  switch (kind) {
    case 'rate':
      return `${found} per year or ${found} per month, whichever is meant`
    case 'duration':
      return `${found} days or ${found} months, whichever is meant`
    case 'share':
      return `${found} %`
    case 'money':
      return `${found} yuan`
    case 'factor':
      return `${found} times`
    case 'bits':
      return `${found} bits`
    case 'points':
    case 'count':
      return `${found} ${kind === 'count' ? 'residents' : 'points'}`
  }
}

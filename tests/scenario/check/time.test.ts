import { expect, test } from 'vitest'
import { endOf, ticksIn } from '../../../src/scenario/check/time.js'
import { quantity } from '../../../src/scenario/language/quantity.js'

const duration = (text: string) => quantity('duration', text)

test.each([
  ['48 months', '1 month', 48],
  ['4 years', '1 month', 48],
  ['1 year', '3 months', 4],
  ['1.5 years', '1 month', 18],
  ['52 weeks', '1 week', 52],
  ['2 weeks', '1 day', 14],
  ['10 days', '1 week', undefined],
  ['1 year', '1 week', undefined],
  ['365 days', '1 month', undefined],
  ['5 months', '2 months', undefined],
])('%s in steps of %s: %s', (length, tick, ticks) => {
  expect(ticksIn(duration(length), duration(tick))).toBe(ticks)
})

test.each([
  ['2010-01-01', '48 months', '2014-01-01'],
  ['2010-01-01', '2 weeks', '2010-01-15'],
  ['2012-02-01', '29 days', '2012-03-01'],
])('a run from %s of %s ends before %s', (start, length, end) => {
  expect(endOf(start, duration(length))).toBe(end)
})

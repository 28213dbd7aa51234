import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decimal, kindNames, kinds, measure, type Kind } from '../../../src/scenario/language/kinds.js'
import { count, date, duration, points, quantity, rate, share } from '../../../src/scenario/language/quantity.js'
import { settingNote } from '../../../src/scenario/language/setting.js'
import { readQuantity } from '../../../src/scenario/language/readQuantity.js'

test.each<[Kind, string | number, number, string]>([
  ['rate', '1.2 per year', 1.2, 'per year'],
  ['rate', '2 per month', 24, 'per month'],
  ['rate', '1 per day', 365.25, 'per day'],
  ['rate', '3 per 1000 per year', 0.003, 'per year'],
  ['rate', '12 per 100k per month', 0.00144, 'per month'],
  ['rate', '0 per year', 0, 'per year'],
  ['share', '5 %', 0.05, '%'],
  ['share', '5%', 0.05, '%'],
  ['share', '0.02 %', 0.0002, '%'],
  ['share', '100 %', 1, '%'],
  ['share', '1 in 200', 0.005, 'in'],
  ['duration', '10 days', 10 / 365.25, 'day'],
  ['duration', '3 months', 0.25, 'month'],
  ['duration', '1 year', 1, 'year'],
  ['points', '-50 points', -50, 'points'],
  ['points', '\u221250 points', -50, 'points'],
  ['points', '+100 points', 100, 'points'],
  ['points', '1 point', 1, 'points'],
  ['money', '800,000 yuan', 800_000, 'yuan'],
  ['money', '2.5 yuan', 2.5, 'yuan'],
  ['factor', '1.6 times', 1.6, 'times'],
  ['count', '1,140,000 residents', 1_140_000, 'residents'],
  ['count', '1.1M residents', 1_100_000, 'residents'],
  ['count', '1.4B', 1_400_000_000, 'residents'],
  ['count', '100k', 100_000, 'residents'],
  ['count', 100_000, 100_000, 'residents'],
])('%s: %s', (kind, text, value, unit) => {
  const read = quantity(kind, text)
  expect(read.value).toBeCloseTo(value, 12)
  expect(read).toMatchObject({ kind, unit, text: String(text), source: [], evidence: 'assumed' })
})

test('two weeks and fourteen days are the same number, bit for bit', () => {
  expect(quantity('duration', '2 weeks').value).toBe(quantity('duration', '14 days').value)
})

test('digits are shifted before they are parsed, so no rounding creeps in', () => {
  expect(decimal('1.1M')).toBe(1_100_000)
  expect(decimal('0.07', -2)).toBe(0.0007)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (n) => {
      expect(quantity('share', `${n / 1000} %`).value).toBe(Number(`${n}e-5`))
    }),
  )
})

test.each<[Kind, string | number, string]>([
  ['share', 5, '"5" has no unit'],
  ['share', '5 percent', 'did you mean'],
  ['share', '101 %', 'over 100 %'],
  ['share', '-1 %', 'cannot be negative'],
  ['share', '1 in 0', 'divides by zero'],
  ['rate', '5 %', 'is a share, but a rate is needed'],
  ['rate', '1 per 0 per year', 'divides by zero'],
  ['rate', '3 per fortnight', 'cannot be read as a rate'],
  ['duration', '0 days', 'cannot be zero'],
  ['duration', '3 mnths', 'cannot be read'],
  ['points', '2.5 points', 'must be whole'],
  ['points', '2M points', 'more than the laboratory can hold'],
  ['money', '1,5 yuan', 'comma in the wrong place'],
  ['factor', '1.6x', 'cannot be read'],
  ['count', '1.5', 'must be whole'],
  ['count', '200B', 'more than the laboratory can hold'],
  ['count', '', 'there is no value'],
])('%s refuses %s', (kind, text, words) => {
  expect(() => quantity(kind, text)).toThrow(RangeError)
  const read = readQuantity(kind, text)
  expect('message' in read && `${read.message} ${read.hint ?? ''}`).toContain(words)
  expect('message' in read && read.allowed).toBeTruthy()
})

test.each([
  ['share', '5 percent', '5 %'],
  ['rate', '3 per yaer', '3 per year'],
  ['rate', '2 per 1000 per mont', undefined],
  ['duration', '3 mths', '3 months'],
  ['factor', '1.6x', '1.6 times'],
  ['money', '5 rmb', '5 yuan'],
] as const)('%s: for %s suggests %s', (kind, text, meant) => {
  const read = readQuantity(kind, text)
  const hint = 'hint' in read ? read.hint : undefined
  if (meant) expect(hint).toContain(`"${meant}"`)
  else expect(hint === undefined || hint.includes('2 per 1000 per month')).toBe(true)
})

test('a duration may be zero where that is allowed', () => {
  expect(quantity('duration', '0 days', { zero: true }).value).toBe(0)
})

test('every example in the table of kinds is read as its own kind and as no other', () => {
  for (const kind of kindNames) {
    for (const example of kinds[kind].examples) {
      const readers = kindNames.filter((other) => measure(other, example))
      expect(readers, example).toEqual([kind])
    }
  }
})

test('whatever is written, the answer is a number or a message, never a failure', () => {
  const written = fc.oneof(fc.string(), fc.anything(), fc.stringMatching(/^[-+0-9.,kMB %a-z]{0,20}$/))
  fc.assert(
    fc.property(fc.constantFrom(...kindNames), written, (kind, value) => {
      const read = readQuantity(kind, value)
      // what was written may be any word, and is quoted
      if ('message' in read) expect(read.message.replace(`"${read.found}"`, '')).not.toMatch(/undefined|NaN|\[object/)
      else expect(Number.isFinite(read.value)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

describe('as a block', () => {
  const schema = z.strictObject({ a: share() })

  test('carries its own provenance and range', () => {
    const { a } = schema.parse({
      a: { value: '5 %', source: 'census', evidence: 'documented', note: 'page 3', range: ['1 %', '9 %'] },
    })
    expect(a).toEqual({
      kind: 'share',
      value: 0.05,
      unit: '%',
      text: '5 %',
      source: ['census'],
      evidence: 'documented',
      note: 'page 3',
      range: [0.01, 0.09],
      rangeText: ['1 %', '9 %'],
    })
  })

  test.each([
    [{ value: '5 %', range: ['6 %', '9 %'] }, ['a', 'range']],
    [{ value: '5 %', range: ['1 %', '9'] }, ['a', 'range', 1]],
    [{ value: '5' }, ['a', 'value']],
    [{ value: '5 %', evidence: 'sure' }, ['a', 'evidence']],
    [{ source: 'census' }, ['a']],
    [['5 %'], ['a']],
    [true, ['a']],
  ])('refuses %j at its place', (a, path) => {
    expect(schema.safeParse({ a }).error?.issues.map((issue) => issue.path)).toEqual([path])
  })

  test('is required unless optional', () => {
    expect(schema.safeParse({}).success).toBe(false)
    expect(z.strictObject({ a: rate().optional() }).parse({})).toEqual({})
  })
})

test('a setting of the run needs no source', () => {
  expect(duration({ setting: true }).parse('1 month')).toMatchObject({ evidence: 'assumed', note: settingNote })
  expect(points().parse('1 point').evidence).toBeUndefined()
})

test('a count may be a bare number', () => {
  expect(count().parse(42).value).toBe(42)
})

describe('dates', () => {
  test.each(['2010-01-01', '2012-02-29', '2000-02-29', '2199-12-31'])('%s exists', (text) => {
    expect(date().parse(text)).toBe(text)
  })

  test.each([
    '2010-02-29',
    '1900-02-29',
    '2010-13-01',
    '2010-00-10',
    '2010-04-31',
    '2010-01-00',
    '1899-12-31',
    '2010-1-1',
    2010,
    '',
  ])('%s does not', (text) => {
    expect(date().safeParse(text).success).toBe(false)
  })
})

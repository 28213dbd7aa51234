import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, calendarOf, dateOfTick, leftAfter, tickOfDate, ticksOf } from '../../src/compile/calendar.js'
import { smallScenario } from '../support/small.js'

const calendar = (start: string, tick: string, length: string, ticks?: number): Calendar =>
  calendarOf(
    smallScenario((written) => (written.calendar = { start, tick, length })),
    ticks,
  )
const monthly = calendar('2010-01-31', '1 month', '2 years')
const weekly = calendar('2010-01-01', '1 week', '52 weeks')
const daily = calendar('2012-02-27', '1 day', '10 days')

describe('calendarOf', () => {
  test.each([
    ['1 month', '24 months', 24, 1, 0, 12],
    ['2 months', '1 year', 6, 2, 0, 6],
    ['1 year', '3 years', 3, 12, 0, 1],
    ['1 week', '10 weeks', 10, 0, 7, 365.25 / 7],
    ['2 weeks', '10 weeks', 5, 0, 14, 365.25 / 14],
    ['1 day', '3 weeks', 21, 0, 1, 365.25],
    ['10 days', '100 days', 10, 0, 10, 36.525],
  ])('steps of %s for %s', (tick, length, ticks, tickMonths, tickDays, ticksPerYear) => {
    const found = calendar('2010-01-01', tick, length)
    expect(found).toMatchObject({ start: '2010-01-01', ticks, tickMonths, tickDays })
    expect(found.ticksPerYear).toBeCloseTo(ticksPerYear, 10)
  })

  test('can be told to run shorter, and never runs for nothing', () => {
    expect(calendar('2010-01-01', '1 month', '24 months', 7).ticks).toBe(7)
    expect(calendar('2010-01-01', '1 month', '1 day').ticks).toBe(1)
  })
})

describe('dateOfTick', () => {
  test('takes months as months, and the last day where a month is too short', () => {
    expect([0, 1, 2, 3, 11, 12, 13].map((tick) => dateOfTick(monthly, tick))).toEqual([
      '2010-01-31',
      '2010-02-28',
      '2010-03-31',
      '2010-04-30',
      '2010-12-31',
      '2011-01-31',
      '2011-02-28',
    ])
    expect(dateOfTick(monthly, 25)).toBe('2012-02-29')
  })

  test('counts days across leap days and years', () => {
    expect([0, 1, 2, 3, 4].map((tick) => dateOfTick(daily, tick))).toEqual([
      '2012-02-27',
      '2012-02-28',
      '2012-02-29',
      '2012-03-01',
      '2012-03-02',
    ])
    expect(dateOfTick(weekly, 52)).toBe('2010-12-31')
  })
})

describe('tickOfDate', () => {
  test.each([
    ['monthly', monthly],
    ['weekly', weekly],
    ['daily', daily],
    ['quarterly', calendar('2010-11-30', '3 months', '5 years')],
  ])('finds the tick in which a day falls, %s', (_, each) => {
    fc.assert(
      fc.property(fc.nat(600), (tick) => {
        const first = dateOfTick(each, tick)
        expect(tickOfDate(each, first)).toBe(tick)
        const before = new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10)
        expect(tickOfDate(each, before)).toBe(tick - 1)
      }),
    )
  })

  test('is -1 before the start', () => expect(tickOfDate(weekly, '2009-12-31')).toBe(-1))
})

test('ticksOf takes the nearest whole number of ticks, and no fewer than asked for', () => {
  const year = 1 / 12
  expect([0, 0.4, 0.5, 1.49, 3].map((months) => ticksOf(monthly, months * year, 0))).toEqual([0, 0, 1, 1, 3])
  expect(ticksOf(monthly, 0.1 * year, 1)).toBe(1)
  expect(ticksOf(weekly, 0.25, 1)).toBe(13)
})

test('leftAfter halves in a half-life, and keeps nothing with a half-life of nothing', () => {
  expect(leftAfter(2, 2, Math.pow)).toBe(0.5)
  expect(leftAfter(1, 0.5, Math.pow)).toBe(0.25)
  expect(leftAfter(1, 0, Math.pow)).toBe(0)
})

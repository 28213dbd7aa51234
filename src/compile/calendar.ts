/**
 * Time. A tick is a number of days, of weeks, or of months. Months are calendar months when dates are told, and a
 * twelfth of a year when rates are turned into chances: a month of 31 days is not busier than one of 28. A day is
 * 1/365.25 of a year.
 */
import type { Scenario } from '../scenario/schema/scenario.js'

export const MONTHS_PER_YEAR = 12
export const DAYS_PER_YEAR = 365.25
const DAY_MS = 86_400_000

export interface Calendar {
  start: string
  ticks: number
  /** Length of a tick: one of the two is 0. */
  tickMonths: number
  tickDays: number
  ticksPerYear: number
}

/** Tick, start and length of a scenario as numbers. */
export function calendarOf(scenario: Scenario, ticks?: number): Calendar {
  const { start, tick, length } = scenario.calendar
  const inMonths = tick.unit.startsWith('month') || tick.unit.startsWith('year')
  const tickMonths = inMonths ? Math.floor(tick.value * MONTHS_PER_YEAR + 0.5) : 0
  const tickDays = inMonths ? 0 : Math.floor(tick.value * DAYS_PER_YEAR + 0.5)
  const years = inMonths ? tickMonths / MONTHS_PER_YEAR : tickDays / DAYS_PER_YEAR
  return {
    start,
    ticks: ticks ?? Math.max(1, Math.floor(length.value / years + 0.5)),
    tickMonths,
    tickDays,
    ticksPerYear: 1 / years,
  }
}

/** Whole ticks nearest to a duration in years; at least `least`. */
export function ticksOf(calendar: Calendar, years: number, least: number): number {
  return Math.max(least, Math.floor(years * calendar.ticksPerYear + 0.5))
}

/** First day of a tick, as an ISO date. */
export function dateOfTick(calendar: Pick<Calendar, 'start' | 'tickMonths' | 'tickDays'>, tick: number): string {
  const [year, month, day] = calendar.start.split('-').map(Number)
  if (calendar.tickMonths > 0) {
    const months = month - 1 + tick * calendar.tickMonths
    const y = year + Math.floor(months / 12)
    const m = months - Math.floor(months / 12) * 12
    const lastDay = new Date(Date.UTC(y, m + 1, 0)).getUTCDate()
    return iso(Date.UTC(y, m, Math.min(day, lastDay)))
  }
  return iso(Date.UTC(year, month - 1, day) + tick * calendar.tickDays * DAY_MS)
}

/** The tick in which a date falls: the last whose first day is not after it; -1 before the start. */
export function tickOfDate(calendar: Calendar, date: string): number {
  if (date < calendar.start) return -1
  let low = 0
  let high = 1
  while (dateOfTick(calendar, high) <= date) {
    low = high
    high *= 2
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (dateOfTick(calendar, middle) <= date) low = middle
    else high = middle
  }
  return low
}

interface Dates {
  from?: string
  until?: string
}

/** First tick in force and first tick no longer in force, of a rule or of a door's treatment. */
export function ticksInForce(dates: Dates | undefined, calendar: Calendar): [number, number] {
  const from = dates?.from ? firstTickFrom(calendar, dates.from) : 0
  const until = dates?.until ? firstTickFrom(calendar, dates.until) : Infinity
  return [from, until]
}

/** First tick that begins on the date or after it. */
export function firstTickFrom(calendar: Calendar, date: string): number {
  return date <= calendar.start ? 0 : tickOfDate(calendar, previousDay(date)) + 1
}

function previousDay(date: string): string {
  return iso(Date.parse(`${date}T00:00:00Z`) - DAY_MS)
}

/** Share of a quantity with a half-life that is left after some time. */
export function leftAfter(years: number, halfLife: number, power: (x: number, y: number) => number): number {
  return halfLife > 0 ? power(0.5, years / halfLife) : 0
}

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

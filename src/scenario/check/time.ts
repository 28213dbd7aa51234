/** Calendar and dates: whole steps, and nothing that ends before it begins. */
import { entriesOf, amountOf, type Examined } from './context.js'
import { timeMessages as say } from './messages/time.js'
import type { Quantity } from '../language/quantity.js'
import type { Path } from '../language/tree.js'

/** Longest run, in ticks. */
export const mostTicks = 10_000

/** Days and weeks count in days, months and years in months: the two do not convert into each other. */
const units: Record<string, { of: 'days' | 'months'; size: number }> = {
  day: { of: 'days', size: 1 },
  week: { of: 'days', size: 7 },
  month: { of: 'months', size: 1 },
  year: { of: 'months', size: 12 },
}

/**
 * Number of ticks in a run, or nothing if the length is no whole multiple of the tick.
 * A run of a year is not a whole number of weeks, whatever the year.
 */
export function ticksIn(length: Quantity<'duration'>, tick: Quantity<'duration'>): number | undefined {
  const [whole, step] = [units[length.unit], units[tick.unit]]
  if (whole.of !== step.of) return undefined
  const ticks = (amountOf(length) * whole.size) / (amountOf(tick) * step.size)
  return Number.isInteger(ticks) ? ticks : undefined
}

/** Tick of whole days, weeks or months; length a multiple of it; dates in order. */
export function checkTime({ draft, desk }: Examined): void {
  const { calendar } = draft
  if (calendar) {
    const { tick, length } = calendar
    const ticks = ticksIn(length, tick)
    if (tick.unit === 'year' || !Number.isInteger(amountOf(tick)))
      desk.problem(['calendar', 'tick'], say.notWholeTick(tick.text))
    else if (ticks === undefined) desk.problem(['calendar', 'length'], say.notWholeLength(length.text, tick.text))
    else if (ticks > mostTicks) desk.problem(['calendar', 'length'], say.tooLong(ticks, mostTicks))
    const first = draft.grades?.first
    if (first && first < calendar.start) desk.problem(['grades', 'first'], say.beforeStart(first, calendar.start))
  }
  const dated: [Path, { in_force?: { from?: string; until?: string } }][] = [
    ...entriesOf(draft.rules).map(([id, rule]): (typeof dated)[number] => [['rules', id], rule]),
    ...entriesOf(draft.doors).map(([id, door]): (typeof dated)[number] => [['doors', id], door]),
    ...entriesOf(draft.lists).flatMap(([list, { spares }]) =>
      entriesOf(spares).map(([id, each]): (typeof dated)[number] => [['lists', list, 'spares', id], each]),
    ),
    ...entriesOf(draft.lists).flatMap(([list, { reaches }]): typeof dated =>
      reaches ? [[['lists', list, 'reaches'], reaches]] : [],
    ),
  ]
  for (const [where, { in_force }] of dated) {
    const { from, until } = in_force ?? {}
    const path = [...where, 'in_force']
    if (from && until && until <= from) desk.problem([...path, 'until'], say.backwards(from, until))
    else if (calendar && until && until < calendar.start) {
      // ending on the very first day is a plain way to say never
      desk.warn([...path, 'until'], say.neverInForce(`it ends before the run begins, on ${calendar.start}`))
    } else if (calendar && from && from >= endOf(calendar.start, calendar.length)) {
      desk.warn(
        [...path, 'from'],
        say.neverInForce(`it begins after the run ends, on ${endOf(calendar.start, calendar.length)}`),
      )
    }
  }
}

/** First day after a run. */
export function endOf(start: string, length: Quantity<'duration'>): string {
  const day = new Date(`${start}T00:00:00Z`)
  const { of, size } = units[length.unit]
  const amount = Math.floor(amountOf(length) * size)
  if (of === 'days') day.setUTCDate(day.getUTCDate() + amount)
  else day.setUTCMonth(day.getUTCMonth() + amount)
  return Number.isNaN(day.getTime()) ? '9999-12-31' : day.toISOString().slice(0, 10)
}

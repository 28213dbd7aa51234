/** Records, reviews and yuan. */
import type { Context } from '../context.js'
import { total, totals } from './totals.js'

const counted = [
  'records',
  'reviews',
  'yuan_records',
  'yuan_reviews',
  'yuan_setup',
  'yuan_linking',
  'yuan_joining',
] as const

type Yuan = Record<(typeof counted)[number], number>

const allOf = (row: Yuan) => row.yuan_records + row.yuan_reviews + row.yuan_setup + row.yuan_linking + row.yuan_joining

/** The whole run. */
export function costOf(context: Context) {
  const sums = total(context.input.tables.cost, counted)
  return { ...sums, yuan: allOf(sums) }
}

/** Yuan spent up to the end of each tick, by what they were spent on. */
export function spentOverTime(context: Context): { setup: number[]; records: number[]; reviews: number[] } {
  const rows = new Map(totals(context.input.tables.cost, ['tick'], counted).map((row) => [Number(row.tick), row]))
  const spent = { setup: [] as number[], records: [] as number[], reviews: [] as number[] }
  const sum = { setup: 0, records: 0, reviews: 0 }
  for (let tick = 0; tick < context.ticks; tick++) {
    const row = rows.get(tick)
    spent.setup.push((sum.setup += (row?.yuan_setup ?? 0) + (row?.yuan_joining ?? 0)))
    spent.records.push((sum.records += row?.yuan_records ?? 0))
    spent.reviews.push((sum.reviews += (row?.yuan_reviews ?? 0) + (row?.yuan_linking ?? 0)))
  }
  return spent
}

/** By calendar year. */
export function costByYear(context: Context) {
  const years = new Map<string, { records: number; reviews: number; yuan: number }>()
  for (const row of totals(context.input.tables.cost, ['date'], counted)) {
    const year = context.f.year(row.date)
    const own = years.get(year) ?? { records: 0, reviews: 0, yuan: 0 }
    own.records += row.records
    own.reviews += row.reviews
    own.yuan += allOf(row)
    years.set(year, own)
  }
  return [...years].map(([year, sums]) => ({ year, ...sums }))
}

/** Businesses, officials and trust: what a run says about subjects that are not counted among everybody. */
import { MeasureReader } from './reader.js'
import { type MeasureTable, rowCount } from './types.js'

/** Fields of life, as in the columns of the table of opinion. */
const fields = ['government', 'commerce', 'social', 'justice'] as const
export type Field = (typeof fields)[number]

/** By which businesses are sorted: all of them, by sector, by size. */
export const BUSINESS = 'business'

/** Businesses of one sort over the whole run; letters are those of the last grading. */
export interface BusinessGroup {
  group_by: string
  group: string
  /** At the end. */
  businesses: number
  misconduct_done: number
  misconduct_withheld: number
  charges_true: number
  charges_false: number
  missed_acts: number
  /** Share of businesses by letter among those with one; null if none ever had one. */
  grade_shares: Record<string, number> | null
  graded_too_low: number | null
  graded_too_high: number | null
}

export interface Subjects extends BusinessGroup {
  /** Petitions and complaints that reached the official of a district. */
  petitions_received: number
  groups: BusinessGroup[]
}

/** @returns undefined for a run without businesses */
export function subjectFigures(tables: readonly MeasureTable[]): Subjects | undefined {
  const read = new MeasureReader(tables)
  const bys = read.texts('grades', 'group_by')
  const names = read.texts('grades', 'group')
  const found = new Map<string, [by: string, group: string]>()
  for (let row = 0; row < rowCount(read.table('grades')); row++)
    if (isBusiness(bys[row])) found.set(`${bys[row]} ${names[row]}`, [bys[row], names[row]])
  const [all, ...groups] = [...found.values()].map(([by, group]) => figuresOf(read, by, group))
  return all && { ...all, petitions_received: read.sum('files', 'petitions_received'), groups }
}

/** Whether a column `group_by` speaks of businesses. */
export function isBusiness(by: string): boolean {
  return by === BUSINESS || by.startsWith(`${BUSINESS} `)
}

function figuresOf(read: MeasureReader, by: string, group: string): BusinessGroup {
  const rows = (table: string) => {
    const bys = read.texts(table, 'group_by')
    const names = read.texts(table, 'group')
    return Array.from({ length: rowCount(read.table(table)) }, (_, row) => row).filter(
      (row) => bys[row] === by && names[row] === group,
    )
  }
  const acts = rows('behaviours')
  const kinds = read.texts('behaviours', 'kind')
  const sum = (metric: string) => {
    const values = read.column('behaviours', metric)
    return acts.reduce((total, row) => total + (kinds[row] === 'misconduct' ? values[row] : 0), 0)
  }
  return {
    group_by: by,
    group,
    misconduct_done: sum('done'),
    misconduct_withheld: sum('withheld'),
    charges_true: sum('seen'),
    charges_false: sum('mistaken') + sum('invented') + sum('accused') + sum('misfiled'),
    missed_acts: sum('missed'),
    ...lettersOf(read, rows('grades')),
  }
}

function lettersOf(read: MeasureReader, rows: readonly number[]) {
  const ticks = read.column('grades', 'tick')
  const letters = read.texts('grades', 'grade')
  const count = read.column('grades', 'residents')
  const [low, high] = ['graded_too_low', 'graded_too_high'].map((name) => read.column('grades', name))
  const at = (tick: number) => rows.filter((row) => ticks[row] === tick)
  const total = (some: readonly number[], of: ArrayLike<number>) => some.reduce((sum, row) => sum + of[row], 0)
  const gradedAt = Math.max(-1, ...rows.filter((row) => letters[row] !== 'none').map((row) => ticks[row]))
  const lettered = at(gradedAt).filter((row) => letters[row] !== 'none')
  const holders = total(lettered, count)
  const shares: Record<string, number> = {}
  for (const row of lettered) shares[letters[row]] = (shares[letters[row]] ?? 0) + count[row] / holders
  return {
    businesses: total(at(read.lastTick()), count),
    grade_shares: holders > 0 ? shares : null,
    graded_too_low: holders > 0 ? total(lettered, low) / holders : null,
    graded_too_high: holders > 0 ? total(lettered, high) / holders : null,
  }
}

/** Trust of residents in the institutions of a field of life, over all regions; shares. */
export interface TrustFigures {
  start: number
  end: number
}

/** By field of life, those alone in which trust is kept; undefined if none is. */
export function trustFigures(tables: readonly MeasureTable[]): Partial<Record<Field, TrustFigures>> | undefined {
  const series = trustSeries(tables)
  const kept = Object.entries(series).map(([context, values]) => [context, { start: values[0], end: values.at(-1)! }])
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

/** [tick] trust at its end, by field of life, weighted by the residents of the regions. */
export function trustSeries(tables: readonly MeasureTable[]): Partial<Record<Field, number[]>> {
  const read = new MeasureReader(tables)
  const ticks = read.column('opinion', 'tick')
  const regions = read.texts('opinion', 'region')
  const weights = read.residentsByRegion()
  const series: Partial<Record<Field, number[]>> = {}
  for (const context of fields) {
    const values = read.column('opinion', `trust_${context}`) as ArrayLike<number | null>
    const sums: number[] = []
    const all: number[] = []
    for (let row = 0; row < ticks.length; row++) {
      const value = values[row]
      if (value === null || value === undefined) continue
      const weight = weights.get(regions[row]) ?? 0
      sums[ticks[row]] = (sums[ticks[row]] ?? 0) + weight * value
      all[ticks[row]] = (all[ticks[row]] ?? 0) + weight
    }
    if (sums.length > 0) series[context] = sums.map((sum, tick) => (all[tick] > 0 ? sum / all[tick] : 0))
  }
  return series
}

/** Differences between the tables of two worlds: headline figures, totals of what happened, opinion. */
import { headlineDefinitions, type HeadlineName, headlines, type Headlines } from '../measure/headlines.js'
import { rowCount, type MeasureTable, valuesOf } from '../measure/types.js'
import type { WorldOutcome } from './live.js'

/** A figure in both worlds; without a difference where it has no value in one of them. */
export interface Both {
  a: number | null
  b: number | null
  /** b - a. */
  difference: number | null
}

export interface MeasureDifference extends Both {
  unit: string
  about: string
}

/** Every headline figure, whether it differs or not. */
export function measureDifferences(a: Headlines, b: Headlines): Record<HeadlineName, MeasureDifference> {
  const names = Object.keys(headlineDefinitions) as HeadlineName[]
  return Object.fromEntries(
    names.map((name) => {
      const [unit, about] = headlineDefinitions[name]
      return [name, { unit, about, ...both(a[name], b[name]) }]
    }),
  ) as Record<HeadlineName, MeasureDifference>
}

/** Headlines of both worlds. */
export function headlinesOfBoth(a: WorldOutcome, b: WorldOutcome): [Headlines, Headlines] {
  return [headlines(a.tables), headlines(b.tables)]
}

/** The figure of both worlds with its difference. */
export function both(a: number | null, b: number | null): Both {
  return { a, b, difference: a === null || b === null ? null : b - a }
}

/** A total over the whole run that differs. */
export interface TotalDifference extends Both {
  table: string
  /** Behaviour, door or move; nothing where the table is about files. */
  name: string
  measure: string
  unit: string
}

/** What tells the rows of a table apart, beside time, place, group and grade. */
const keys: Record<string, string[]> = {
  behaviours: ['behaviour'],
  doors: ['door'],
  files: [],
  moves: ['grade_from', 'grade_to'],
  spells: ['grade', 'gradings'],
}

/** Totals over the whole run, for everybody, of what happened: only those that differ. */
export function totalDifferences(a: readonly MeasureTable[], b: readonly MeasureTable[]): TotalDifference[] {
  return Object.keys(keys).flatMap((name) => differencesOf(tableOf(a, name), tableOf(b, name)))
}

function differencesOf(a: MeasureTable, b: MeasureTable): TotalDifference[] {
  const [totalsA, totalsB] = [totalsOf(a), totalsOf(b)]
  const names = [...new Set([...totalsA.keys(), ...totalsB.keys()])]
  return names.flatMap((key) => {
    const [name, measure] = key.split('\t')
    const { unit } = a.columns.find((column) => column.name === measure)!
    const figure = both(totalsA.get(key) ?? 0, totalsB.get(key) ?? 0)
    return figure.difference === 0 ? [] : [{ table: a.name, name, measure, unit, ...figure }]
  })
}

/** Sums of the whole-number columns over the whole run, for everybody, by name of row and column with a tab between. */
function totalsOf(table: MeasureTable): Map<string, number> {
  const named = keys[table.name].map((column) => valuesOf(table, column))
  const counted = table.columns.filter(({ type, name }) => type === 'int64' && !keys[table.name].includes(name))
  const bys = valuesOf(table, 'group_by')
  const totals = new Map<string, number>()
  for (let row = 0; row < rowCount(table); row++) {
    if (bys[row] !== 'all') continue
    const name = named.map((values) => values[row]).join(' to ')
    for (const { name: measure, values } of counted) {
      const key = `${name}\t${measure}`
      totals.set(key, (totals.get(key) ?? 0) + (values[row] as number))
    }
  }
  return totals
}

/** The table of that name; every run has it. */
export function tableOf(tables: readonly MeasureTable[], name: string): MeasureTable {
  return tables.find((table) => table.name === name)!
}

/** Opinion in one region, in both worlds. */
export interface OpinionDifference {
  region: string
  approval_end: Both
  /** Protests per 100,000 residents and month, at the highest. */
  highest_attention: Both
  ticks_in_outcry: Both
  /** Ticks at whose end somebody holds a letter. */
  ticks_with_letters: Both
}

/** Opinion by region, whether it differs or not. */
export function opinionDifferences(a: readonly MeasureTable[], b: readonly MeasureTable[]): OpinionDifference[] {
  const [one, other] = [opinionOf(a), opinionOf(b)]
  return [...one].map(([region, first]) => {
    const second = other.get(region)!
    return {
      region,
      approval_end: both(first.approval, second.approval),
      highest_attention: both(first.attention, second.attention),
      ticks_in_outcry: both(first.outcry, second.outcry),
      ticks_with_letters: both(first.letters.size, second.letters.size),
    }
  })
}

interface Opinion {
  approval: number
  attention: number
  outcry: number
  /** Ticks at whose end somebody holds a letter. */
  letters: Set<number>
}

function opinionOf(tables: readonly MeasureTable[]): Map<string, Opinion> {
  const regions = new Map<string, Opinion>()
  const opinion = tableOf(tables, 'opinion')
  const [region, approval, attention, outcry] = ['region', 'approval', 'attention', 'outcry'].map((name) =>
    valuesOf(opinion, name),
  )
  for (let row = 0; row < rowCount(opinion); row++) {
    const name = region[row] as string
    const known = regions.get(name) ?? { approval: 0, attention: 0, outcry: 0, letters: new Set<number>() }
    known.approval = approval[row] as number
    known.attention = Math.max(known.attention, attention[row] as number)
    known.outcry += outcry[row] ? 1 : 0
    regions.set(name, known)
  }
  const grades = tableOf(tables, 'grades')
  const [place, tick, grade] = ['region', 'tick', 'grade'].map((name) => valuesOf(grades, name))
  for (let row = 0; row < rowCount(grades); row++)
    if (grade[row] !== 'none') regions.get(place[row] as string)!.letters.add(tick[row] as number)
  return regions
}

/** Who gains and who loses: the findings of a comparison by group, in words that a program can read. */
import type { Catalogue } from '../compile/catalogue.js'
import { rowCount, type MeasureTable, valuesOf } from '../measure/types.js'
import { both, type Both, tableOf } from './differences.js'
import {
  type Findings,
  type Headcount,
  headcount,
  headcounts,
  type QuantityName,
  quantities,
  sideOf,
} from './pair/findings.js'

/** How one quantity differs among the residents of a group, at the end of the run. */
export interface QuantityDifference {
  /** Residents with more, and with less, in the second world. */
  higher: number
  lower: number
  /** By how much in all, both as positive numbers; points, refusals, or shares of the full scale summed up. */
  gained: number
  lost: number
  /** (gained - lost) / residents of the group. */
  mean_difference: number
}

export type GroupDifference = Record<Headcount, number> & {
  group_by: string
  group: string
  title: string
  /** touched / residents; null for a group of nobody. */
  share_touched: number | null
  differences: Record<QuantityName, QuantityDifference>
  /** Totals of the group over the whole run. */
  totals: {
    points_taken_wrong: Both
    refused: Both
    refused_by_scheme: Both
    protests: Both
    protests_silenced: Both
  }
}

/** Full scale of strain, hardship and perceived risk. */
const FULL_SCALE = 255

/** One entry per group, everybody first; groups that nobody belongs to are left out. */
export function groupDifferences(
  findings: Findings,
  { groups }: Catalogue,
  a: readonly MeasureTable[],
  b: readonly MeasureTable[],
): GroupDifference[] {
  const total = totalsByGroup(a, b)
  return groups.flatMap(({ by, group, title }, g) => {
    const counts = Object.fromEntries(headcounts.map((name) => [name, headcount(findings, g, name)])) as Record<
      Headcount,
      number
    >
    if (counts.residents === 0) return []
    const differences = Object.fromEntries(
      quantities.map((name) => [name, quantityDifference(findings, g, name, counts.residents)]),
    ) as GroupDifference['differences']
    return [
      {
        group_by: by,
        group,
        title,
        ...counts,
        share_touched: counts.touched / counts.residents,
        differences,
        totals: total(by, group),
      },
    ]
  })
}

function quantityDifference(findings: Findings, group: number, name: QuantityName, all: number): QuantityDifference {
  const side = (which: 'higher' | 'lower' | 'gained' | 'lost') => sideOf(findings, group, name, which)
  const scale = name === 'strain' || name === 'hardship' || name === 'perceived_risk' ? FULL_SCALE : 1
  return {
    higher: side('higher'),
    lower: side('lower'),
    gained: side('gained') / scale,
    lost: side('lost') / scale,
    mean_difference: (side('gained') - side('lost')) / scale / all,
  }
}

function totalsByGroup(a: readonly MeasureTable[], b: readonly MeasureTable[]) {
  const file = ['points_taken_wrong', 'protests', 'protests_silenced']
  const door = ['refused', 'refused_by_scheme']
  const sums = [a, b].map((tables) => [sumsOf(tableOf(tables, 'files'), file), sumsOf(tableOf(tables, 'doors'), door)])
  return (by: string, group: string): GroupDifference['totals'] => {
    const of = (table: 0 | 1, measure: string) => {
      const [one, other] = sums.map((world) => world[table].get(`${by}\t${group}`)?.[measure] ?? 0)
      return both(one, other)
    }
    return {
      points_taken_wrong: of(0, 'points_taken_wrong'),
      refused: of(1, 'refused'),
      refused_by_scheme: of(1, 'refused_by_scheme'),
      protests: of(0, 'protests'),
      protests_silenced: of(0, 'protests_silenced'),
    }
  }
}

/** Sums of some columns over the whole run, by trait and category with a tab between. */
function sumsOf(table: MeasureTable, measures: string[]): Map<string, Record<string, number>> {
  const [bys, groups] = [valuesOf(table, 'group_by'), valuesOf(table, 'group')]
  const values = measures.map((measure) => valuesOf(table, measure))
  const sums = new Map<string, Record<string, number>>()
  for (let row = 0; row < rowCount(table); row++) {
    const key = `${String(bys[row])}\t${String(groups[row])}`
    let sum = sums.get(key)
    if (!sum) sums.set(key, (sum = Object.fromEntries(measures.map((measure) => [measure, 0]))))
    measures.forEach((measure, m) => (sum[measure] += values[m][row] as number))
  }
  return sums
}

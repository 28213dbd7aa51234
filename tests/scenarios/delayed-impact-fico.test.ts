/**
 * The lending model of Liu and others (2018) against its closed form: what one round of loans does to the mean score of a
 * group is the sum over scores of share x chance of a loan x (75 p - 150 (1 - p)), short of the ends of the range. No table
 * and no outcome of the authors is used.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { MeasureTable } from '../../src/measure/types.js'
import { rowAt, rowCount } from '../../src/measure/types.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { simulate } from '../../src/run/simulate.js'
import { loadScenario } from '../../src/scenario/load.js'
import { figuresOfRule } from '../../src/scenario/schema/figures.js'
import type { Scenario } from '../../src/scenario/schema/scenario.js'
import { accepted, downTo, profit, soundAccepted } from '../support/chain.js'
import { zOf } from '../support/flows.js'
import { changeByLoan, changeByRound } from '../support/round.js'

const MOVES = { up: 75, down: 150, lowest: 300, highest: 850 }
const bands = Array.from({ length: 11 }, (_, i) => `from-${300 + 50 * i}`)
const middles = bands.map((_, i) => 325 + 50 * i)
const STARTS = [
  [0, 1, 2, 4, 8, 13, 18, 20, 17, 11, 6],
  [3, 4, 8, 13, 18, 20, 17, 11, 6, 0, 0],
].map((shares) => shares.map((share) => share / 100))

const load = async (name: string) => (await loadScenario(name, diskReader())).scenario
const grantsOf = ({ doors }: Scenario): number[][] =>
  ['loan-1', 'loan-2'].map((door) => bands.map((band) => 1 - doors[door].treatment[band].refused.value))
const repaysOf = ({ doors }: Scenario): number[] =>
  bands.map((band) => doors['loan-1'].granted!.kept.by_grade![band].value)

/** The most profitable of the policies that reach the same level of a measure in both groups. */
function best(repays: number[], earned: number, measure: (group: number) => (grants: readonly number[]) => number) {
  let found: number[][] = []
  let most = -Infinity
  for (let level = 0; level <= 10_000; level++) {
    const policies = STARTS.map((_, group) => downTo(bands.length, level / 10_000, measure(group)))
    const all = policies.reduce((sum, grants, g) => sum + profit(STARTS[g], repays, grants, { earned, lost: 1 }), 0)
    if (all > most + 1e-12) [most, found] = [all, policies]
  }
  return found
}

describe('the parameters of the authors', () => {
  let scheme: Scenario
  beforeAll(async () => {
    scheme = await load('delayed-impact-fico')
  })

  test('are the range, 75 up, 150 down, and a loss of four or ten times the gain', async () => {
    const [credit] = Object.values(scheme.scores)
    if (credit.kind !== 'points') throw new Error('the score is one of points')
    expect([credit.lowest, credit.highest].map((end) => end !== 'none' && end?.value)).toEqual([300, 850])
    const rules = Object.values(scheme.rules).flatMap(figuresOfRule)
    expect(rules.map(({ value, evidence }) => [value, evidence])).toEqual([
      [75, 'documented'],
      [-150, 'documented'],
    ])
    const ratio = ({ doors }: Scenario) => {
      const { earns, loses } = doors['loan-2'].granted!.lender!
      return loses.value / earns.value
    }
    expect(ratio(scheme)).toBe(4)
    expect(ratio(await load('delayed-impact-fico-cautious'))).toBeCloseTo(10)
  })

  test('and nothing of the curve of repaying or of who starts where, which is ours and says so', () => {
    for (const door of Object.values(scheme.doors))
      for (const share of Object.values(door.granted!.kept.by_grade!)) expect(share.evidence).toBe('assumed')
  })
})

describe('the policies', () => {
  test.each([
    ['delayed-impact-fico', 4],
    ['delayed-impact-fico-cautious', 10],
  ])(
    '%s lends for profit where repaying is more than %d times as likely as not, whatever the group',
    async (name, ratio) => {
      const scheme = await load(name)
      const pays = repaysOf(scheme).map((chance) => Number(chance > (1 - chance) * ratio))
      expect(grantsOf(scheme)).toEqual([pays, pays])
      expect(new Set(pays).size).toBe(2)
    },
  )

  test.each([
    ['delayed-impact-fico-parity', () => (g: number) => (grants: readonly number[]) => accepted(STARTS[g], grants)],
    [
      'delayed-impact-fico-equal-opportunity',
      (repays: number[]) => (g: number) => (grants: readonly number[]) => soundAccepted(STARTS[g], repays, grants),
    ],
  ])('%s is the most profitable of its kind', async (name, measured) => {
    const scheme = await load(name)
    const repays = repaysOf(scheme)
    const measure = measured(repays)
    const stated = grantsOf(scheme)
    const wanted = best(repays, 0.25, measure)
    stated.forEach((grants, g) =>
      grants.forEach((grant, i) => {
        // the grid of levels is as fine as 1 in 10,000; nobody of a group stands in a band of share 0
        if (STARTS[g][i] > 0) expect(Math.abs(grant - wanted[g][i])).toBeLessThan(2e-3)
      }),
    )
    const [one, other] = stated.map((grants, g) => measure(g)(grants))
    expect(Math.abs(one - other)).toBeLessThan(1e-4)
  })

  test('never lend for profit where a loan lowers scores on average, which is below a chance of 2 in 3', async () => {
    for (const p of [0.6, 0.66, 0.67, 0.7]) expect(changeByLoan(600, p, MOVES) > 0).toBe(p > 2 / 3)
    const scheme = await load('delayed-impact-fico')
    const repays = repaysOf(scheme)
    grantsOf(scheme)[1].forEach((grant, i) => {
      if (grant > 0) expect(changeByLoan(middles[i], repays[i], MOVES)).toBeGreaterThan(0)
    })
  })
})

test('the outcome curve of group 2 on the page rises to where two in three repay, and falls beyond', async () => {
  const repays = repaysOf(await load('delayed-impact-fico'))
  const page = readFileSync('docs/scenarios/delayed-impact-fico.md', 'utf8')
  const rows = [...page.matchAll(/^\| (\d+) %(?: \(\w+\))? \| \+([\d.]+) \|$/gm)].map(([, ...row]) => row.map(Number))
  const changeAt = (share: number) =>
    downTo(bands.length, share, (grants) => accepted(STARTS[1], grants)).reduce(
      (sum, grant, i) => sum + STARTS[1][i] * grant * changeByLoan(middles[i], repays[i], MOVES),
      0,
    )
  expect(rows).toHaveLength(7)
  for (const [share, change] of rows) expect(changeAt(share / 100)).toBeCloseTo(change, 1)
  const peak = rows.reduce((best, row) => (row[1] > best[1] ? row : best))
  // down to 550 points more than two in three repay, below fewer
  const better = STARTS[1].reduce((sum, share, i) => sum + (repays[i] > 2 / 3 ? share : 0), 0)
  expect(peak[0] / 100).toBeCloseTo(better)
})

describe.each([
  'delayed-impact-fico',
  'delayed-impact-fico-cautious',
  'delayed-impact-fico-parity',
  'delayed-impact-fico-equal-opportunity',
])('%s', (name) => {
  const RESIDENTS = 20_000
  let tables: Map<string, MeasureTable>
  let grants: number[][]
  let repays: number[]

  beforeAll(async () => {
    const { blueprint } = await prepare(name, { reader: diskReader(), residents: RESIDENTS, seed: 5, ticks: 2 })
    tables = new Map((await simulate(blueprint)).tables.map((table) => [table.name, table]))
    const scheme = await load(name)
    ;[grants, repays] = [grantsOf(scheme), repaysOf(scheme)]
  }, 60_000)

  const rows = (table: string) => {
    const of = tables.get(table)!
    return Array.from({ length: rowCount(of) }, (_, i) => rowAt(of, i))
  }
  const sum = (of: Record<string, unknown>[], column: string) => of.reduce((all, row) => all + Number(row[column]), 0)
  const ofGroup = (table: string, group: number, tick: number) =>
    rows(table).filter((row) => row.group_by === 'group' && row.group === `group-${group + 1}` && row.tick === tick)

  test('starts as the population says', () => {
    for (const g of [0, 1]) {
      const found = ofGroup('grades', g, 0)
      bands.forEach((band, i) => {
        const residents = sum(
          found.filter((row) => row.grade === band),
          'residents',
        )
        // each resident is drawn for itself, half of them in each group
        const half = RESIDENTS / 2
        const [share, spread] = [STARTS[g][i], Math.sqrt(half * STARTS[g][i] * (1 - STARTS[g][i]))]
        expect(Math.abs(residents - half * share)).toBeLessThanOrEqual(4.5 * spread)
      })
    }
  })

  test('changes the mean score of a group by one round as the formula says', () => {
    for (const g of [0, 1]) {
      const [before, after] = [0, 1].map((tick) => ofGroup('grades', g, tick))
      const residents = sum(before, 'residents')
      const points = (of: Record<string, unknown>[]) =>
        of.reduce((all, row) => all + Number(row.mean_score) * Number(row.scored), 0) / residents
      const change = points(after) - points(before)
      let expected = 0
      for (const [i, band] of bands.entries()) {
        const here = sum(
          before.filter((row) => row.grade === band),
          'residents',
        )
        expected += (here / residents) * changeByRound(middles[i], repays[i], grants[g][i], MOVES)
      }
      expect(Math.abs(expected)).toBeGreaterThan(1)
      // one loan moves a score by 75 or -150: a variance of 150 squared, times one loan on average, bounds that of the round
      expect(Math.abs(zOf(change, expected, 150 ** 2 / residents))).toBeLessThan(4.5)
    }
  })

  test('moves 75 p - 150 (1 - p) points by each loan, before the ends of the range', () => {
    const due = rows('lending').filter((row) => row.group_by === 'all' && row.tick === 1)
    const [kept, broken] = [sum(due, 'kept'), sum(due, 'broken')]
    expect(kept).toBeGreaterThan(500)
    expect([sum(due, 'points_gained'), sum(due, 'points_lost')]).toEqual([75 * kept, 150 * broken])
    let expected = 0
    for (const g of [0, 1]) {
      const found = ofGroup('grades', g, 0)
      for (const [i, band] of bands.entries()) {
        const here = sum(
          found.filter((row) => row.grade === band),
          'residents',
        )
        expected += here * grants[g][i] * (75 * repays[i] - 150 * (1 - repays[i]))
      }
    }
    const moved = sum(due, 'points_gained') - sum(due, 'points_lost')
    expect(Math.abs(zOf(moved, expected, RESIDENTS * 150 ** 2))).toBeLessThan(4.5)
  })
})

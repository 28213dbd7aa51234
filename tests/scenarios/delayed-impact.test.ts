/**
 * The lending model against its closed form: the policies are the best that the bank can do, and the run goes where the
 * Markov chain of the model goes. No outcome of the authors' own runs is used.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Scenario } from '../../src/scenario/schema/scenario.js'
import { loadScenario } from '../../src/scenario/load.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { simulate } from '../../src/run/simulate.js'
import { type MeasureTable, rowAt, rowCount } from '../../src/measure/types.js'
import { accepted, downTo, meanStep, profit, soundAccepted, spread } from '../support/chain.js'
import { zOf, zOfShare } from '../support/flows.js'

const STEPS = 7
const REPAYS = [0.1, 0.2, 0.45, 0.6, 0.65, 0.7, 0.7]
const STARTS = [
  [0, 0.1, 0.1, 0.2, 0.3, 0.3, 0],
  [0.1, 0.1, 0.2, 0.3, 0.3, 0, 0],
]
const BANK = { earned: 1, lost: 1 }
const bins = Array.from({ length: STEPS }, (_, i) => `bin-${i + 1}`)

/** Chances of a loan by group and step, as a scenario states them. */
const policyOf = ({ doors }: Scenario): number[][] =>
  ['loan-1', 'loan-2'].map((door) =>
    bins.map((bin) => 1 - (doors[door].treatment[bin]?.refused ?? doors[door].refused_anyway).value),
  )

/** The most profitable of the policies that reach the same level of a measure in both groups. */
function best(measure: (group: number) => (grants: readonly number[]) => number): number[][] {
  let found: number[][] = []
  let most = -Infinity
  for (let level = 0; level <= 10_000; level++) {
    const policies = STARTS.map((_, group) => downTo(STEPS, level / 10_000, measure(group)))
    const earned = policies.reduce((sum, grants, group) => sum + profit(STARTS[group], REPAYS, grants, BANK), 0)
    if (earned > most + 1e-12) [most, found] = [earned, policies]
  }
  return found
}

const load = async (name: string) => (await loadScenario(name, diskReader())).scenario

describe('the policies', () => {
  test('lend for profit where a loan pays, whatever the group', async () => {
    const pays = REPAYS.map((chance) => (chance * BANK.earned > (1 - chance) * BANK.lost ? 1 : 0))
    expect(policyOf(await load('delayed-impact'))).toEqual([pays, pays])
  })

  test('are the most profitable under equal opportunity', async () => {
    const wanted = best((group) => (grants) => soundAccepted(STARTS[group], REPAYS, grants))
    const stated = policyOf(await load('delayed-impact-equal-opportunity'))
    stated.forEach((grants, group) =>
      grants.forEach((grant, i) => {
        // nobody of a group stands on a step of share 0, and the grid of levels is as fine as 1 in 10,000
        if (STARTS[group][i] > 0) expect(Math.abs(grant - wanted[group][i])).toBeLessThan(2e-3)
      }),
    )
    const [one, other] = stated.map((grants, group) => soundAccepted(STARTS[group], REPAYS, grants))
    expect(Math.abs(one - other)).toBeLessThan(1e-4)
  })

  test('are the most profitable under demographic parity', async () => {
    const wanted = best((group) => (grants) => accepted(STARTS[group], grants))
    const stated = policyOf(await load('delayed-impact-parity'))
    stated.forEach((grants, group) =>
      grants.forEach((grant, i) => {
        if (STARTS[group][i] > 0) expect(Math.abs(grant - wanted[group][i])).toBeLessThan(2e-3)
      }),
    )
  })
})

describe.each(['delayed-impact', 'delayed-impact-equal-opportunity', 'delayed-impact-parity'])('%s', (name) => {
  const RESIDENTS = 10_000
  const ROUNDS = 40
  let tables: Map<string, MeasureTable>
  let policy: number[][]

  beforeAll(async () => {
    const { blueprint } = await prepare(name, {
      reader: diskReader(),
      residents: RESIDENTS,
      seed: 3,
      ticks: ROUNDS + 1,
    })
    const run = await simulate(blueprint)
    tables = new Map(run.tables.map((table) => [table.name, table]))
    policy = policyOf(await load(name))
  }, 60_000)

  const rows = (table: string) => {
    const of = tables.get(table)!
    return Array.from({ length: rowCount(of) }, (_, i) => rowAt(of, i))
  }
  /** Residents of a group by step at the end of a round. */
  const onSteps = (group: number, tick: number) => {
    const found = rows('grades').filter((row) => row.group === `group-${group + 1}` && row.tick === tick)
    return bins.map((bin) => Number(found.find((row) => row.grade === bin)?.residents ?? 0))
  }

  test.each([1, 10, ROUNDS])('spreads both groups as the chain says, after %d rounds', (rounds) => {
    for (const group of [0, 1]) {
      const expected = spread(STARTS[group], REPAYS, policy[group], rounds)
      const counted = onSteps(group, rounds)
      const residents = counted.reduce((sum, n) => sum + n, 0)
      counted.forEach((n, i) => {
        if (expected[i] < 1e-6) expect(n).toBeLessThanOrEqual(2)
        else expect(Math.abs(zOfShare(n, residents, expected[i]))).toBeLessThan(4.5)
      })
    }
  })

  test('moves the mean of each group by one round as the chain says', () => {
    for (const group of [0, 1]) {
      const [before, after] = [0, 1].map((tick) => onSteps(group, tick))
      const residents = before.reduce((sum, n) => sum + n, 0)
      const mean = (counted: number[]) => meanStep(counted.map((n) => n / residents))
      // from the shares as drawn, so that what is left of chance is that of the round
      const drawn = before.map((n) => n / residents)
      const expected = meanStep(spread(drawn, REPAYS, policy[group], 1)) - meanStep(drawn)
      expect(Math.abs(zOf(mean(after) - mean(before), expected, 1 / residents))).toBeLessThan(4.5)
    }
  })

  test('lends to as many of those who would repay as the policy says, on the first day', () => {
    for (const group of [0, 1]) {
      const door = `loan-${group + 1}`
      const found = rows('lending').filter((row) => row.door === door && row.tick === 0 && row.group_by === 'group')
      const sum = (column: string) => found.reduce((all, row) => all + Number(row[column]), 0)
      const sound = sum('granted_sound') + sum('refused_sound')
      const expected = soundAccepted(STARTS[group], REPAYS, policy[group])
      expect(Math.abs(zOfShare(sum('granted_sound'), sound, expected))).toBeLessThan(4.5)
    }
  })
})

import { describe, expect, test } from 'vitest'
import { headlines } from '../../src/measure/headlines.js'
import { isBusiness, subjectFigures, trustFigures } from '../../src/measure/subjects.js'
import type { MeasureTable } from '../../src/measure/types.js'
import { simulate } from '../../src/run/simulate.js'
import { type Written, smallBlueprint, smallScenario, withBusinesses } from '../support/small.js'

async function tablesOf(change: (written: Written) => void, population = withBusinesses()): Promise<MeasureTable[]> {
  const { tables } = await simulate(smallBlueprint(smallScenario(change), { residents: 5000, ticks: 13, population }))
  return tables
}

const firms = (written: Written) => {
  written.behaviours.littering.who = { subject: 'business' }
  written.behaviours.littering.victim = 'customer'
  written.scores.points.who = { subject: 'business' }
  written.rules = { litter: written.rules.litter }
  written.opinion.trust = { social: { start: '70 %', adjusts_by_half_in: '3 months', per_victim: '5 %' } }
}

describe('figures of businesses', () => {
  test('are summed over their own rows, and sectors add up', async () => {
    const tables = await tablesOf(firms)
    const all = subjectFigures(tables)!
    expect([all.group_by, all.group]).toEqual(['business', 'all'])
    expect(all.misconduct_done).toBe(all.charges_true + all.charges_false + all.missed_acts)
    const sectors = all.groups.filter(({ group_by }) => group_by === 'business sector')
    expect(sectors.map(({ group }) => group)).toEqual(['food', 'other'])
    for (const name of ['businesses', 'misconduct_done', 'charges_true'] as const)
      expect(sectors.reduce((sum, each) => sum + each[name], 0)).toBe(all[name])
    expect(Object.values(all.grade_shares!).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
    expect(all.petitions_received).toBeGreaterThan(0)
  })

  test('stay out of the figures about everybody, but for what they cost', async () => {
    const found = headlines(await tablesOf(firms))
    expect(found.misconduct_done).toBe(0)
    expect(found.grade_shares).toBeNull()
    expect(found.victims).toBe(found.subjects!.misconduct_done)
    expect(found.records).toBe(found.subjects!.charges_true)
  })

  test('and trust are left out where there are none', async () => {
    const { businesses: _, officials: __, ...alone } = withBusinesses()
    const tables = await tablesOf(() => {}, alone)
    expect([subjectFigures(tables), trustFigures(tables)]).toEqual([undefined, undefined])
    const found = headlines(tables)
    expect('subjects' in found || 'trust' in found).toBe(false)
  })
})

test('trust is told for the fields that keep it, from the first tick to the last', async () => {
  const trust = trustFigures(await tablesOf(firms))!
  expect(Object.keys(trust)).toEqual(['social'])
  expect(trust.social!.start).toBeLessThanOrEqual(0.7)
  expect(trust.social!.end).toBeLessThan(trust.social!.start)
})

test('groups of businesses are told by their name', () => {
  expect(['business', 'business sector', 'all', 'businesslike'].map(isBusiness)).toEqual([true, true, false, false])
})

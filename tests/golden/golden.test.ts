/**
 * Golden runs: figures that may only move on purpose. If this fails and you did not mean to change what a run gives,
 * your change is wrong. If you did, say why: `npm run golden:move -- "the reason"`.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { type Baseline, differences, moveBaseline, readBaseline, reason } from './baseline.js'
import { type Golden, RESIDENTS, SEED, live, scenarios } from './cases.js'

const lived: Baseline = {}

afterAll(() => {
  if (reason && Object.keys(lived).length === scenarios.length) moveBaseline(lived, reason)
})

describe(`golden runs of ${RESIDENTS} residents, seed ${SEED}`, () => {
  it.each(scenarios)('%s gives the figures it gave before', { timeout: 120_000 }, async (scenario) => {
    const golden = await live(scenario)
    lived[scenario] = golden
    if (reason) return
    expect(differences(readBaseline()[scenario], golden), 'npm run golden:move -- "the reason"').toEqual([])
  })

  it('keeps a baseline of these runs and no others', () => {
    if (!reason) expect(Object.keys(readBaseline()).toSorted()).toEqual(scenarios.toSorted())
  })
})

describe('comparing golden runs', () => {
  const one = { scenario: 's', digest: 'a'.repeat(64), events: ['3 graded'], measures: { residents: 5, cost: null } }
  const golden = one as unknown as Golden

  it('finds nothing where nothing changed', () => {
    expect(differences(golden, structuredClone(golden))).toEqual([])
  })

  it('names each figure that moved, and where from', () => {
    const other = { ...one, events: [], measures: { residents: 6, cost: null } } as unknown as Golden
    expect(differences(golden, other)).toEqual(['events: ["3 graded"] is now []', 'residents: 5 is now 6'])
  })

  it('sees a figure that came and one that went', () => {
    const other = { ...one, measures: { residents: 5, records: 1 } } as unknown as Golden
    expect(differences(golden, other)).toEqual(['cost: null is now nothing', 'records: nothing is now 1'])
  })

  it('tells a change of the scenario from a change of the engine', () => {
    const other = { ...golden, scenario: 't', digest: 'b'.repeat(64) }
    expect(differences(golden, other)[0]).toMatch(/scenario itself/)
    expect(differences({ ...golden, scenario: 't' }, other)[0]).toMatch(/^digest a+ is now b+$/)
  })

  it('does not pass without a baseline', () => {
    expect(differences(undefined, golden)).toEqual(['there is no baseline yet'])
  })
})

import { describe, expect, test } from 'vitest'
import { nowFor, phaseAt } from '../../../src/engine/respond/now.js'
import { type RegionState, startRegions } from '../../../src/engine/respond/regions.js'
import { LEVELS, Q16, type Tables } from '../../../src/engine/tables.js'
import { type Written, smallBlueprint, smallScenario } from '../../support/small.js'

const [LITTERING, HELPING, PETITION, LEAFLET] = [0, 1, 2, 3]

const tablesOf = (change: (written: Written) => void = () => {}): Tables =>
  smallBlueprint(
    smallScenario((written) => {
      written.response.on = true
      written.behaviours.leaflet = { title: 'Leaflets', kind: 'voice', context: 'government', rate: '0.1 per year' }
      change(written)
    }),
  ).tables

/** The multiplier of a behaviour at a level of perceived risk. */
function multiplier(tables: Tables, behaviour: number, level: number, state: Partial<RegionState> = {}): number {
  const regions = startRegions(tables)
  Object.assign(regions[0], state)
  return nowFor(tables, regions, 0).byRisk[behaviour * LEVELS + level] / Q16
}

describe('rules in force', () => {
  test('follow the phases of the scheme', () => {
    const tables = tablesOf((written) => {
      written.rules.litter.in_force = { from: '2010-03-01', until: '2010-05-01' }
    })
    const ruled = [0, 1, 2, 3, 4, 5].map((tick) => nowFor(tables, startRegions(tables), tick).ruled[LITTERING])
    expect(ruled).toEqual([0, 0, 1, 1, 0, 0])
    const { points } = nowFor(tables, startRegions(tables), 2)
    expect([...points.subarray(0, 9)]).toEqual([-20, -20, -20, 10, 10, 10, -50, -50, -50])
    expect(tables.phases.map(({ fromTick }) => fromTick)).toEqual([0, 2, 4])
    expect(phaseAt(tables, 3)).toBe(tables.phases[1])
    expect(phaseAt(tables, 23)).toBe(tables.phases[2])
  })

  test('end with a repeal: rules, doors and letters', () => {
    const tables = tablesOf()
    const regions = startRegions(tables)
    expect([...nowFor(tables, regions, 3).ruled]).toEqual([1, 1, 1, 0])
    regions[0].repealed = 1
    const now = nowFor(tables, regions, 3)
    expect([...now.ruled, ...now.points, ...now.treated].every((n) => n === 0)).toBe(true)
    expect([...now.dropped]).toEqual([1])
  })

  test('go on when only the letters are dropped', () => {
    const tables = tablesOf()
    const regions = startRegions(tables)
    regions[0].dropped = 1
    const now = nowFor(tables, regions, 3)
    expect([now.dropped[0], now.ruled[LITTERING], now.treated[0]]).toEqual([1, 1, 1])
  })

  test('say when grades are set and feelings fade', () => {
    const tables = tablesOf()
    const at = [5, 6, 12, 13].map((tick) => nowFor(tables, startRegions(tables), tick).regrades)
    expect(at).toEqual([0, 1, 1, 0])
    expect([0, 3, 6, 7].map((tick) => nowFor(tables, startRegions(tables), tick).fades)).toEqual([0, 1, 1, 0])
  })
})

describe('deterrence, conformity and chill', () => {
  test('follow the formula of the model', () => {
    const tables = tablesOf()
    for (const level of [0, 5, 15]) {
      const risk = 0.1 + 0.9 * (level / 16)
      expect(multiplier(tables, LITTERING, level, { graded: 1 })).toBeCloseTo(Math.exp(-4 * risk * 0.2), 4)
      expect(multiplier(tables, HELPING, level, { graded: 1 })).toBeCloseTo(Math.exp(0.1), 4)
      expect(multiplier(tables, PETITION, level, { graded: 1 })).toBeCloseTo(Math.exp(-6 * risk * 0.5), 4)
      // half of the worst stake of any voice spills over to voice that no rule punishes
      expect(multiplier(tables, LEAFLET, level, { graded: 1 })).toBeCloseTo(Math.exp(-6 * risk * 0.25), 4)
    }
  })

  test('fear holds back the more, the greater it is; reward does not care', () => {
    const tables = tablesOf()
    for (let level = 1; level < LEVELS; level++) {
      for (const behaviour of [LITTERING, PETITION, LEAFLET])
        expect(multiplier(tables, behaviour, level)).toBeLessThan(multiplier(tables, behaviour, level - 1))
      expect(multiplier(tables, HELPING, level)).toBe(multiplier(tables, HELPING, 0))
    }
  })

  test('reward at most doubles what is done', () => {
    const tables = tablesOf((written) => (written.rules.help.points = '500 points'))
    expect(multiplier(tables, HELPING, 0, { graded: 1 })).toBe(2)
  })

  test('weigh less without letters in force', () => {
    const tables = tablesOf()
    const full = Math.log(multiplier(tables, LITTERING, 8, { graded: 1 }))
    for (const state of [{ graded: 0 }, { graded: 1, dropped: 1 }])
      expect(Math.log(multiplier(tables, LITTERING, 8, state)) / full).toBeCloseTo(0.5, 2)
  })

  test('publicity adds to the risk that everybody perceives, up to certainty', () => {
    const tables = tablesOf((written) => (written.response.perceived_risk.publicity = '0.5 times'))
    // 0.4 charges per resident and year add 0.2
    expect(multiplier(tables, LITTERING, 0, { graded: 1, publicity: 400_000 })).toBeCloseTo(Math.exp(-4 * 0.3 * 0.2), 4)
    expect(multiplier(tables, LITTERING, 3, { graded: 1, publicity: 1e9 })).toBeCloseTo(Math.exp(-4 * 0.2), 4)
  })

  test('nothing is changed where no rule is in force or nobody responds', () => {
    const repealed = [LITTERING, HELPING, PETITION, LEAFLET].map((b) => multiplier(tablesOf(), b, 9, { repealed: 1 }))
    const calm = tablesOf((written) => (written.response.on = false))
    expect([...repealed, multiplier(calm, LITTERING, 9)]).toEqual([1, 1, 1, 1, 1])
  })
})

describe('contagion', () => {
  const catching = tablesOf((written) => {
    written.opinion.outcry.contagion = '1.6 times'
    written.rules = {}
  })
  const { threshold } = catching.opinion

  test.each([
    [0, 1],
    [0.5, 1.3],
    [1, 1.6],
    [7, 1.6],
  ])('at %d of the threshold multiplies public voice by %d', (part, factor) => {
    const attention = Math.floor(threshold * part)
    expect(multiplier(catching, PETITION, 4, { attention })).toBeCloseTo(factor, 4)
    // leaflets are not said to be public here, and littering is no voice
    expect(multiplier(catching, LEAFLET, 4, { attention })).toBe(1)
    expect(multiplier(catching, LITTERING, 4, { attention })).toBe(1)
    const regions = startRegions(catching)
    regions[0].attention = attention
    expect(nowFor(catching, regions, 0).outspoken[4] / Q16).toBeCloseTo(factor, 4)
  })
})

test('fear of what voice may cost keeps those silent whom the scheme has hit', () => {
  const tables = tablesOf()
  const regions = startRegions(tables)
  regions[0].graded = 1
  const { outspoken } = nowFor(tables, regions, 0)
  expect(outspoken[0] / Q16).toBeCloseTo(Math.exp(-6 * 0.1 * 0.25), 4)
  for (let level = 1; level < LEVELS; level++) expect(outspoken[level]).toBeLessThan(outspoken[level - 1])
})

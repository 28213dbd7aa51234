import { describe, expect, it } from 'vitest'
import { behaviourMetrics, behaviourMetric, doorMetric, fileMetric, layoutOf } from '../../../src/engine/counters.js'
import { codesOf } from '../../../src/experiment/pair/flows.js'
import { createFingerprints } from '../../../src/experiment/pair/fingerprint.js'
import { addFindings, createFindings, FINDINGS, headcount, sideOf } from '../../../src/experiment/pair/findings.js'
import { smallBlueprint, smallScenario } from '../../support/small.js'

const a = smallBlueprint(smallScenario(), { residents: 1000 })
const b = smallBlueprint(
  smallScenario((written) => {
    written.behaviours = { singing: written.behaviours.helping, ...written.behaviours }
    written.grades.bands = { S: { title: 'best', from: '1100 points' }, ...written.grades.bands }
    written.grades.bands.A.to = '1099 points'
  }),
  { residents: 1000 },
)
const [codesA, codesB] = codesOf(a.catalogue, b.catalogue)

describe('codes', () => {
  it('are the same for the same name, wherever it stands', () => {
    expect(codesA.flow.length + behaviourMetrics.length).toBe(codesB.flow.length)
    const done = (index: number) => behaviourMetric(index, 'done')
    expect(codesB.flow[done(1)]).toBe(codesA.flow[done(0)])
    expect([...codesA.flow]).not.toContain(codesB.flow[done(0)])
    expect(new Set(codesB.flow).size).toBe(codesB.flow.length)
    const records = (tables: typeof a.tables) => fileMetric(layoutOf(tables), 'records')
    expect(codesB.flow[records(b.tables)]).toBe(codesA.flow[records(a.tables)])
  })

  it('know a refusal, and nothing else for one', () => {
    const layout = layoutOf(a.tables)
    expect(codesA.refusal[doorMetric(layout, 0, 'refused')]).toBe(1)
    expect(codesA.refusal.reduce((sum, each) => sum + each, 0)).toBe(1)
  })

  it('call letters by name, and no letter nothing', () => {
    expect([...codesA.letter]).toEqual([1, 2, 3, 0])
    expect([...codesB.letter]).toEqual([4, 1, 2, 3, 0])
  })
})

describe('fingerprints', () => {
  const after = (...events: [resident: number, metric: number, amount: number][]) => {
    const { watch, low, high, refusals } = createFingerprints(3, codesA)
    for (const event of events) watch.counted!(...event)
    return { low: [...low], high: [...high], refusals: [...refusals] }
  }

  it('do not ask for the order, but for everything else', () => {
    expect(after([0, 1, 1], [0, 2, 5])).toEqual(after([0, 2, 5], [0, 1, 1]))
    expect(after([0, 1, 1])).not.toEqual(after([1, 1, 1]))
    expect(after([0, 1, 1]).low[0]).not.toBe(after([0, 1, 2]).low[0])
    expect(after([0, 1, 1]).high[0]).not.toBe(after([0, 2, 1]).high[0])
    expect(after([0, 1, 1]).low[0]).not.toBe(after([0, 1, 1], [0, 1, 1]).low[0])
    expect(after([0, 1, 1], [0, 2, 3]).low).not.toEqual(after([0, 1, 3], [0, 2, 1]).low)
  })

  it('pass over what did not happen', () => {
    expect(after([0, 1, 0])).toEqual(after())
  })

  it('count refusals', () => {
    const refused = doorMetric(layoutOf(a.tables), 0, 'refused')
    expect(after([2, refused, 1], [2, refused, 1], [2, refused - 1, 1]).refusals).toEqual([0, 0, 2])
  })
})

describe('findings', () => {
  it('add up', () => {
    const [total, part] = [createFindings(2, 3), createFindings(2, 3)]
    part.byGroup[FINDINGS] = 4
    part.byGroup[FINDINGS * 2 - 1] = 7
    part.firsts[2] = 1
    addFindings(total, part)
    addFindings(total, part)
    expect(headcount(total, 1, 'residents')).toBe(8)
    expect(sideOf(total, 1, 'refusals', 'lost')).toBe(14)
    expect([...total.firsts]).toEqual([0, 0, 2])
    expect(headcount(total, 0, 'residents')).toBe(0)
  })
})

import { describe, expect, test } from 'vitest'
import {
  addCounters,
  behaviourMetric,
  behaviourMetrics,
  clearCounters,
  createCounters,
  doorMetric,
  doorMetrics,
  fileMetric,
  fileMetrics,
  flowIndex,
  layoutOf,
  regionFlow,
} from '../../src/engine/counters.js'
import { smallBlueprint, smallScenario } from '../support/small.js'

const { tables } = smallBlueprint(smallScenario())
const layout = layoutOf(tables)

describe('layout', () => {
  test('has a place of its own for every flow', () => {
    const places = [
      ...[0, 1, 2].flatMap((b) => behaviourMetrics.map((metric) => behaviourMetric(b, metric))),
      ...doorMetrics.map((metric) => doorMetric(layout, 0, metric)),
      ...fileMetrics.map((metric) => fileMetric(layout, metric)),
    ]
    expect(places).toEqual(Array.from({ length: layout.flowMetrics }, (_, i) => i))
  })

  test('has a place of its own for every region, group and state', () => {
    const twice = { ...layout, regions: 2 }
    const seen = new Set<number>()
    for (let r = 0; r < 2; r++)
      for (let g = 0; g < layout.groups; g++)
        for (let s = 0; s < layout.states; s++)
          for (let m = 0; m < layout.flowMetrics; m++) seen.add(flowIndex(twice, r, g, s, m))
    expect(seen.size).toBe(2 * layout.groups * layout.states * layout.flowMetrics)
    expect(Math.max(...seen)).toBe(createCounters(twice).flow.length - 1)
  })

  test('has one state more than letters, and as many groups as are measured', () => {
    expect([layout.states, layout.groups, layout.regions, layout.behaviours, layout.doors]).toEqual([4, 5, 1, 3, 1])
  })
})

describe('counters', () => {
  test('add up field by field, and are emptied', () => {
    const [total, part] = [createCounters(layout), createCounters(layout)]
    const arrays = ['flow', 'moves', 'spells', 'stock', 'histogram'] as const
    arrays.forEach((name, i) => {
      total[name][1] = 10
      part[name][1] = i + 1
      part[name][part[name].length - 1] = 7
    })
    addCounters(total, part)
    arrays.forEach((name, i) => {
      expect(total[name][1]).toBe(11 + i)
      expect(total[name].at(-1)).toBe(7)
      expect(part[name][1]).toBe(i + 1)
    })
    clearCounters(total)
    for (const name of arrays) expect(total[name].every((n) => n === 0)).toBe(true)
  })

  test('of a region sum over grades, for everybody, and not over other regions', () => {
    const counters = createCounters({ ...layout, regions: 2 })
    const metric = behaviourMetric(1, 'seen')
    for (let state = 0; state < layout.states; state++)
      counters.flow[flowIndex(counters.layout, 1, 0, state, metric)] = 10 ** state
    counters.flow[flowIndex(counters.layout, 1, 1, 0, metric)] = 5
    counters.flow[flowIndex(counters.layout, 0, 0, 0, metric)] = 3
    expect([regionFlow(counters, 0, metric), regionFlow(counters, 1, metric)]).toEqual([3, 1111])
  })
})

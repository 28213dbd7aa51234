import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCounters, flowIndex } from '../../../src/engine/counters.js'
import { Tally } from '../../../src/engine/measure/tally.js'
import { onStage } from '../../support/stage.js'

const { tables, counters } = onStage()
const { layout } = counters
const { classOfCell, groupsOfClass, groupStart, classes } = tables.group

test('what is tallied is what counting in every group one by one comes to', () => {
  const event = fc.record({
    sort: fc.nat(classes - 1),
    state: fc.nat(layout.states - 1),
    metric: fc.nat(layout.flowMetrics - 1),
    amount: fc.integer({ min: 0, max: 100_000 }),
  })
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), fc.constantFrom(1000, 1_000_000), (events, subjects) => {
      const tally = new Tally(tables.group, layout)
      const [found, expected] = [createCounters(layout).flow, createCounters(layout).flow]
      tally.enter(0, subjects, found)
      for (const { sort, state, metric, amount } of events) {
        tally.add(sort, state, metric, amount)
        for (let i = groupStart[sort]; i < groupStart[sort + 1]; i++)
          expected[flowIndex(layout, 0, groupsOfClass[i], state, metric)] += amount
      }
      tally.addTo(found, 0)
      expect(found).toEqual(expected)
    }),
  )
})

test.each([
  ['large', 1_000_000],
  ['small', 1000],
])('a %s region is told from the next, and nothing is left behind', (_, subjects) => {
  const two = { ...layout, regions: 2 }
  const tally = new Tally(tables.group, two)
  const { flow } = createCounters(two)
  const sort = classOfCell[0]
  for (const [region, amount] of [
    [0, 3],
    [1, 0],
    [1, 7],
  ]) {
    tally.enter(region, subjects, flow)
    if (amount > 0) tally.add(sort, 1, 4, amount)
    tally.addTo(flow, region)
  }
  expect([flow[flowIndex(two, 0, 0, 1, 4)], flow[flowIndex(two, 1, 0, 1, 4)]]).toEqual([3, 7])
  expect(flow.reduce((a, b) => a + b, 0)).toBe(10 * (groupStart[sort + 1] - groupStart[sort]))
})

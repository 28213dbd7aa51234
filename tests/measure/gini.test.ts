import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gini } from '../../src/measure/gini.js'

test('is 0 where all are equal, and nearly 1 where one has everything', () => {
  expect(gini([{ score: 4000, residents: 17 }])).toBe(0)
  expect(
    gini([
      { score: 0, residents: 999 },
      { score: 5000, residents: 1 },
    ]),
  ).toBeCloseTo(0.999, 12)
})

test('is nothing where nobody has anything', () => {
  expect([gini([]), gini([{ score: 0, residents: 5 }])]).toEqual([null, null])
})

test('is half the mean difference as a part of the mean', () => {
  const some = fc.array(fc.record({ score: fc.nat(50), residents: fc.integer({ min: 1, max: 6 }) }), { minLength: 1 })
  fc.assert(
    fc.property(some, (standings) => {
      const scores = standings.flatMap(({ score, residents }) => Array.from({ length: residents }, () => score))
      const mean = scores.reduce((a, b) => a + b, 0) / scores.length
      const apart = scores.reduce((all, a) => all + scores.reduce((sum, b) => sum + Math.abs(a - b), 0), 0)
      const found = gini(standings)
      if (mean === 0) expect(found).toBeNull()
      else expect(found).toBeCloseTo(apart / (2 * scores.length ** 2 * mean), 9)
    }),
  )
})

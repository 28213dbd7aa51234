import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestOther, mostOfOthers, weightOf } from '../../../src/engine/link/compare.js'
import { MISSING, NOBODYS, PER_BIT } from '../../../src/engine/link/tables.js'
import { withCarelessOffice, withRegistry } from '../../support/registry.js'
import { smallScenario } from '../../support/small.js'
import { onStage } from '../../support/stage.js'

const { place, tables, world } = onStage(smallScenario(withCarelessOffice))
const held = tables.databases[0].link!
const { linking } = place.scratch
const { marks } = world.identity!

/** What is said of a resident, with some fields missing (m), some nobody's (n), some a neighbour's (o). */
function say(who: number, errors: string): void {
  held.fields.forEach((f, h) => {
    const other = marks[f][(who + 17) % 1024]
    linking.stated[h] =
      errors[h] === 'm' ? MISSING : errors[h] === 'n' ? NOBODYS : errors[h] === 'o' ? other : marks[f][who]
  })
}

describe('the weight of a record', () => {
  test('is that of all fields where nothing is wrong', () => {
    say(5, 'rrrr')
    expect(weightOf(place, 5, held)).toBe(held.all)
  })

  test('adds nothing for what is missing, and takes away for what differs', () => {
    say(5, 'rmnr')
    expect(weightOf(place, 5, held)).toBe(held.agrees[0] + held.differs[2] + held.agrees[3])
  })

  test('of others is never above what they can reach', () => {
    fc.assert(
      fc.property(fc.nat(1023), fc.nat(1023), fc.stringMatching(/^[rmno]{4}$/), (who, other, errors) => {
        say(who, errors)
        expect(weightOf(place, other, held)).toBeLessThanOrEqual(mostOfOthers(place, held, false))
      }),
    )
  })
})

test('the best of all others is found as by looking at everybody', () => {
  fc.assert(
    fc.property(
      fc.nat(1023),
      fc.stringMatching(/^[rmno]{4}$/),
      fc.integer({ min: -20 * PER_BIT, max: 25 * PER_BIT }),
      (who, errors, bar) => {
        say(who, errors)
        const weights = Array.from({ length: 1024 }, (_, local) => weightOf(place, local, held))
        weights[who] = -Infinity
        const best = Math.max(...weights)
        bestOther(place, who, held, bar)
        if (best < bar) expect([linking.best, linking.ties]).toEqual([-Infinity, 0])
        else {
          expect(linking.best).toBe(best)
          const tied = weights.flatMap((weight, local) => (weight === best ? [local] : []))
          expect([...linking.tied.subarray(0, linking.ties)].toSorted((a, b) => a - b)).toEqual(tied)
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('nobody else reaches a number that is right', () => {
  const stage = onStage(smallScenario(withRegistry))
  const { link } = stage.tables.databases[0]
  const { stated } = stage.place.scratch.linking
  link!.fields.forEach((f, h) => (stated[h] = stage.world.identity!.marks[f][9]))
  const right = weightOf(stage.place, 9, link!)
  expect(right).toBeGreaterThan(mostOfOthers(stage.place, link!, true))
  expect(right).toBe(mostOfOthers(stage.place, link!, false))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptColumns } from '../../../src/run/kept/columns.js'
import { firstSubject, PART_COMMUNITIES, partsOf, tableOfPart } from '../../../src/run/kept/parts.js'
import { peopleOf } from '../../../src/compile/people.js'
import { createWorld } from '../../../src/engine/world.js'
import { smallBlueprint, smallScenario } from '../../support/small.js'

const regionsOf = (sizes: number[]) => {
  let firstCommunity = 0
  return sizes.map((communities, i) => {
    const region = { id: `r${i}`, firstCommunity, communities, residents: communities * 1024 }
    firstCommunity += communities
    return region
  })
}

describe('parts', () => {
  it('cover every community of a stretch once, in order, within one region each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (sizes, a, b) => {
          const regions = regionsOf(sizes)
          const all = sizes.reduce((sum, size) => sum + size, 0)
          const first = a % all
          const count = 1 + (b % (all - first))
          let next = first
          for (const part of partsOf({ regions }, first, count)) {
            const { firstCommunity, communities } = regions[part.region]
            expect(part.firstCommunity).toBe(next)
            expect(part.firstCommunity).toBeGreaterThanOrEqual(firstCommunity)
            next += part.communities
            expect(next).toBeLessThanOrEqual(firstCommunity + communities)
            expect(part.communities).toBeLessThanOrEqual(PART_COMMUNITIES)
          }
          expect(next).toBe(first + count)
        },
      ),
    )
  })

  it('hold the subjects of their communities, and nobody else', () => {
    const blueprint = smallBlueprint(smallScenario(), { residents: 5000, ticks: 1 })
    const world = createWorld(blueprint.tables, 1, 3, peopleOf(blueprint))
    world.score.forEach((_, i) => (world.score[i] = i))
    const part = { region: 0, firstCommunity: 2, communities: 2 }
    const score = tableOfPart(blueprint.tables, world, part).columns.find(({ name }) => name === 'score')!.values
    expect(Array.from(score as Int32Array)).toEqual(Array.from({ length: 2048 }, (_, i) => 1024 + i))
    expect(firstSubject(part)).toBe(2048)
  })

  it('keep letters only where there are any', () => {
    const names = (blueprint: ReturnType<typeof smallBlueprint>) =>
      keptColumns(blueprint.tables).map(({ name }) => name)
    const graded = smallBlueprint(smallScenario(), { residents: 10, ticks: 1 })
    const plain = smallBlueprint(
      smallScenario((written) => {
        delete written.grades
        for (const door of Object.values(written.doors as Record<string, { treatment: object }>)) door.treatment = {}
      }),
      { residents: 10, ticks: 1 },
    )
    expect(names(graded)).toContain('true_grade')
    expect(names(plain)).not.toContain('grade')
  })
})

import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.js'
import { peopleOf } from '../../src/compile/people.js'
import { planPopulation, residentsOf } from '../../src/population/plan.js'
import { twoRegions } from '../support/regions.js'
import { type Written, smallBlueprint, smallScenario } from '../support/small.js'

const plan = planPopulation(twoRegions(), 5000)
const scenario = smallScenario((written: Written) => {
  written.reactions = { end: { title: 'End of letters', when: 'outcry', after: '1 month', does: 'drop_grades' } }
  written.setup_cost = { title: 'Computers', amount: '800,000 yuan' }
  written.databases.office.cost_per_record = '2.5 yuan'
  delete written.rules.help
})
const blueprint = compile(scenario, plan, { seed: 7 })

describe('seeds', () => {
  test('have 64 bits, however they are written', () => {
    const halves = (seed: number | bigint | string) => {
      const { tables } = compile(scenario, plan, { seed })
      return [tables.seedLow, tables.seedHigh]
    }
    expect(halves(7)).toEqual([7, 0])
    expect(halves('12345678901234567890')).toEqual([0xeb1f0ad2, 0xab54a98c])
    expect(halves(2n ** 64n + 5n)).toEqual([5, 0])
    expect(halves(-1)).toEqual([0xffffffff, 0xffffffff])
  })

  test('are told as one whole number', () => expect(blueprint.catalogue.seed).toBe('7'))
})

describe('tables', () => {
  test('have the sizes of the population and the calendar', () => {
    const { tables } = blueprint
    expect(tables).toMatchObject({ ticks: 24, residents: 5000, communities: 5, ticksPerYear: 12 })
    expect(tables.regions.map(({ id, firstCommunity, communities }) => [id, firstCommunity, communities])).toEqual([
      ['town', 0, 3],
      ['hills', 3, 2],
    ])
    expect(compile(scenario, plan, { seed: 7, ticks: 5 }).tables.ticks).toBe(5)
    for (let cell = 0; cell < plan.cells; cell++) expect(tables.placeOfCell[cell]).toBe(plan.cellTraits[cell * 4 + 2])
  })

  test('are the same for the same scenario, bit by bit, and can be sent to a thread', () => {
    expect(compile(scenario, plan, { seed: 7 })).toEqual(blueprint)
    expect(structuredClone(blueprint)).toEqual(blueprint)
  })
})

describe('the catalogue', () => {
  const { catalogue } = blueprint

  test('names everything that the engine knows by number', () => {
    expect(catalogue.regions).toEqual([
      { id: 'town', title: 'Town', residents: 3000 },
      { id: 'hills', title: 'Hills', residents: 2000 },
    ])
    expect(catalogue.behaviours.map(({ id, kind, scored, public: open }) => [id, kind, scored, open])).toEqual([
      ['littering', 'misconduct', true, false],
      ['helping', 'merit', false, false],
      ['petition', 'voice', true, true],
    ])
    expect(catalogue.states).toEqual([
      { id: 'A', title: 'good' },
      { id: 'B', title: 'fair' },
      { id: 'C', title: 'poor' },
      { id: 'none', title: 'no letter grade' },
    ])
    expect(catalogue.doors).toEqual([{ id: 'school', title: 'School', context: 'social' }])
    expect(catalogue.sensors).toEqual([{ id: 'patrol', title: 'Patrol', kind: 'patrol' }])
    expect(catalogue.databases).toEqual([{ id: 'office', title: 'Office' }])
    expect(catalogue.reactions).toEqual([{ id: 'end', title: 'End of letters' }])
    expect(catalogue.groups[0]).toEqual({ by: 'all', group: 'all', title: 'Everybody' })
    expect(catalogue).toMatchObject({ scenario: 'small', title: 'Small', outcryThreshold: 100 })
  })

  test('knows what the scheme costs', () => {
    expect(catalogue.costs).toMatchObject({ perRecord: [2.5], perReview: 0, setup: 800_000 })
    expect(smallBlueprint(smallScenario()).catalogue.costs).toMatchObject({ perRecord: [0], setup: 0 })
  })

  test('has no letters but the one that is none where the scheme has none', () => {
    const plain = smallScenario((written) => {
      delete written.grades
      written.doors.school.treatment = {}
    })
    expect(compile(plain, plan, { seed: 1 }).catalogue.states).toEqual([{ id: 'none', title: 'no letter grade' }])
  })
})

describe('people', () => {
  const people = peopleOf(blueprint)

  test('of a community share its place, stand in order of cells, and are always the same', () => {
    for (let c = 0; c < plan.communities; c++) {
      const cells = people.cells(c)
      expect(cells.length).toBe(residentsOf(plan, c))
      expect([...cells]).toEqual([...cells].sort((a, b) => a - b))
      expect(new Set([...cells].map((cell) => blueprint.tables.placeOfCell[cell]))).toEqual(
        new Set([plan.placeOfCommunity[c]]),
      )
      expect(peopleOf(blueprint).cells(c)).toEqual(cells)
      expect(people.households(c, cells).length).toBe(cells.length)
    }
  })

  test('are others under another seed', () => {
    expect(peopleOf(compile(scenario, plan, { seed: 8 })).cells(0)).not.toEqual(people.cells(0))
  })
})

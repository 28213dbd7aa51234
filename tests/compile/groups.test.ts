import { describe, expect, test } from 'vitest'
import { compileGroups } from '../../src/compile/groups.js'
import { planPopulation } from '../../src/population/plan.js'
import { type Written, smallPopulation, smallScenario } from '../support/small.js'

const plan = planPopulation(smallPopulation(), 5000)

function compiled(measures: Written) {
  return compileGroups(
    smallScenario((written) => (written.measures = { score_bins: '10 points', ...measures })),
    plan,
  )
}

/** Groups that a cell is counted in, as `trait: category`. */
function groupsOf(found: ReturnType<typeof compiled>, cell: number): string[] {
  const { classOfCell, groupsOfClass, groupStart } = found.tables
  const sort = classOfCell[cell]
  return [...groupsOfClass.subarray(groupStart[sort], groupStart[sort + 1])].map(
    (g) => `${found.groups[g].by}: ${found.groups[g].group}`,
  )
}

describe('compileGroups', () => {
  test('counts every cell with everybody, each of its categories and each of its combinations', () => {
    const found = compiled({
      groups: ['household', 'sex'],
      cross: [
        ['sex', 'residence'],
        ['conduct', 'household', 'sex'],
      ],
    })
    for (let cell = 0; cell < plan.cells; cell++) {
      const [conduct, sex, residence, household] = plan.traits.map(
        (trait, t) => trait.categories[plan.cellTraits[cell * 4 + t]],
      )
      expect(groupsOf(found, cell)).toEqual([
        'all: all',
        `household: ${household}`,
        `sex: ${sex}`,
        `sex x residence: ${sex} x ${residence}`,
        `conduct x household x sex: ${conduct} x ${household} x ${sex}`,
      ])
    }
    expect(found.groups.length).toBe(1 + 3 + 2 + 4 + 12)
    expect(found.groups.find(({ group }) => group === 'male x rural')).toMatchObject({ title: 'male, rural' })
  })

  test('makes classes of measured traits only, and only those that occur', () => {
    expect(compiled({ groups: [] }).tables).toMatchObject({ classes: 1, groupStart: Uint32Array.of(0, 1), groups: 1 })
    expect(compiled({ groups: ['sex'] }).tables.classes).toBe(2)
    expect(compiled({ groups: ['sex', 'household'] }).tables.classes).toBe(6)
    // four in five cells taken away: what is left has fewer combinations than the traits allow
    const few = { ...plan, cells: 5, cellTraits: plan.cellTraits.slice(0, 5 * 4) }
    const scenario = smallScenario(
      (written) => (written.measures = { groups: ['residence', 'household'], score_bins: '1 points' }),
    )
    expect(compileGroups(scenario, few).tables.classes).toBe(5)
  })

  test('bins scores around the base, with open ends', () => {
    const { bins, tables } = compiled({ groups: [] })
    expect(tables).toMatchObject({ scoreBins: 80, firstBin: 400, binWidth: 10 })
    expect(bins[0]).toEqual({ from: null, to: 409 })
    expect(bins[60]).toEqual({ from: 1000, to: 1009 })
    expect(bins[79]).toEqual({ from: 1190, to: null })
    for (let b = 1; b < 80; b++) expect(bins[b].from).toBe(bins[b - 1].to! + 1)
  })

  test('has bins of one point at least', () => {
    expect(compiled({ groups: [], score_bins: '0 points' }).tables.binWidth).toBe(1)
  })
})

import { describe, expect, test } from 'vitest'
import { purpose } from '../../src/engine/draw/purposes.js'
import { drawSubjects } from '../../src/population/community.js'
import { planPopulation, residentsOf, type PopulationPlan } from '../../src/population/plan.js'
import type { PopulationSpec } from '../../src/population/spec.js'
import { NOBODY, tieCommunity } from '../../src/population/ties.js'
import { smallPopulation, withBusinesses } from '../support/small.js'
import { draw } from './helpers.js'

function tied(spec: PopulationSpec = withBusinesses()) {
  const plan = planPopulation(spec, 20_000)
  return {
    plan,
    communities: Array.from({ length: plan.communities }, (_, c) => {
      const cells = drawSubjects(plan, c, draw, purpose)
      return { cells, residents: residentsOf(plan, c), ties: tieCommunity(plan, c, cells, draw, purpose) }
    }),
  }
}

const asked = ({ businesses }: PopulationPlan, cells: Uint16Array) =>
  cells.reduce((sum, cell) => sum + businesses!.staff[cell], 0)

describe('owners', () => {
  test('are residents of the kind that owns, each business has one, and nobody has two while there are enough', () => {
    const { plan, communities } = tied()
    for (const { cells, residents, ties } of communities) {
      const owners = [...ties.owner.subarray(residents)]
      for (const owner of owners) expect(plan.businesses!.owner[cells[owner]]).toBe(1)
      expect(new Set(owners).size).toBe(owners.length)
      expect(ties.owner.subarray(0, residents).every((owner) => owner === NOBODY)).toBe(true)
    }
  })

  test('are missing where nobody is of that kind', () => {
    const spec = withBusinesses()
    spec.businesses!.owners = [Uint8Array.of(0, 0), null, null, null]
    const { communities } = tied(spec)
    expect(communities[0].ties.owner.every((owner) => owner === NOBODY)).toBe(true)
  })
})

describe('staff', () => {
  test('is as many as the sizes ask for, of those who work for others', () => {
    const { plan, communities } = tied()
    for (const { cells, residents, ties } of communities) {
      const hired = [...ties.employer].filter((employer) => employer !== NOBODY)
      expect(hired).toHaveLength(asked(plan, cells))
      for (let b = residents; b < cells.length; b++)
        expect(hired.filter((employer) => employer === b)).toHaveLength(plan.businesses!.staff[cells[b]])
      ties.employer.forEach((employer, i) => {
        if (employer !== NOBODY) expect([i < residents, plan.businesses!.worker[cells[i]]]).toEqual([true, 1])
      })
    }
  })

  test('falls short in proportion where there are too few workers, and nobody is left over', () => {
    const spec = withBusinesses()
    spec.businesses!.staff = [40, 300]
    const { plan, communities } = tied(spec)
    const { cells, residents, ties } = communities[0]
    const workers = cells.reduce((sum, cell) => sum + plan.businesses!.worker[cell], 0)
    const hired = [...ties.employer].filter((employer) => employer !== NOBODY)
    expect(hired).toHaveLength(workers)
    const part = workers / asked(plan, cells)
    for (let b = residents; b < cells.length; b++) {
      const got = hired.filter((employer) => employer === b).length
      expect(Math.abs(got - part * plan.businesses!.staff[cells[b]])).toBeLessThan(1)
    }
  })
})

describe('the official of a district', () => {
  test('is one resident who holds office, and nobody where none does', () => {
    const { plan, communities } = tied()
    communities.forEach(({ cells, ties }, c) => {
      // officials live in towns here
      if (plan.placeOfCommunity[c] === 0) expect(plan.official![cells[ties.official]]).toBe(1)
      else expect(ties.official).toBe(NOBODY)
    })
    const places = new Set(communities.map((_, c) => plan.placeOfCommunity[c]))
    expect(places.size).toBe(2)
  })

  test('can be where there are no businesses', () => {
    const { communities } = tied({ ...smallPopulation(), officials: withBusinesses().officials })
    expect(communities[0].ties.official).not.toBe(NOBODY)
    expect(communities[0].ties.owner.every((owner) => owner === NOBODY)).toBe(true)
  })
})

test('ties hang on nothing but the numbers of the community', () => {
  const { plan, communities } = tied()
  const larger = planPopulation(withBusinesses(), 60_000)
  expect(tieCommunity(larger, 3, communities[3].cells, draw, purpose)).toEqual(communities[3].ties)
  expect(tieCommunity(plan, 4, communities[3].cells, draw, purpose)).not.toEqual(communities[3].ties)
})

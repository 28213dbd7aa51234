import { describe, expect, test } from 'vitest'
import { addressOf, lastNumber } from '../../src/file/address.js'
import { planPopulation } from '../../src/population/plan.js'
import { twoRegions } from '../support/regions.js'

const plan = planPopulation(twoRegions(), 3000)

describe('numbers of residents', () => {
  test('lead to a community and a place in it', () => {
    expect(addressOf(plan, 0)).toEqual({ id: 0, community: 0, local: 0 })
    expect(addressOf(plan, 1030)).toEqual({ id: 1030, community: 1, local: 6 })
  })

  test('that do not exist are refused with those that do', () => {
    const last = lastNumber(plan)
    expect(addressOf(plan, last).id).toBe(last)
    for (const id of [-1, 1.5, 1e12])
      expect(() => addressOf(plan, id)).toThrow(`there is no resident ${id}: the residents of this run are numbered`)
  })

  test('of a community that is not full leave a gap', () => {
    const { firstCommunity, communities, residents } = plan.regions[0]
    const last = firstCommunity + communities - 1
    const size = residents - (communities - 1) * 1024
    const says = `community ${last} has ${size} residents, numbered ${last * 1024} to ${last * 1024 + size - 1}`
    expect(() => addressOf(plan, last * 1024 + size)).toThrow(says)
  })
})

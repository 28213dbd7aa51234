/**
 * Row 2: individuals, businesses and officials alike are tracked and rated: three kinds of subject with their own behaviours,
 * rules and consequences, tied together by owners, staff, customers and districts.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Where } from '../../src/report/numbers/totals.js'
import { type Written, withBusinesses } from '../support/small.js'
import { type Told, written } from './support.js'

const SIZE = { population: withBusinesses(), residents: 8000 }

/** Firms that poison, officials who take bribes, and petitions that count against the official of the district. */
function threeKinds(all: Written): void {
  all.response.on = true
  all.behaviours.poisoning = {
    title: 'Selling spoilt food',
    kind: 'misconduct',
    context: 'commerce',
    who: { subject: 'business', sector: 'food' },
    rate: '2 per year',
    victim: 'customer',
    victims: 5,
    harm: { strain: '10 %' },
  }
  all.behaviours.underpaying = {
    title: 'Not paying wages',
    kind: 'misconduct',
    context: 'commerce',
    who: { subject: 'business', sector: 'other' },
    rate: '1 per year',
    victim: 'staff',
  }
  all.behaviours.bribe = {
    title: 'Taking a bribe',
    kind: 'misconduct',
    context: 'government',
    // those from among whom this place takes its officials
    who: { conduct: 'steady', residence: 'urban' },
    rate: '0.02 per year',
    victim: 'citizen',
    victims: 2,
  }
  Object.assign(all.sensors.patrol.sees, { poisoning: '100 %', underpaying: '100 %', bribe: '100 %' })
  all.rules = {
    litter: { behaviour: 'littering', points: '-20 points' },
    food: { behaviour: 'poisoning', points: '-30 points' },
    wages: { behaviour: 'underpaying', points: '-10 points', falls_on: 'owner' },
    bribe: { behaviour: 'bribe', points: '-40 points' },
    load: { behaviour: 'petition', points: '-15 points', falls_on: 'official' },
  }
  all.opinion.trust = {
    commerce: {
      start: '50 %',
      adjusts_by_half_in: '6 months',
      per_victim: '0.5 %',
      per_charge: '1 %',
    },
  }
}

let told: Told
beforeAll(async () => {
  told = await written(threeKinds, SIZE)
}, 120_000)

const done = (behaviour: string, where: Where, metric = 'done') =>
  told.sum('behaviours', metric, { behaviour, ...where })
const residents = { group_by: 'all' }
const businesses = { group_by: 'business' }

describe('row 2', () => {
  test('residents, firms and officials each do what is theirs', () => {
    expect(done('littering', residents)).toBeGreaterThan(1000)
    expect(done('poisoning', residents)).toBe(0)
    expect(done('poisoning', businesses)).toBeGreaterThan(100)
    expect(done('bribe', residents)).toBeGreaterThan(50)
    expect(done('bribe', businesses)).toBe(0)
  })

  test('what firms do has victims among residents, and none among firms', () => {
    expect(done('poisoning', residents, 'victims')).toBe(5 * done('poisoning', businesses))
    expect(done('poisoning', businesses, 'victims')).toBe(0)
    expect(done('bribe', residents, 'victims')).toBe(2 * done('bribe', residents))
  })

  test('a firm loses points of its own, its owner others, and the official those of the petitions', async () => {
    const taken = (one: Told, where: Where) => one.sum('files', 'points_taken_right', where)
    expect(taken(told, businesses)).toBe(30 * done('poisoning', businesses))
    const alone = await written((all) => {
      threeKinds(all)
      delete all.rules.wages
      delete all.rules.load
    }, SIZE)
    // owners and officials are residents: what falls on them comes beside what residents do themselves
    const own = (one: Told) =>
      20 * one.sum('behaviours', 'seen', { ...residents, behaviour: 'littering' }) +
      40 * one.sum('behaviours', 'seen', { ...residents, behaviour: 'bribe' })
    expect(taken(alone, residents)).toBe(own(alone))
    const fell = 10 * done('underpaying', businesses) + 15 * told.sum('files', 'petitions_received')
    expect(fell).toBeGreaterThan(2000)
    expect(taken(told, residents)).toBe(own(told) + fell)
  })

  test('an official has a district and a load of petitions from it, and nowhere is there a load without an official', async () => {
    expect(told.headlines.subjects!.petitions_received).toBeGreaterThan(100)
    const { officials: _, ...nobody } = withBusinesses()
    const without = await written(
      (all) => {
        threeKinds(all)
        delete all.behaviours.bribe
        delete all.sensors.patrol.sees.bribe
        delete all.rules.bribe
        delete all.rules.load
      },
      { ...SIZE, population: nobody },
    )
    expect(without.headlines.subjects!.petitions_received).toBe(0)
    expect(without.page).not.toContain('petitions and complaints reached the officials')
  })
})

describe('row 2 in the report', () => {
  test('tells firms apart, by sector, with their charges', () => {
    const { charges_true: right, businesses: count } = told.headlines.subjects!
    expect(right).toBe(done('poisoning', businesses, 'seen') + done('underpaying', businesses, 'seen'))
    expect(told.page).toContain(`${right.toLocaleString('en')} charges against businesses were right`)
    expect(told.page).toContain(`${count} businesses did`)
  })

  test('says what reached the desks of officials', () => {
    const received = told.headlines.subjects!.petitions_received.toLocaleString('en')
    expect(told.page).toContain(`${received} petitions and complaints reached the officials of the districts`)
  })

  test('says how the load is spread over officials', () => {
    const years = told.sum('officials', 'officials', {})
    const busy = told.sum('officials', 'officials', { petitions_from: 48 })
    // two years of some villages and towns, with petitions as frequent as here nearly all of them busy
    expect(years % 2).toBe(0)
    expect(busy).toBeGreaterThan(0)
    expect(told.page).toContain('of officials had 48 or more petitions in a year')
    expect(told.page).toContain(`Over ${years} years of office`)
  })

  test('keeps trust in institutions', () => {
    expect(told.page).toMatch(/Trust (moved most in|in institutions hardly moved)/)
    expect(told.headlines.trust!.commerce!.start).not.toBe(told.headlines.trust!.commerce!.end)
  })
})

/**
 * Row 12: the "good citizen card" of the occupation years. A pass, checkpoints, fees, and no score: what a yes-or-no regime of
 * identity does beside a graded one.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Where } from '../../src/report/numbers/totals.js'
import { type Told, shipped } from './support.js'

let card: Told
let graded: Told
beforeAll(async () => {
  card = await shipped('good-citizen-card', { residents: 4000 })
  graded = await shipped('good-citizen-card-graded', { residents: 4000 })
}, 240_000)

const refused = (told: Told, where: Where) => told.sum('doors', 'refused_by_scheme', { group_by: 'all', ...where })

describe('row 12', () => {
  test('there is no number and no letter, only card or no card', () => {
    expect(Object.keys(card.scenario.scores)).toEqual([])
    expect(card.scenario.grades).toBeUndefined()
    expect(Object.values(card.scenario.lists!).map(({ kind }) => kind)).toEqual(['pass'])
    expect(Object.keys(graded.scenario.scores)).toHaveLength(1)
  })

  test('the checkpoint turns back those without one, and nobody once everybody has one', async () => {
    expect(refused(card, { door: 'gate' })).toBeGreaterThan(5000)
    const everybody = await shipped('good-citizen-card', {
      residents: 4000,
      ticks: 4,
      set: ['lists.card.held_at_start=95 %', 'behaviours.losing-card.rate=0 per year'],
    })
    const first = { door: 'gate', tick: [0, 1, 2, 3] }
    expect(refused(everybody, first)).toBeLessThan(refused(card, first))
  })

  test('whoever is in no register pays for it, and whoever is in one hardly', () => {
    const rate = (register: string) => {
      const where = { group_by: 'register', group: register }
      return card.sum('doors', 'refused_by_scheme', where) / card.sum('doors', 'attempts', where)
    }
    expect(rate('displaced')).toBeGreaterThan(2 * rate('registered'))
  })

  test('the paper costs a fee, which goes when the fee goes', async () => {
    const applied = card.sum('behaviours', 'done', { group_by: 'all', behaviour: 'applying' })
    expect(card.sum('files', 'spent')).toBe(applied)
    const free = await shipped('good-citizen-card', {
      residents: 4000,
      ticks: 12,
      set: ['behaviours.applying.price=0 yuan'],
    })
    expect(free.sum('files', 'spent')).toBe(0)
  })

  test('the same people with the same errands are turned away far more often by yes or no than by degrees', () => {
    expect(card.headlines.door_attempts).toBe(graded.headlines.door_attempts)
    expect(card.headlines.doors_refused_by_scheme).toBeGreaterThan(5 * graded.headlines.doors_refused_by_scheme!)
  })
})

describe('row 12 in the report', () => {
  test('says how often the gate was shut, and to how many people', () => {
    const times = refused(card, { door: 'gate' })
    const people = card.sum('people', 'refused_first', { group_by: 'all', door: 'gate' })
    expect(card.page).toContain(
      `A checkpoint on the road or at the town gate: turned away ${times.toLocaleString('en')} times, ${people.toLocaleString('en')} people`,
    )
  })

  test('says what the papers cost, and whom', () => {
    const spent = card.sum('files', 'spent').toLocaleString('en')
    expect(card.page).toContain(`Residents spent ${spent} yuan`)
  })

  test('says how many lost it for what somebody else had done', () => {
    const wrong = card.headlines.charges_false!
    expect(wrong).toBeGreaterThan(50)
    expect(card.page).toContain(`${wrong} of the charges against them were wrong`)
  })

  test('names the card, and how many hold it', () => {
    const on = card.sum('lists', 'on_list', { group_by: 'all', tick: 103 })
    expect(on).toBeGreaterThan(2000)
    expect(card.page).toContain(`Good citizen card: ${on.toLocaleString('en')}`)
  })
})

/**
 * Rows 5 and 2, from the other side: what people do to the eyes, and officials to those who trouble them. Whoever fears a
 * charge hides what is punished, and the official of a district answers petitions in a way of their own.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Where } from '../../src/report/numbers/totals.js'
import { type Written, withBusinesses } from '../support/small.js'
import { type Told, written } from './support.js'

const SIZE = { population: withBusinesses(), residents: 6000 }
const EVERYBODY = { group_by: 'all' }

function streets(all: Written): void {
  all.response.on = true
  all.behaviours.interception = {
    title: 'Having a petitioner intercepted',
    kind: 'misconduct',
    context: 'government',
    follows: { behaviour: 'petition', share: '40 %', by: 'official' },
  }
}

let open: Told
let hiding: Told
beforeAll(async () => {
  open = await written(streets, SIZE)
  hiding = await written((all) => {
    streets(all)
    all.response.evasion = { strength: '8 times', evidence: 'assumed' }
  }, SIZE)
}, 120_000)

const done = (told: Told, behaviour: string, metric = 'done') =>
  told.sum('behaviours', metric, { ...EVERYBODY, behaviour })

describe('evasion', () => {
  test('hides acts that would have been seen, and only those that cost points', () => {
    expect(done(open, 'littering', 'evaded')).toBe(0)
    const evaded = done(hiding, 'littering', 'evaded')
    expect(evaded).toBeGreaterThan(100)
    // every eye here is perfect: what is not seen is hidden
    expect(done(hiding, 'littering', 'missed')).toBe(evaded)
    expect(done(open, 'littering', 'missed')).toBe(0)
    expect(done(hiding, 'helping', 'evaded')).toBe(0)
  })

  test('leaves the record further from the truth', () => {
    expect(open.headlines.above_truth).toBe(0)
    expect(hiding.headlines.above_truth).toBeGreaterThan(0.01)
  })

  test('is told in the report, and not where there is none', () => {
    const all = ['littering', 'petition'].reduce((sum, each) => sum + done(hiding, each, 'evaded'), 0)
    expect(hiding.page).toContain(`Hidden from a sensor that would have seen it: ${all.toLocaleString('en')} of`)
    expect(open.page).not.toContain('Hidden from a sensor that would have seen it')
  })
})

describe('interception', () => {
  test('answers petitions from the district, and needs an official', () => {
    const [received, answered] = [open.sum('files', 'petitions_received'), done(open, 'interception')]
    const share = answered / received
    // two in five, within chance
    expect(Math.abs(share - 0.4)).toBeLessThan(4.5 * Math.sqrt((0.4 * 0.6) / received))
    // villages of this place have nobody in office
    expect(received).toBeLessThan(done(open, 'petition'))
  })

  test('is an act of the official, who is a resident with a file of their own', () => {
    const of = (where: Where) => open.sum('behaviours', 'done', { behaviour: 'interception', ...where })
    expect(of({ group_by: 'residence', group: 'urban' })).toBe(of(EVERYBODY))
    expect(of({ group_by: 'residence', group: 'rural' })).toBe(0)
  })

  test('goes when petitions go', async () => {
    const silent = await written((all) => {
      streets(all)
      all.behaviours.petition.rate = '0 per year'
    }, SIZE)
    expect(done(silent, 'interception')).toBe(0)
  })

  test('is told in the report', () => {
    const [petitions, answered] = [done(open, 'petition'), done(open, 'interception')]
    expect(open.page).toContain(
      `Answered what somebody else had done: ${answered.toLocaleString('en')} of ${petitions.toLocaleString('en')} acts`,
    )
  })
})

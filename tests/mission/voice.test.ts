/**
 * Row 14: technical and logistic obstacles; a party thin-skinned about criticism; public reaction can turn policy round.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Written, withErrors } from '../support/small.js'
import { withCarelessOffice } from '../support/registry.js'
import { type Told, written } from './support.js'

/** A scheme that punishes petitions, and two kinds of voice that no rule is about. */
function thinSkinned(all: Written): void {
  withErrors(all)
  all.response.on = true
  for (const voice of ['letter', 'post'])
    all.behaviours[voice] = { title: voice, kind: 'voice', context: 'government', rate: '0.5 per year' }
  all.behaviours.petition.rate = '0.5 per year'
  all.safeguards.notice.told = '90 %'
}

const made = (told: Told, behaviour: string, metric = 'done') =>
  told.sum('behaviours', metric, { group_by: 'all', behaviour })

describe('row 14', () => {
  test('linkage errs and records come late or never, and all of it costs money', async () => {
    const told = await written((all) => {
      withErrors(all)
      delete all.databases.office.misfiled
      withCarelessOffice(all)
      all.databases.office.cost_per_record = '10 yuan'
      all.setup_cost = { title: 'Software', amount: '800000 yuan' }
    })
    for (const what of ['links_false', 'links_missed']) expect(told.sum('files', what), what).toBeGreaterThan(3)
    expect(told.sum('files', 'links_right')).toBeGreaterThan(told.sum('files', 'links_false'))
    expect(told.sum('behaviours', 'lost')).toBeGreaterThan(20)
    // records of the first two months are still on their way
    expect(told.sum('files', 'records', { group_by: 'all', tick: [0, 1] })).toBe(0)
    expect(told.headlines.cost).toBeGreaterThan(800_000)
    expect(told.page).toMatch(/The scheme cost[^.]* yuan|cost [\d,]+ yuan|[\d,]+ yuan for/)
  })

  describe('punished voice', () => {
    let punished: Told
    let free: Told
    beforeAll(async () => {
      punished = await written(thinSkinned)
      free = await written((all) => {
        thinSkinned(all)
        delete all.rules.petition
      })
    }, 120_000)

    test('falls silent, and what is not said is counted act by act', () => {
      const silent = made(punished, 'petition', 'withheld')
      expect(silent).toBeGreaterThan(100)
      expect(made(free, 'petition', 'withheld')).toBe(0)
      // the same people and the same luck: what is said and what is not add up to what would have been said
      const said = made(punished, 'petition') - made(punished, 'petition', 'provoked')
      const usual = made(free, 'petition') - made(free, 'petition', 'provoked')
      expect(said + silent).toBe(usual)
    })

    test('chills voice that no rule is about', () => {
      for (const lawful of ['letter', 'post']) {
        expect(made(punished, lawful, 'withheld')).toBeGreaterThan(50)
        expect(made(free, lawful, 'withheld')).toBe(0)
      }
    })

    test('is shown in the report', () => {
      expect(punished.headlines.petitions_not_made).toBe(
        ['petition', 'letter', 'post'].reduce((sum, voice) => sum + made(punished, voice, 'withheld'), 0),
      )
      expect(punished.page).toContain('petitions, complaints and public criticisms were not made')
      expect(free.page).not.toContain('petitions, complaints and public criticisms were not made')
    })
  })

  test.each([
    ['repeal', 'repeal'],
    ['drop_grades', 'drop_grades'],
  ])('protest of those hit turns policy round: %s', async (does, event) => {
    const angry = (threshold: string) => (all: Written) => {
      withErrors(all)
      all.response.on = true
      all.safeguards.notice.told = '100 %'
      Object.assign(all.opinion.outcry, { threshold })
      all.opinion.outcry.speaks_out.after_charge = '20 %'
      all.reactions = { turn: { title: 'A turn', when: 'outcry', after: '3 months', does } }
    }
    const turned = await written(angry('0.01 per year'))
    const [outcry] = turned.events.filter((each) => each.endsWith(' outcry')).map((each) => Number.parseInt(each, 10))
    expect(turned.events).toContain(`${outcry + 3} ${event}`)
    expect(turned.headlines.protests).toBeGreaterThan(50)
    expect(turned.page).toMatch(/outcry/i)
    const patient = await written(angry('100 per year'))
    expect(patient.events.filter((each) => !each.endsWith('graded'))).toEqual([])
  })
})

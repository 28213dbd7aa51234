/**
 * Lists against closed forms. Acts are Poisson at a rate per tick, every one is seen, and a listing that is made in a tick
 * is there at the end of as many ticks as it lasts. The number of live listings of a resident is therefore Poisson with
 * the sum, over all ticks so far, of rate x chance of lasting longer; and whoever has at least one is on the list.
 */
import { describe, expect, test } from 'vitest'
import { attempts, zOf, zOfShare } from '../support/flows.js'
import { LIST_METRICS, listMetrics } from '../../src/engine/list/counting.js'
import { listScenario, ofList } from '../support/listed.js'
import { type Written, live, smallBlueprint } from '../support/small.js'

const RESIDENTS = 30_000
const TICKS = 24
/** Littering is 0.6 a year, and everybody litters alike. */
const PER_TICK = 0.6 / 12

function lived(change: (written: Written) => void, ticks = TICKS) {
  return live(smallBlueprint(listScenario(change), { residents: RESIDENTS, seed: 5, ticks }))
}

/** Listings that a resident may expect at the end, if a listing lasts longer than s ticks with chance `lasts(s)`. */
function expected(lasts: (s: number) => number, ticks = TICKS): number {
  let sum = 0
  for (let s = 0; s < ticks; s++) sum += PER_TICK * lasts(s)
  return sum
}

/** Chance that an exponential time with this mean, taken to the nearest tick and to one at least, is longer than s. */
const waits = (mean: number) => (s: number) => (s === 0 ? 1 : Math.exp(-(s + 0.5) / mean))
const term = (ticks: number) => (s: number) => (s < ticks ? 1 : 0)

const cases: [string, (written: Written) => void, (s: number) => number][] = [
  ['a term alone', () => {}, term(10)],
  ['no end at all', ({ lists }) => delete lists.court.term, () => 1],
  [
    'performance alone',
    ({ lists }) => {
      delete lists.court.term
      lists.court.performs = '3 per year'
    },
    waits(4),
  ],
  [
    'performance, removal a month later',
    ({ lists }) => {
      delete lists.court.term
      Object.assign(lists.court, { performs: '3 per year', removed_after: '1 month' })
    },
    (s) => (s <= 0 ? 1 : s === 1 ? Math.exp(-0.5 / 4) : waits(4)(s - 1)),
  ],
  [
    'performance or term, whichever comes first',
    ({ lists }) => (lists.court.performs = '2 per year'),
    (s) => term(10)(s) * waits(6)(s),
  ],
  [
    'a term that is lengthened for some',
    ({ lists }) => (lists.court.extended = { share: '30 %', by: '5 months' }),
    (s) => 0.7 * term(10)(s) + 0.3 * term(15)(s),
  ],
]

describe.each(cases)('with %s', (_, change, lasts) => {
  const { last, total } = lived(change)
  const live = expected(lasts)

  test('as many residents are on the list as the closed form says', () => {
    expect(Math.abs(zOfShare(ofList(last, 'on_list'), RESIDENTS, 1 - Math.exp(-live)))).toBeLessThan(4)
  })

  test('and as many listings are live', () => {
    const gone = ofList(total, 'left_performed') + ofList(total, 'left_term')
    const variance = RESIDENTS * live
    expect(Math.abs(zOf(ofList(total, 'entered') - gone, RESIDENTS * live, variance))).toBeLessThan(4)
  })

  test('nobody is on it wrongly where every eye is perfect', () => {
    expect([ofList(last, 'wrongly_on'), ofList(last, 'wrongly_off'), ofList(total, 'entered_wrongly')]).toEqual([
      0, 0, 0,
    ])
  })
})

test('those who can pay sooner are on the list for a shorter time', () => {
  const { last } = lived(({ lists }) => {
    delete lists.court.term
    Object.assign(lists.court, {
      performs: '3 per year',
      performs_factors: { sex: { female: '2 times', male: '0 times' } },
    })
  })
  const [women, men] = [1, 2].map((group) => last.lists[group * LIST_METRICS + listMetrics.indexOf('on_list')])
  expect(Math.abs(zOfShare(women, RESIDENTS / 2, 1 - Math.exp(-expected(waits(2)))))).toBeLessThan(4)
  expect(Math.abs(zOfShare(men, RESIDENTS / 2, 1 - Math.exp(-expected(() => 1))))).toBeLessThan(4)
})

test('refusals by the scheme are those of listed people whom the door would have let in', () => {
  const { total } = lived(({ lists }) => delete lists.court.term)
  let tries = 0
  // doors are tried after records have arrived, so that a listing of the same tick counts
  for (let t = 0; t < TICKS; t++) tries += 1 - Math.exp(-expected(() => 1, t + 1))
  const byScheme = (tries / TICKS) * 0.9
  const all = attempts(total, 0, 'attempts')
  expect(Math.abs(zOfShare(attempts(total, 0, 'refused_by_scheme'), all, byScheme))).toBeLessThan(4)
  expect(attempts(total, 0, 'refused_across_contexts')).toBe(attempts(total, 0, 'refused_by_scheme'))
  const people = total.people[0]
  expect(people).toBeGreaterThan(0)
  expect(people).toBeLessThan(attempts(total, 0, 'refused_by_scheme'))
})

test('false alarms put people on the list who should not be there, and missed acts leave people off', () => {
  const { last, total } = lived(({ sensors, lists }) => {
    delete lists.court.term
    sensors.patrol.sees.littering = '50 %'
    sensors.patrol.false_alarms = { littering: '120 per 1000 per year' }
  })
  const seen = expected(() => 1) / 2
  const invented = (0.12 / 12) * TICKS
  const on = 1 - Math.exp(-seen - invented)
  const truly = 1 - Math.exp(-2 * seen)
  expect(Math.abs(zOfShare(ofList(last, 'on_list'), RESIDENTS, on))).toBeLessThan(4)
  const wrongly = Math.exp(-2 * seen) * (1 - Math.exp(-invented))
  expect(Math.abs(zOfShare(ofList(last, 'wrongly_on'), RESIDENTS, wrongly))).toBeLessThan(4)
  const off = truly - (on - wrongly)
  expect(Math.abs(zOfShare(ofList(last, 'wrongly_off'), RESIDENTS, off))).toBeLessThan(4)
  expect(ofList(total, 'entered_wrongly')).toBeGreaterThan(0)
})

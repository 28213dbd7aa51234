import { expect, test } from 'vitest'
import { ending, stayOn } from '../../../src/engine/list/stay.js'
import { listScenario } from '../../support/listed.js'
import { type Written, smallBlueprint } from '../../support/small.js'

const HALF = 2 ** 31
const stay = (change: (written: Written) => void, performs = HALF, extended = 0) => {
  const { lists } = smallBlueprint(listScenario(change)).tables
  return { ...stayOn(lists!, 0, 0, performs, extended, { ticks: 0, how: 0 }) }
}
const withoutTerm = ({ lists }: Written) => delete lists.court.term

test('a term ends a stay, and a lengthened one later', () => {
  expect(stay(() => {})).toEqual({ ticks: 10, how: ending.term })
  const some = ({ lists }: Written) => (lists.court.extended = { share: '50 %', by: '3 months' })
  expect([stay(some, HALF, 0).ticks, stay(some, HALF, HALF + 1).ticks]).toEqual([13, 10])
})

test('without a term and where nobody does what is owed, a stay never ends', () => {
  expect(stay(withoutTerm).ticks).toBe(-1)
})

test('the median of the waiting time is its mean times ln 2', () => {
  const paying = (written: Written) => {
    withoutTerm(written)
    written.lists.court.performs = '0.1 per year'
  }
  expect(stay(paying)).toEqual({ ticks: Math.round(120 * Math.log(2)), how: ending.performed })
})

test('whichever comes first ends it, and no stay is shorter than a tick', () => {
  const either = ({ lists }: Written) =>
    Object.assign(lists.court, { performs: '12 per year', removed_after: '2 months' })
  expect(stay(either)).toEqual({ ticks: 3, how: ending.performed })
  expect(stay(either, 1)).toEqual({ ticks: 10, how: ending.term })
  expect(stay(({ lists }) => (lists.court.performs = '1000 per year'), 2 ** 32 - 1).ticks).toBe(1)
})

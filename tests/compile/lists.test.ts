import { describe, expect, test } from 'vitest'
import { compileDoorLists, listingBits } from '../../src/compile/lists.js'
import { puttingOn, takingOff } from '../../src/engine/list/tables.js'
import { CERTAIN } from '../../src/engine/tables.js'
import { listScenario } from '../support/listed.js'
import { smallBlueprint, smallScenario } from '../support/small.js'

const rich = listScenario(({ lists, rules, doors }) => {
  Object.assign(lists.court, {
    performs: '2 per year',
    performs_factors: { conduct: { prone: '0 times' } },
    removed_after: '3 days',
    extended: { share: '25 %', by: '1 year' },
    stake: '-80 points',
    spares: { rural: { title: 'Villagers', who: { residence: 'rural' }, in_force: { from: '2011-01-01' } } },
  })
  lists.card = { title: 'Card', kind: 'pass', context: 'government', held_at_start: '50 %' }
  rules.help = { behaviour: 'helping', lists: 'card', delists: ['court'], evidence: 'assumed' }
  doors.school.unlisted = { card: { kind: 'vetting', refused: '20 %' } }
})

describe('compileLists', () => {
  const { lists, doing } = smallBlueprint(rich).tables
  const profiles = lists!.held.length / 2

  test('turns durations into ticks and shares into thresholds', () => {
    expect([...lists!.term, ...lists!.extension, ...lists!.removedAfter]).toEqual([10, 0, 12, 0, 0, 0])
    expect([...lists!.extended].map((each) => each / CERTAIN)).toEqual([0.25, 0])
    expect([...lists!.stake]).toEqual([80, 0])
  })

  test('tells residents apart by the traits that lists name, whatever else does', () => {
    expect(profiles).toBe(4)
    expect(new Set(lists!.performsAfter.subarray(0, profiles))).toEqual(new Set([6, 0]))
    expect(new Set(lists!.spares[0].spared)).toEqual(new Set([0, 1]))
    expect([lists!.spares[0].fromTick, lists!.spares[0].untilTick]).toEqual([12, Infinity])
    expect(doing.profileOfCell.every((profile) => profile < profiles)).toBe(true)
  })

  test('knows what is to the disadvantage of somebody', () => {
    expect(lists!.adverse).toBe(puttingOn(0) | takingOff(1))
    expect(listingBits(rich, rich.rules.help)).toBe(puttingOn(1) | takingOff(0))
  })

  test('has no tables where there are no lists', () => {
    const { tables } = smallBlueprint(smallScenario())
    expect([tables.lists, tables.door.lists, tables.door.guardian, tables.phases[0].listing]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

test('treatments of a door lie side by side', () => {
  const { first, list, on, refused } = compileDoorLists(rich)!
  expect([[...first], [...list], [...on]]).toEqual([
    [0, 2],
    [0, 1],
    [1, 0],
  ])
  expect([...refused].map((each) => Number((each / CERTAIN).toFixed(6)))).toEqual([1, 0.2])
})

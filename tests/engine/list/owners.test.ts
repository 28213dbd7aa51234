import { describe, expect, test } from 'vitest'
import { listIndex, listMetrics } from '../../../src/engine/list/counting.js'
import { enlist, enlistTruly } from '../../../src/engine/list/enlist.js'
import { scoreDue } from '../../../src/engine/score/due.js'
import { NOBODY } from '../../../src/engine/world.js'
import { listScenario } from '../../support/listed.js'
import { type Written, live, smallBlueprint, withBusinesses } from '../../support/small.js'
import { type Stage, onStage } from '../../support/stage.js'

const reaching = (reaches: object = { who: 'owner' }, change: (written: Written) => void = () => {}) =>
  listScenario((written) => {
    written.lists.court.reaches = reaches
    change(written)
  })

const open = (...how: Parameters<typeof reaching>) => onStage(reaching(...how), { population: withBusinesses() })
const listing = (who: number) => ({ who, list: 0, behaviour: 0, flags: 0, performs: 2 ** 31, extended: 2 ** 31 })
const ofBusiness = ({ counters }: Stage) =>
  counters.lists[listIndex(counters.layout, 0, 0, 0, listMetrics.indexOf('entered_for_business'))]

describe('a listed business', () => {
  test('takes its owner along, on file and in truth, and both come off together', () => {
    const stage = open()
    const { place, world } = stage
    const firm = place.residents + 2
    const owner = world.owner[firm]
    enlist(place, listing(firm))
    enlistTruly(place, listing(firm))
    expect([world.listed[firm], world.listed[owner], world.trulyListed[owner]]).toEqual([1, 1, 1])
    expect(ofBusiness(stage)).toBe(1)
    for (let tick = 1; tick < 24; tick++) {
      stage.goTo(tick)
      scoreDue(place)
      expect(world.listed[owner]).toBe(world.listed[firm])
      expect(world.trulyListed[owner]).toBe(world.trulyListed[firm])
    }
    expect(world.listed[firm]).toBe(0)
  })

  test('does not where nobody owns it, where the list has stopped doing that, or where the owner is spared', () => {
    const stages = [
      open(),
      open({ who: 'owner', in_force: { from: '2011-01-01' } }),
      open(undefined, ({ lists }) => {
        lists.court.spares = { owners: { title: 'Owners', who: { conduct: 'prone' } } }
      }),
    ]
    stages[0].world.owner.fill(NOBODY)
    for (const { place, world } of stages) {
      enlist(place, listing(place.residents))
      expect(world.listed[place.residents]).toBe(1)
      expect(world.listed.subarray(0, place.residents).every((n) => n === 0)).toBe(true)
    }
  })

  test('is not taken along by its owner', () => {
    const { place, world } = open()
    enlist(place, listing(world.owner[place.residents]))
    expect(world.listed[place.residents]).toBe(0)
  })
})

test('over a whole run owners stand on the list while their business does, and nobody else does', () => {
  const scenario = reaching(undefined, ({ behaviours }) => {
    for (const each of Object.values<Written>(behaviours)) each.who = { subject: 'business' }
  })
  let seen = 0
  live(smallBlueprint(scenario, { population: withBusinesses(), residents: 5000 }), (_tick, _counters, world) => {
    for (let k = 0; k < world.communities; k++) {
      const owners = new Map<number, number>()
      for (let i = world.start[k] + world.residents[k]; i < world.start[k + 1]; i++)
        owners.set(world.owner[i], (owners.get(world.owner[i]) ?? 0) + world.listed[i])
      for (let local = 0; local < world.residents[k]; local++) {
        expect(world.listed[world.start[k] + local]).toBe(owners.get(local) ?? 0)
        seen += owners.get(local) ?? 0
      }
    }
  })
  expect(seen).toBeGreaterThan(50)
})

import { expect, test } from 'vitest'
import { entryKind } from '../../../src/engine/world.js'
import { zOfShare } from '../../support/flows.js'
import { listScenario, ofList } from '../../support/listed.js'
import { live, smallBlueprint } from '../../support/small.js'
import { onStage, onTheWay } from '../../support/stage.js'

const held = listScenario(({ lists }) => {
  Object.assign(lists.court, {
    kind: 'pass',
    held_at_start: '40 %',
    held_factors: { sex: { female: '0.5 times', male: '1.5 times' } },
  })
})

test('a pass is held by the share that says so, by trait, on file and in truth', () => {
  const { world } = onStage(held, { residents: 20_480 })
  const on = world.listed.reduce((sum, each) => sum + each, 0)
  expect(Math.abs(zOfShare(on, 20_480, 0.4))).toBeLessThan(4)
  expect(world.trulyListed).toEqual(world.listed)
})

test('what has a term is somewhere in the middle of it', () => {
  const stage = onStage(held)
  const dues = onTheWay(stage).filter(({ kind }) => kind === entryKind.leaves)
  expect(new Set(dues.map(({ due }) => due))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
})

test('what has none is held for good', () => {
  const scenario = listScenario(({ lists, rules }) => {
    lists.court = { title: 'Pass', kind: 'pass', context: 'government', held_at_start: '100 %' }
    delete rules.litter
  })
  const { last } = live(smallBlueprint(scenario, { residents: 2048 }))
  expect(ofList(last, 'on_list')).toBe(2048)
})

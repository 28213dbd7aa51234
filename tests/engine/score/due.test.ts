import { expect, test } from 'vitest'
import { scoreDue, settle, takeDue } from '../../../src/engine/score/due.js'
import { ENTRY, entryField } from '../../../src/engine/entries.js'
import { entryKind } from '../../../src/engine/world.js'
import { type InFlight, type Stage, onStage, onTheWay, send } from '../../support/stage.js'

function arrive(stage: Stage, tick: number, ...entries: InFlight[]): void {
  send(stage, ...entries)
  stage.goTo(tick)
  scoreDue(stage.place)
}

test('entries change the score when they are due, and not before', () => {
  const stage = onStage()
  arrive(stage, 4, { due: 5, who: 1, points: -20 }, { due: 4, who: 2, points: -50 }, { due: 3, who: 3, points: 10 })
  expect([...stage.world.score.subarray(0, 5)]).toEqual([1000, 1000, 950, 1010, 1000])
  expect(onTheWay(stage)).toMatchObject([{ due: 5, who: 1, points: -20 }])
  arrive(stage, 5)
  expect(stage.world.score[1]).toBe(980)
  expect(onTheWay(stage)).toEqual([])
})

test('entries wait in the order in which they were made', () => {
  const stage = onStage()
  arrive(stage, 4, { due: 6, who: 1 }, { due: 4, who: 2 }, { due: 5, who: 3 }, { due: 9, who: 4 })
  expect(onTheWay(stage).map(({ who }) => who)).toEqual([1, 3, 4])
})

test('records come before expiries of the same tick, as acts do for the true score', () => {
  const stage = onStage()
  stage.tables.score.highest = 1000
  stage.world.score[1] = 980
  // 20 back and 20 off again; in the other order the cap would swallow the first
  arrive(stage, 4, { due: 4, kind: entryKind.expiry, who: 1, points: -40 }, { due: 4, who: 1, points: -20 })
  expect(stage.world.score[1]).toBe(1000)
})

test('only the community that was entered is touched', () => {
  const stage = onStage()
  stage.world.inFlight[1].push(0, 0, 1, 0, -20, 0, 0, 0)
  arrive(stage, 4, { due: 4, who: 1, points: -10 })
  expect([stage.world.score[1], stage.world.score[1025]]).toEqual([990, 1000])
  expect(stage.world.inFlight[1].count).toBe(1)
})

test('what is due can be taken first, records in front, and settled entry by entry', () => {
  const stage = onStage()
  const expiry = { due: 3, kind: entryKind.expiry, who: 1, points: -40 }
  send(stage, expiry, { due: 4, who: 1, points: -20 }, { due: 5, who: 1, points: -10 }, { due: 4, who: 2, points: 10 })
  stage.goTo(4)
  const due = takeDue(stage.place)
  const kinds = Array.from({ length: due.length / ENTRY }, (_, e) => due[e * ENTRY + entryField.kind])
  expect(kinds).toEqual([entryKind.record, entryKind.record, entryKind.expiry])
  expect(onTheWay(stage)).toMatchObject([{ due: 5, points: -10 }])
  expect(stage.world.score[1]).toBe(1000)
  settle(stage.place, due, 0)
  expect(stage.world.score[1]).toBe(980)
  settle(stage.place, due, 2 * ENTRY)
  expect(stage.world.score[1]).toBe(1020)
  expect(stage.world.score[2]).toBe(1000)
})

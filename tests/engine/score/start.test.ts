import { expect, test } from 'vitest'
import { turnYear } from '../../../src/engine/score/limits.js'
import { startOf } from '../../../src/engine/score/start.js'
import { entryKind } from '../../../src/engine/world.js'
import { smallScenario } from '../../support/small.js'
import { onStage, onTheWay, send } from '../../support/stage.js'

const unequal = smallScenario((written) => {
  written.scores.points.starts = { sex: { male: '940 points' } }
  written.scores.points.resets = '1 year'
})
/** Cells are numbered by conduct, sex (two), place (two) and household (three). */
const isMale = (cell: number) => Math.floor(cell / 6) % 2 === 1

test('everybody starts with the base where nothing else is said', () => {
  const { tables, world } = onStage()
  expect(tables.score.starts).toBeNull()
  expect(new Set(world.score)).toEqual(new Set([1000]))
  expect(startOf(tables.score, 3)).toBe(1000)
})

test('residents start by their trait, on file and in truth, and start anew so', () => {
  const stage = onStage(unequal)
  const { world, place } = stage
  const wanted = Array.from(world.cell, (cell) => (isMale(cell) ? 940 : 1000))
  expect(Array.from(world.score)).toEqual(wanted)
  expect(Array.from(world.truth)).toEqual(wanted)
  world.score.fill(3)
  send(stage, { due: 30, kind: entryKind.loan }, { due: 30, kind: entryKind.expiry })
  stage.goTo(12)
  turnYear(place)
  expect(Array.from(world.score.subarray(0, place.size))).toEqual(wanted.slice(0, place.size))
  // a loan does not end with the year of a score
  expect(onTheWay(stage).map(({ kind }) => kind)).toEqual([entryKind.loan])
})

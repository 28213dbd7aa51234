import { expect, test } from 'vitest'
import { letterAt, refusal, refusalWithinField } from '../../../src/engine/consequence/standing.js'
import { onStage } from '../../support/stage.js'

const [A, B, C, NONE] = [0, 1, 2, 3]
const share = (part: number) => Math.round(part * 2 ** 32)

test('the letter that a door looks at is the grade, that of its own field behind a wall, or none', () => {
  const stage = onStage()
  const { place, world, tables } = stage
  world.grade[0] = B
  world.subgrade.fill(C, 0, 4)
  expect(letterAt(place, 0, 0)).toBe(B)
  tables.safeguard.contextWall = 1
  expect(letterAt(place, 0, 0)).toBe(C)
  place.now.treated.fill(0)
  expect(letterAt(place, 0, 0)).toBe(NONE)
  place.now.treated.fill(1)
  world.grade[0] = NONE
  expect(letterAt(place, 0, 0)).toBe(NONE)
})

test('refuses by the letter as things stand, and by that of its own field for comparison', () => {
  const stage = onStage()
  const { place, world } = stage
  world.grade[0] = C
  world.subgrade.fill(C)
  // the school is a matter of social conduct, third of the four contexts
  world.subgrade[2] = A
  expect(refusal(place, 0, 0)).toBe(2 ** 32)
  expect(refusalWithinField(place, 0, 0)).toBe(share(0.05))
  world.grade[0] = NONE
  expect(refusal(place, 0, 0)).toBe(share(0.1))
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addHardship, addRisk, addStrain, fade } from '../../../src/engine/respond/feelings.js'
import { onStage } from '../../support/stage.js'

test('feelings grow and stop at the end of the scale', () => {
  const { world } = onStage()
  addStrain(world, 1, 200)
  addStrain(world, 1, 200)
  addHardship(world, 2, 30)
  addRisk(world, 3, 255)
  expect([world.strain[1], world.hardship[2], world.risk[3]]).toEqual([255, 30, 255])
  expect([world.strain[0], world.hardship[1], world.risk[2]]).toEqual([0, 0, 0])
})

test('fading never adds, never stops short of nothing, and leaves about what the half-life says', () => {
  const stage = onStage()
  const { world, place, tables } = stage
  world.strain.fill(255)
  world.hardship.set(Array.from({ length: 256 }, (_, i) => i))
  fade(place)
  // a quarter of a year at a half-life of a year leaves 0.5^0.25 = 84.1 %
  expect(tables.response.strainKept).toBe(Math.round(0.5 ** 0.25 * 256))
  expect(world.strain[0]).toBe(Math.floor((255 * 215) / 256))
  for (let i = 1; i < 256; i++) expect(world.hardship[i]).toBeLessThan(i)
  for (let i = 0; i < 100; i++) fade(place)
  expect(Math.max(...world.strain.subarray(0, place.size), ...world.hardship.subarray(0, place.size))).toBe(0)
})

test('each feeling fades at its own speed, in this community alone', () => {
  const stage = onStage()
  const { world, place } = stage
  Object.assign(stage.tables.response, { strainKept: 256, hardshipKept: 128, riskKept: 0 })
  fc.assert(
    fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (strain, hardship, risk) => {
      world.strain.fill(strain)
      world.hardship.fill(hardship)
      world.risk.fill(risk)
      fade(place)
      expect([world.strain[9], world.hardship[9], world.risk[9]]).toEqual([strain, hardship >> 1, 0])
      expect([world.strain[1024], world.hardship[1024], world.risk[1024]]).toEqual([strain, hardship, risk])
    }),
    { numRuns: 30 },
  )
})

import { expect, test } from 'vitest'
import { namesakeOf } from '../../../src/engine/link/namesake.js'
import { enter } from '../../../src/engine/place.js'
import { onStage } from '../../support/stage.js'

test('a namesake is somebody else of the same community, the same for life', () => {
  const stage = onStage()
  const first = Array.from({ length: 1024 }, (_, i) => namesakeOf(stage.place, i))
  first.forEach((namesake, i) => {
    expect(namesake).not.toBe(i)
    expect(namesake >= 0 && namesake < 1024).toBe(true)
  })
  stage.goTo(17)
  expect(Array.from({ length: 1024 }, (_, i) => namesakeOf(stage.place, i))).toEqual(first)
  // strangers drawn at random hit about 1 - 1/e of the community
  expect(Math.abs(new Set(first).size - 1024 * (1 - 1 / Math.E))).toBeLessThan(60)
})

test('the namesakes of another community are others', () => {
  const stage = onStage()
  const here = namesakeOf(stage.place, 5)
  enter(stage.place, 1)
  const there = Array.from({ length: 20 }, (_, i) => namesakeOf(stage.place, i))
  enter(stage.place, 0)
  expect(namesakeOf(stage.place, 5)).toBe(here)
  expect(Array.from({ length: 20 }, (_, i) => namesakeOf(stage.place, i))).not.toEqual(there)
})

test('whoever is alone has only themselves', () => {
  const stage = onStage(undefined, { residents: 1025 })
  enter(stage.place, 1)
  expect(stage.place.size).toBe(1)
  expect(namesakeOf(stage.place, 0)).toBe(0)
})

test('looking for a namesake leaves the words of another draw in place', () => {
  const { place } = onStage()
  place.scratch.words.set([1, 2, 3, 4])
  namesakeOf(place, 3)
  expect([...place.scratch.words]).toEqual([1, 2, 3, 4])
})

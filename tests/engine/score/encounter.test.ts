import { expect, test } from 'vitest'
import { actWord, purpose } from '../../../src/engine/draw/purposes.js'
import { whomMet } from '../../../src/engine/score/encounter.js'
import { files, zOfShare } from '../../support/flows.js'
import { HELPING, LITTERING, ratedScenario } from '../../support/rated.js'
import { live, smallBlueprint } from '../../support/small.js'
import { onStage, setActs } from '../../support/stage.js'

test('anybody else of the community is met, with equal chances', () => {
  const stage = onStage(ratedScenario())
  setActs(
    stage,
    Array.from({ length: 40_000 }, (_, i) => ({ who: i % 1024, what: HELPING, ordinal: i >> 10 })),
  )
  let lower = 0
  for (let a = 0; a < 40_000; a++) {
    const met = whomMet(stage.place, a)
    expect(met).not.toBe(a % 1024)
    if (met < 512) lower++
  }
  expect(Math.abs(zOfShare(lower, 40_000, 0.5))).toBeLessThan(4)
})

test('whoever suffers from an act is the one who met it', () => {
  const stage = onStage(
    ratedScenario((stars, written) => {
      written.behaviours.littering.victim = 'neighbour'
      stars.like_meets_like = '100 %'
    }),
  )
  setActs(stage, [{ who: 7, what: LITTERING }])
  const words = new Uint32Array(4)
  stage.place.draw(7, 0, purpose.act, 0, words)
  const other = Math.floor((words[actWord.victim] * 1023) / 2 ** 32)
  expect(whomMet(stage.place, 0)).toBe(other < 7 ? other : other + 1)
})

test('those who look for their own grade find it among up to five', () => {
  const stage = onStage(ratedScenario((stars) => (stars.like_meets_like = '100 %')))
  for (let i = 0; i < 1024; i++) stage.world.grade[i] = i % 2
  setActs(
    stage,
    Array.from({ length: 20_000 }, (_, i) => ({ who: i % 1024, what: HELPING, ordinal: i >> 10 })),
  )
  let alike = 0
  for (let a = 0; a < 20_000; a++) if (whomMet(stage.place, a) % 2 === (a % 1024) % 2) alike++
  // half of all others hold the same grade; all five of another have a chance of one in 32
  expect(Math.abs(zOfShare(alike, 20_000, 1 - 0.5 ** 5))).toBeLessThan(4)
})

test('who meets nobody is not rated', () => {
  const { world, total } = live(smallBlueprint(ratedScenario(), { residents: 1 }))
  expect([world.score[0], files(total, 'ratings')]).toEqual([3500, 0])
})

test("looking for one's own grade mixes people less", () => {
  const own = (share: string) => {
    const scenario = ratedScenario((stars) => Object.assign(stars, { like_meets_like: share, moves: '60 %' }))
    const { total } = live(smallBlueprint(scenario, { residents: 3000 }))
    return files(total, 'ratings_by_own_grade') / files(total, 'ratings')
  }
  expect(own('90 %')).toBeGreaterThan(own('0 %') + 0.05)
})

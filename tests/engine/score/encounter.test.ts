import { expect, test } from 'vitest'
import { actWord, purpose } from '../../../src/engine/draw/purposes.js'
import { LOTS } from '../../../src/engine/draw/lots.js'
import { meet } from '../../../src/engine/score/encounter.js'
import { files, zOfShare } from '../../support/flows.js'
import { HELPING, LITTERING, ratedScenario } from '../../support/rated.js'
import { live, smallBlueprint } from '../../support/small.js'
import { onStage, setActs } from '../../support/stage.js'

/** Whom the first acts on the stage meet. */
function met({ place }: ReturnType<typeof onStage>, acts: number): number[] {
  const { meetings } = place.scratch
  const found: number[] = []
  for (let from = 0; from < acts; from += LOTS) {
    meetings.count = Math.min(LOTS, acts - from)
    for (let m = 0; m < meetings.count; m++) meetings.act[m] = from + m
    meet(place)
    found.push(...meetings.met.subarray(0, meetings.count))
  }
  return found
}

test('anybody else of the community is met, with equal chances', () => {
  const stage = onStage(ratedScenario())
  setActs(
    stage,
    Array.from({ length: 40_000 }, (_, i) => ({ who: i % 1024, what: HELPING, ordinal: i >> 10 })),
  )
  const others = met(stage, 40_000)
  expect(others.filter((other, a) => other === a % 1024)).toEqual([])
  const lower = others.filter((other) => other < 512).length
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
  expect(met(stage, 1)[0]).toBe(other < 7 ? other : other + 1)
})

test('those who look for their own grade find it among up to five', () => {
  const stage = onStage(ratedScenario((stars) => (stars.like_meets_like = '100 %')))
  for (let i = 0; i < 1024; i++) stage.world.grade[i] = i % 2
  setActs(
    stage,
    Array.from({ length: 20_000 }, (_, i) => ({ who: i % 1024, what: HELPING, ordinal: i >> 10 })),
  )
  const alike = met(stage, 20_000).filter((other, a) => other % 2 === (a % 1024) % 2).length
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

import { describe, expect, test } from 'vitest'
import { inTruth, onFile, turnYear, withinLimits } from '../../../src/engine/score/limits.js'
import { entryKind } from '../../../src/engine/world.js'
import { type Written, smallScenario } from '../../support/small.js'
import { type Stage, onStage, onTheWay, send } from '../../support/stage.js'

const HELPING = 1

const limited = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.scores.points.given_per_year = '30 points'
    written.safeguards.cap = { on: true, taken_per_year: '50 points' }
    change(written)
  })

function letThrough({ place, world }: Stage, resident: number, ...points: number[]): number[] {
  // `+ 0`, because nothing taken is written -0
  return points.map((each) => withinLimits(place, resident, HELPING, each, onFile(world)) + 0)
}

describe('limits by the year', () => {
  test('let through what is left of them, apart for taking and giving, and for each resident', () => {
    const stage = onStage(limited())
    expect(letThrough(stage, 1, -20, -20, 25, -20, -20, 25, 25)).toEqual([-20, -20, 25, -10, 0, 5, 0])
    expect(letThrough(stage, 2, -60, 31)).toEqual([-50, 30])
    expect([stage.world.taken[1], stage.world.given[1], stage.world.taken[3]]).toEqual([50, 30, 0])
  })

  test('keep truth and file apart', () => {
    const stage = onStage(limited())
    const { place, world } = stage
    expect(withinLimits(place, 1, HELPING, -50, inTruth(world))).toBe(-50)
    expect(letThrough(stage, 1, -50)).toEqual([-50])
  })

  test('let everything through, and book nothing, where there are none', () => {
    const stage = onStage()
    expect(letThrough(stage, 1, -32768, 32767, -1)).toEqual([-32768, 32767, -1])
    expect([stage.world.taken.length, stage.world.given.length]).toEqual([0, 0])
  })
})

describe('turnYear', () => {
  test('begins the limits anew after a year, in this community', () => {
    const stage = onStage(limited())
    for (const resident of [1, 1025]) letThrough(stage, resident, -50, 30)
    for (const [tick, taken] of [
      [11, 50],
      [12, 0],
    ]) {
      stage.goTo(tick)
      turnYear(stage.place)
      expect([stage.world.taken[1], stage.world.given[1] > 0]).toEqual([taken, taken > 0])
    }
    expect([stage.world.taken[1025], stage.world.given[1025]]).toEqual([50, 30])
  })

  test('starts everybody anew where the scheme does: records, lists and loans stay, points to come back do not', () => {
    const stage = onStage(limited((written) => (written.scores.points.resets = '6 months')))
    const { world } = stage
    world.score.fill(900)
    world.truth.fill(950)
    world.subscore.fill(-25)
    const kinds = Object.values(entryKind)
    send(stage, ...kinds.map((kind) => ({ due: 30, kind, who: kind })))
    stage.goTo(5)
    turnYear(stage.place)
    expect([world.score[1], onTheWay(stage).length]).toEqual([900, kinds.length])
    stage.goTo(6)
    turnYear(stage.place)
    expect([world.score[1], world.truth[1], world.subscore[4]]).toEqual([1000, 1000, 0])
    expect([world.score[1024], world.truth[1024], world.subscore[4096]]).toEqual([900, 950, -25])
    expect(onTheWay(stage).map(({ kind }) => kind)).toEqual(
      kinds.filter((kind) => [0, 10, 11, 12, 13, 16].includes(kind)),
    )
  })
})

describe('limits of a rule', () => {
  const ofRule = (change: (written: Written) => void = () => {}) =>
    smallScenario((written) => {
      written.rules.help.given_per_year = '25 points'
      change(written)
    })

  test('let through what is left of them, beside the limit of the scheme', () => {
    const stage = onStage(ofRule())
    const { place, world } = stage
    const give = (behaviour: number, points: number) => withinLimits(place, 3, behaviour, points, onFile(world))
    expect([10, 10, 10, 10].map((points) => give(HELPING, points))).toEqual([10, 10, 5, 0])
    expect([give(0, 40), give(2, 40), give(HELPING, -40)]).toEqual([40, 40, -40])
    expect(withinLimits(place, 3, HELPING, 10, inTruth(world))).toBe(10)
    const both = onStage(ofRule((written) => (written.scores.points.given_per_year = '12 points')))
    const given = [10, 10].map((each) => withinLimits(both.place, 3, HELPING, each, onFile(both.world)))
    expect(given).toEqual([10, 2])
    expect([both.world.given[3], both.world.ruleGiven[3]]).toEqual([12, 12])
  })

  test('begin anew each year of the scheme', () => {
    const stage = onStage(ofRule())
    withinLimits(stage.place, 3, HELPING, 25, onFile(stage.world))
    stage.goTo(12)
    turnYear(stage.place)
    expect(withinLimits(stage.place, 3, HELPING, 20, onFile(stage.world))).toBe(20)
  })

  test('hold while the rule is in force that has them', () => {
    const later = ofRule((written) => {
      written.rules.help.in_force = { until: '2010-06-01' }
      written.rules.more = { behaviour: 'helping', points: '10 points', in_force: { from: '2010-06-01' } }
    })
    const stage = onStage(later)
    withinLimits(stage.place, 3, HELPING, 25, onFile(stage.world))
    expect(withinLimits(stage.place, 3, HELPING, 5, onFile(stage.world))).toBe(0)
    stage.goTo(5)
    expect(withinLimits(stage.place, 3, HELPING, 5, onFile(stage.world))).toBe(5)
  })

  test('cost no memory where no rule has one', () => {
    expect(onStage().world.ruleGiven.length).toBe(0)
    expect(onStage(ofRule()).world.ruleGiven.length).toBe(2048)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileMetric } from '../../../src/engine/counters.js'
import { purpose } from '../../../src/engine/draw/purposes.js'
import { rate } from '../../../src/engine/score/ratings.js'
import { scoreDue } from '../../../src/engine/score/due.js'
import { files } from '../../support/flows.js'
import { HELPING, LITTERING, PETITION, ratedScenario } from '../../support/rated.js'
import { live, smallBlueprint } from '../../support/small.js'
import { liveSplit } from '../../support/split.js'
import { ALWAYS, NEVER, type Stage, onStage, setActs, setLuck } from '../../support/stage.js'

const HIGH = 0
const LOW = 2
const NONE = 3
const [ME, MET, THIRD] = [3, 0, 1]

/** One act towards resident 0, without moods; `seen` for an onlooker, who is resident 1. */
function doTo(stage: Stage, what: number, how: { seen?: boolean; severity?: 0 | 1 | 2; times?: number } = {}): void {
  const { seen = false, severity = 1, times = 1 } = how
  setLuck(stage, (_subject, _tick, word) => {
    // one of 1,023 others: the second of them is resident 1
    if (word === purpose.onlooker) return [Math.ceil(2 ** 32 / 1023), 0, 0, 0]
    return [ALWAYS, NEVER, 2 ** 31, seen ? ALWAYS : NEVER]
  })
  setActs(
    stage,
    Array.from({ length: times }, () => ({ who: ME, what, severity })),
  )
  rate(stage.place)
}

const flow = (stage: Stage, metric: Parameters<typeof fileMetric>[1]) =>
  stage.flow(fileMetric(stage.place.layout, metric))

describe('one rating', () => {
  test('moves the score and the true score part of the way', () => {
    const stage = onStage(ratedScenario())
    doTo(stage, LITTERING)
    expect([stage.world.score[ME], stage.world.truth[ME]]).toEqual([3250, 3250])
    expect([...stage.world.subscore.subarray(ME * 4, ME * 4 + 4)]).toEqual([0, 0, -250, 0])
    expect([flow(stage, 'ratings'), flow(stage, 'rating_points')]).toEqual([1, 1000])
    expect(stage.world.score[MET]).toBe(3500)
  })

  test('is what the act deserves by its severity', () => {
    for (const [severity, points] of [
      [0, 3550],
      [1, 3600],
      [2, 3650],
    ] as const) {
      const stage = onStage(ratedScenario())
      doTo(stage, HELPING, { severity })
      expect(stage.world.score[ME]).toBe(points)
    }
  })

  test('counts by the grade of the one who gives it, and once in truth', () => {
    const scenario = ratedScenario((stars) => (stars.weights = { high: '3 times', low: '0 times' }))
    for (const [grade, points] of [
      [HIGH, 2750],
      [LOW, 3500],
      [NONE, 3250],
    ]) {
      const stage = onStage(scenario)
      stage.world.grade[MET] = grade
      doTo(stage, LITTERING)
      expect([stage.world.score[ME], stage.world.truth[ME]]).toEqual([points, 3250])
    }
  })

  test('defers to those who stand above the base, and looks down on the others', () => {
    const scenario = ratedScenario((stars) => (stars.deference = '50 %'))
    const stage = onStage(scenario)
    stage.world.score[ME] = stage.world.truth[ME] = 4500
    doTo(stage, HELPING)
    // conduct deserves 4,500; half of the 1,000 above the base is added, up to the highest
    expect([stage.world.score[ME], stage.world.truth[ME]]).toEqual([4550, 4500])
    stage.world.score[ME] = 2500
    doTo(stage, LITTERING)
    expect(stage.world.score[ME]).toBe(2300)
  })

  test('favours some, whatever they do', () => {
    const scenario = ratedScenario((stars) => (stars.favour = { sex: { male: '-500 points', female: '250 points' } }))
    const { tables, world } = onStage(scenario)
    const bySex = new Set(Array.from(world.cell.subarray(0, 1024), (cell) => tables.rating!.favour[cell]))
    expect([...bySex].toSorted((a, b) => a - b)).toEqual([-500, 250])
    const stage = onStage(scenario)
    doTo(stage, PETITION)
    const favour = stage.tables.rating!.favour[stage.world.cell[ME]]
    expect([stage.world.score[ME], stage.world.truth[ME]]).toEqual([3400 + favour / 10, 3400])
  })

  test('neither comes from nor goes to those who are out, whose true score lives on', () => {
    const scenario = ratedScenario((stars) => (stars.out = ['low']))
    for (const out of [ME, MET]) {
      const stage = onStage(scenario)
      stage.world.grade[out] = LOW
      doTo(stage, LITTERING)
      expect([stage.world.score[ME], stage.world.truth[ME], flow(stage, 'ratings')]).toEqual([3500, 3250, 0])
    }
  })

  test('is asked of nobody where no rule rates the act, and of nobody after a repeal', () => {
    const stage = onStage(ratedScenario((_, written) => delete written.rules.litter))
    doTo(stage, LITTERING)
    expect(stage.world.score[ME]).toBe(3500)
    stage.regions[0].repealed = 1
    stage.goTo(1)
    doTo(stage, HELPING)
    expect([stage.world.score[ME], stage.world.truth[ME]]).toEqual([3500, 3500])
  })
})

describe('the running average', () => {
  test('comes to what raters give, as near as whole points allow', () => {
    const stage = onStage(ratedScenario())
    doTo(stage, LITTERING, { times: 3 })
    // the distance of 2,500 shrinks by a tenth each time
    expect(Math.abs(stage.world.score[ME] - (1000 + 2500 * 0.9 ** 3))).toBeLessThan(2)
    doTo(stage, LITTERING, { times: 200 })
    // a rating no longer moves the score once a tenth of the distance rounds to nothing
    expect(Math.abs(stage.world.score[ME] - 1000)).toBeLessThanOrEqual(5)
  })

  test.each([20, 50])('with deference of %i per cent stands further from the base than conduct does', (percent) => {
    const stage = onStage(ratedScenario((stars) => (stars.deference = `${percent} %`)))
    doTo(stage, PETITION, { times: 500 })
    // s = D + d (s - b) has the solution s = b + (D - b) / (1 - d)
    const fixed = 3500 - 1000 / (1 - percent / 100)
    expect(Math.abs(stage.world.score[ME] - fixed)).toBeLessThanOrEqual(6 / (1 - percent / 100))
    expect(Math.abs(stage.world.truth[ME] - 2500)).toBeLessThanOrEqual(5)
  })
})

describe('kindness to somebody low-rated', () => {
  const contagion = { near: ['low'], seen: '50 %', rating: '500 points' }
  const scenario = ratedScenario((stars) => (stars.contagion = contagion))

  test('is rated down by an onlooker, in the score and not in truth', () => {
    const stage = onStage(scenario)
    stage.world.grade[MET] = LOW
    doTo(stage, HELPING, { seen: true })
    // 3,600 after the rating of the one helped; a tenth of the 3,100 down to 500 is gone
    expect([stage.world.score[ME], stage.world.truth[ME]]).toEqual([3290, 3600])
    expect([flow(stage, 'contagion'), flow(stage, 'contagion_points')]).toEqual([1, 310])
    expect(stage.world.score[THIRD]).toBe(3500)
  })

  test('costs nothing unseen, towards others, or where it was no kindness', () => {
    for (const [seen, grade, what] of [
      [false, LOW, HELPING],
      [true, HIGH, HELPING],
      [true, NONE, HELPING],
      [true, LOW, LITTERING],
    ] as const) {
      const stage = onStage(scenario)
      stage.world.grade[MET] = grade
      doTo(stage, what, { seen })
      expect(stage.world.score[ME]).toBe(stage.world.truth[ME])
      expect(flow(stage, 'contagion')).toBe(0)
    }
  })

  test('never raises a score', () => {
    const stage = onStage(scenario)
    stage.world.grade[MET] = LOW
    stage.world.score[ME] = 20
    doTo(stage, HELPING, { seen: true })
    expect([stage.world.score[ME], flow(stage, 'contagion_points')]).toEqual([468, 0])
  })

  test('is no matter in a scheme that does not know it', () => {
    const { total } = live(smallBlueprint(ratedScenario()))
    expect(files(total, 'ratings')).toBeGreaterThan(10_000)
    expect([files(total, 'contagion'), files(total, 'contagion_points'), files(total, 'penalties')]).toEqual([0, 0, 0])
  })
})

describe('a penalty on the spot', () => {
  const penalty = { takes: '1000 points', lasts: '1 month', low_ratings_count: '2 times' }
  const scenario = ratedScenario((_, written) => Object.assign(written.rules.litter, { penalty }))

  test('takes points for a time in which low ratings count more, in truth as well', () => {
    const stage = onStage(scenario)
    doTo(stage, LITTERING)
    expect([stage.world.score[ME], stage.world.truth[ME], flow(stage, 'penalties')]).toEqual([2250, 2250, 1])
    stage.goTo(1)
    doTo(stage, LITTERING)
    // twice a tenth of the 1,250 down to 1,000, and 1,000 more, of which the floor lets all through
    expect(stage.world.score[ME]).toBe(1000)
    scoreDue(stage.place)
    expect([stage.world.score[ME], stage.world.truth[ME]]).toEqual([2000, 2000])
  })

  test('does not make good ratings count more, and ends', () => {
    const stage = onStage(scenario)
    doTo(stage, LITTERING)
    stage.goTo(1)
    doTo(stage, HELPING)
    expect(stage.world.score[ME]).toBe(2475)
    scoreDue(stage.place)
    stage.goTo(2)
    doTo(stage, PETITION)
    expect(stage.world.score[ME]).toBe(3475 - 98)
  })

  test('gives back no more than it took', () => {
    const stage = onStage(scenario)
    stage.world.score[ME] = 300
    doTo(stage, LITTERING)
    expect(stage.world.score[ME]).toBe(0)
    stage.goTo(1)
    scoreDue(stage.place)
    expect(stage.world.score[ME]).toBe(370)
  })
})

describe('laws', () => {
  const points = (from: number, to: number) => fc.integer({ min: from, max: to }).map((value) => `${value} points`)

  test('without deference, favour, onlookers and weights, score and true score are one', () => {
    fc.assert(
      fc.property(
        points(0, 5000),
        points(0, 5000),
        points(0, 5000),
        points(0, 2000),
        fc.integer({ min: 1, max: 100 }),
        (litter, help, petition, moods, moves) => {
          const scenario = ratedScenario((stars, written) => {
            Object.assign(stars, { moods, moves: `${moves} %`, like_meets_like: '50 %' })
            written.rules.litter.rates = litter
            written.rules.help.rates = help
            written.rules.petition.rates = petition
          })
          const { world } = live(smallBlueprint(scenario, { residents: 1500, ticks: 8 }))
          expect(world.score).toEqual(world.truth)
          expect(new Set(world.score).size).toBeGreaterThan(1)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('scores stay between the lowest and the highest, and their parts add up', () => {
    const scenario = ratedScenario((stars, written) => {
      Object.assign(stars, { moods: '3000 points', moves: '40 %', weights: { low: '2 times' }, deference: '80 %' })
      stars.contagion = { near: ['usual', 'low'], seen: '80 %', rating: '0 points' }
      written.rules.litter.penalty = { takes: '2000 points', lasts: '2 months', low_ratings_count: '1 times' }
    })
    const { world } = live(smallBlueprint(scenario, { residents: 3000 }))
    for (let i = 0; i < world.score.length; i++) {
      expect(world.score[i]).toBeGreaterThanOrEqual(0)
      expect(world.score[i]).toBeLessThanOrEqual(5000)
    }
    expect(Math.min(...world.score)).toBeLessThan(500)
    expect(Math.max(...world.score)).toBeGreaterThan(4500)
  })

  test('the order of the acts of different residents does not matter', () => {
    const scenario = ratedScenario((stars) => {
      Object.assign(stars, { moods: '500 points', deference: '40 %', weights: { high: '2 times' } })
      stars.contagion = { near: ['low'], seen: '80 %', rating: '500 points' }
    })
    const acts = Array.from({ length: 600 }, (_, i) => ({ who: i, what: i % 3 }))
    const after = (list: typeof acts) => {
      const stage = onStage(scenario)
      for (let i = 0; i < 1024; i++) stage.world.grade[i] = i % 4
      setActs(stage, list)
      rate(stage.place)
      return [...stage.world.score, ...stage.world.truth]
    }
    expect(after(acts.toReversed())).toEqual(after(acts))
  })

  test('communities dealt out to worlds, in any order, come to the same', () => {
    const scenario = ratedScenario((stars, written) => {
      Object.assign(stars, {
        moods: '500 points',
        deference: '30 %',
        weights: { high: '2 times' },
        like_meets_like: '40 %',
      })
      stars.contagion = { near: ['low'], seen: '50 %', rating: '500 points' }
      written.response.on = true
    })
    const blueprint = smallBlueprint(scenario, { residents: 5000, ticks: 12 })
    const whole = liveSplit(blueprint, [0]).digest
    expect(liveSplit(blueprint, [0, 1, 3], true).digest).toBe(whole)
  })
})

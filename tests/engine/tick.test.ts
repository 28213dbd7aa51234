import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { peopleOf } from '../../src/compile/people.js'
import { createCounters, layoutOf } from '../../src/engine/counters.js'
import { digestWorld } from '../../src/engine/digest.js'
import { createKernel, tickWorld } from '../../src/engine/tick.js'
import { createWorld } from '../../src/engine/world.js'
import { stock } from '../support/flows.js'
import { twoRegions } from '../support/regions.js'
import { type Written, live, smallBlueprint, smallScenario, withErrors } from '../support/small.js'
import { liveSplit } from '../support/split.js'

/** All that the engine can do at once: errors, victims, responses, outcries, an end of letters. */
function everything(written: Written): void {
  withErrors(written)
  written.response.on = true
  Object.assign(written.behaviours.littering, { victim: 'household', harm: { strain: '30 %', hardship: '5 %' } })
  Object.assign(written.behaviours.littering, { strain_factor: '2 times', factors: { conduct: { prone: '4 times' } } })
  written.rules.litter.expires = '5 months'
  Object.assign(written.opinion.outcry, { threshold: '0.005 per year', contagion: '1.5 times' })
  written.opinion.outcry.speaks_out.after_charge = '20 %'
  written.reactions = { end: { title: 'End of letters', when: 'outcry', after: '4 months', does: 'drop_grades' } }
}

const society = (options: { seed?: number; change?: (written: Written) => void } = {}) =>
  smallBlueprint(
    smallScenario((written) => {
      everything(written)
      options.change?.(written)
    }),
    { residents: 7000, ticks: 16, seed: options.seed ?? 5, population: twoRegions() },
  )

const blueprint = society()
const { communities } = blueprint.tables
const whole = liveSplit(blueprint, [0])

describe('the laws of the engine', () => {
  test('the society of these tests shows all there is', () => {
    const lived = live(blueprint)
    expect(lived.digest).toBe(whole.digest)
    expect(new Set(lived.events.map(({ what }) => what))).toEqual(new Set(['graded', 'outcry', 'drop_grades']))
    expect(Math.max(...lived.world.strain)).toBeGreaterThan(100)
  })

  test('it does not matter into how many worlds the communities are dealt, nor which goes first', () => {
    fc.assert(
      fc.property(
        fc.subarray(Array.from({ length: communities - 1 }, (_, c) => c + 1)),
        fc.boolean(),
        (cuts, reversed) => {
          const split = liveSplit(blueprint, [0, ...cuts], reversed)
          expect(split.digest).toBe(whole.digest)
          expect(split.regions).toEqual(whole.regions)
        },
      ),
      { numRuns: 6 },
    )
  })

  test('a single community is replayed alone from what the society shared', () => {
    for (const c of [0, 3, communities - 1]) {
      const world = createWorld(blueprint.tables, c, 1, peopleOf(blueprint))
      const kernel = createKernel(blueprint.tables, world, createCounters(layoutOf(blueprint.tables)))
      for (const now of whole.series) tickWorld(kernel, now)
      const digest = Buffer.from(digestWorld(world).buffer).toString('hex')
      expect(digest).toBe(whole.digest.slice(c * 16, c * 16 + 16))
    }
  })

  test('the same seed gives the same run, another seed another in every community', () => {
    expect(liveSplit(society(), [0]).digest).toBe(whole.digest)
    const other = liveSplit(society({ seed: 6 }), [0]).digest
    for (let c = 0; c < communities; c++)
      expect(other.slice(c * 16, c * 16 + 16)).not.toBe(whole.digest.slice(c * 16, c * 16 + 16))
  })

  test('more or fewer measures do not change the run', () => {
    const measures: Written[] = [
      { groups: [], score_bins: '1 points' },
      { groups: ['sex', 'conduct', 'household'], cross: [['sex', 'conduct', 'residence']], score_bins: '50 points' },
    ]
    for (const each of measures) {
      const split = liveSplit(society({ change: (written) => (written.measures = each) }), [0])
      expect(split.digest).toBe(whole.digest)
      expect(split.regions).toEqual(whole.regions)
    }
  })

  test('a blueprint that went to another thread leads to the same run', () => {
    expect(liveSplit(structuredClone(blueprint), [0, 2]).digest).toBe(whole.digest)
  })
})

describe('regions', () => {
  test('are counted apart, and hold everybody', () => {
    const { last } = live(blueprint)
    expect([stock(last, 'residents', 0, 0), stock(last, 'residents', 0, 1)]).toEqual([4200, 2800])
  })

  test('have their own fate: an outcry in town does not end letters in the hills', () => {
    // only urban communities are watched, and the hills have few of them
    const apart = society({ change: (written) => (written.sensors.patrol.coverage = { urban: '100 %', rural: '0 %' }) })
    const { regions, worlds } = liveSplit(apart, [0])
    expect(regions.map(({ dropped }) => dropped)).toEqual([1, 0])
    const letters = [0, 1].map((region) => {
      const [world] = worlds
      const grades = new Set<number>()
      for (let k = 0; k < world.communities; k++)
        if (world.region[k] === region)
          for (let i = world.start[k]; i < world.start[k + 1]; i++) grades.add(world.grade[i])
      return grades
    })
    expect(letters[0]).toEqual(new Set([3]))
    expect(letters[1].has(3)).toBe(false)
  })
})

test('years turn before the first act of a year', () => {
  const scenario = smallScenario((written) => {
    written.behaviours.littering.rate = '2 per month'
    written.rules = { litter: { behaviour: 'littering', points: '-20 points' } }
    written.scores.points.resets = '18 months'
    written.safeguards.cap = { on: true, taken_per_year: '60 points' }
  })
  const lowest: number[] = []
  live(smallBlueprint(scenario, { residents: 1024 }), (tick, _counters, world) => {
    lowest.push(Math.min(...world.score))
    if (tick === 18) expect(Math.max(...world.score)).toBe(1000)
  })
  // by the end of the year somebody has lost all that a year may cost, and loses again in the next
  expect([lowest[11], lowest[17]]).toEqual([940, 880])
  expect(lowest[18]).toBeGreaterThan(lowest[17])
})

test('scores stay in 16 bits under rules that take more than fits', () => {
  const ruthless = society({
    change: (written) => {
      written.rules.litter = { behaviour: 'littering', points: '-20000 points' }
      written.response.on = false
    },
  })
  const { world } = live(ruthless)
  expect(Math.min(...world.truth)).toBe(-32768)
  expect(Math.max(...world.score)).toBeLessThan(1200)
})

/**
 * A case is lived by the stages of the engine, but in an order that stands in `src/vignette`. Here whole runs of the engine
 * say what residents did, and cases with the same acts must come to the same scores, tick by tick.
 */
import { expect, test } from 'vitest'
import { dateOfTick } from '../../src/compile/calendar.js'
import { peopleOf } from '../../src/compile/people.js'
import { createCounters, layoutOf } from '../../src/engine/counters.js'
import { nowFor } from '../../src/engine/respond/now.js'
import { startRegions } from '../../src/engine/respond/regions.js'
import { createKernel, tickWorld } from '../../src/engine/tick.js'
import { createWorld } from '../../src/engine/world.js'
import { severities } from '../../src/scenario/schema/words.js'
import type { Scenario } from '../../src/scenario/schema/scenario.js'
import { live } from '../../src/vignette/live.js'
import { type VignetteEvent, vignette } from '../../src/vignette/schema.js'
import { blueprintOfOne } from '../../src/vignette/stage.js'
import { type Written, smallBlueprint, smallScenario } from '../support/small.js'

const RESIDENTS = 120

interface Lived {
  events: VignetteEvent[]
  /** [tick] */
  states: { score: number; trueScore: number; grade: string }[]
}

/** What every resident of a run did, and how they stood at the end of each tick. */
function run(scenario: Scenario): Lived[] {
  const blueprint = smallBlueprint(scenario, { residents: RESIDENTS })
  const { tables, catalogue } = blueprint
  const world = createWorld(tables, 0, tables.communities, peopleOf(blueprint))
  const kernel = createKernel(tables, world, createCounters(layoutOf(tables)))
  const regions = startRegions(tables)
  const lives: Lived[] = Array.from({ length: RESIDENTS }, () => ({ events: [], states: [] }))
  for (let tick = 0; tick < tables.ticks; tick++) {
    tickWorld(kernel, nowFor(tables, regions, tick))
    const { acts } = kernel.place.scratch
    for (let a = 0; a < acts.count; a++) {
      const does = catalogue.behaviours[acts.what[a]]?.id
      const on = dateOfTick(catalogue.calendar, tick)
      if (does) lives[acts.who[a]].events.push({ on, does, severity: severities[acts.severity[a]] })
    }
    lives.forEach(({ states }, i) =>
      states.push({ score: world.score[i], trueScore: world.truth[i], grade: catalogue.states[world.grade[i]].id }),
    )
  }
  return lives
}

const always = { on: true, evidence: 'assumed' }
const schemes: [string, (written: Written) => void][] = [
  ['a plain one', () => {}],
  [
    'one with delay and points that come back',
    (w) => {
      w.databases.office.delay = '3 months'
      w.scores.points.expires = '5 months'
      w.behaviours.littering.severity = { minor: '30 %', ordinary: '40 %', serious: '30 %' }
      w.rules.litter.points = { minor: '-5 points', ordinary: '-20 points', serious: '-60 points' }
    },
  ],
  [
    'one that begins anew every year',
    (w) => {
      w.databases.office.delay = '2 months'
      Object.assign(w.scores.points, { resets: '1 year', expires: '7 months' })
    },
  ],
  [
    'one with a narrow scale and limits by the year',
    (w) => {
      Object.assign(w.scores.points, { lowest: '930 points', highest: '1020 points', given_per_year: '15 points' })
      w.scores.points.expires = '4 months'
      w.safeguards.cap = { ...always, taken_per_year: '-60 points' }
    },
  ],
  [
    'one in which everybody repairs',
    (w) => {
      w.safeguards.repair = { ...always, taken_up: '100 %', after: '3 months', gives_back: '50 %' }
      w.scores.points.expires = '9 months'
    },
  ],
]

test.each(schemes)('under %s, cases and the engine agree on everybody', (_, change) => {
  const scenario = smallScenario(change)
  const blueprint = blueprintOfOne(scenario, { conduct: ['a'], sex: ['a'], residence: ['a'], household: ['1'] }, 24)
  const lives = run(scenario)
  // a scheme under which nothing happens would prove nothing
  expect(Math.max(...lives.map(({ events }) => events.length))).toBeGreaterThan(4)
  const frame = vignette.parse({ title: 'Any', events: [], expect: [{ on: '2010-01-01', score: '1 point' }] })
  for (const { events, states } of lives) {
    const { moments } = live(scenario, blueprint, { ...frame, events })
    expect(moments.map(({ score, trueScore, grade }) => ({ score, trueScore, grade }))).toEqual(states)
  }
})

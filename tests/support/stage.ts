/** One community of a small society, entered and ready, so that a stage of the tick can be tried by itself. */
import { peopleOf } from '../../src/compile/people.js'
import { type Counters, createCounters, layoutOf, regionFlow } from '../../src/engine/counters.js'
import type { Draw4 } from '../../src/engine/draw/purposes.js'
import { type Place, enter } from '../../src/engine/place.js'
import { withFieldGrade } from '../../src/engine/grade/fields.js'
import { nowFor } from '../../src/engine/respond/now.js'
import { type RegionState, startRegions } from '../../src/engine/respond/regions.js'
import type { Tables } from '../../src/engine/tables.js'
import { createKernel } from '../../src/engine/tick.js'
import { ENTRY, entryField } from '../../src/engine/entries.js'
import { type World, createWorld } from '../../src/engine/world.js'
import type { PopulationSpec } from '../../src/population/spec.js'
import type { Scenario } from '../../src/scenario/schema/scenario.js'
import { smallBlueprint, smallScenario } from './small.js'

export interface Stage {
  tables: Tables
  world: World
  /** With all that was counted so far. */
  readonly counters: Counters
  regions: RegionState[]
  place: Place
  /** Moves to another tick; the state of the community stays. */
  goTo(tick: number): void
  /** A flow counter, summed over grades, for everybody. */
  flow(metric: number): number
}

export function onStage(
  scenario: Scenario = smallScenario(),
  options: { residents?: number; seed?: number; population?: PopulationSpec } = {},
): Stage {
  const blueprint = smallBlueprint(scenario, { residents: 2048, ...options })
  const { tables } = blueprint
  const counters = createCounters(layoutOf(tables))
  const world = createWorld(tables, 0, tables.communities, peopleOf(blueprint))
  const { place } = createKernel(tables, world, counters)
  const regions = startRegions(tables)
  place.now = nowFor(tables, regions, 0)
  enter(place, 0)
  const counted = () => {
    place.tally.addTo(counters.flow, place.region)
    place.gradings.addTo(counters, place.region)
    return counters
  }
  return {
    tables,
    world,
    get counters() {
      return counted()
    },
    regions,
    place,
    goTo: (tick) => (place.now = nowFor(tables, regions, tick)),
    flow: (metric) => regionFlow(counted(), 0, metric),
  }
}

/** What somebody did: behaviours are counted first, then doors. */
export interface Done {
  who: number
  what: number
  severity?: 0 | 1 | 2
  ordinal?: number
}

/** Puts acts into the list that stage `act` would have filled. */
export function setActs({ place }: Stage, done: Done[]): void {
  const { acts } = place.scratch
  acts.count = done.length
  done.forEach(({ who, what, severity, ordinal }, a) => {
    acts.who[a] = who
    acts.what[a] = what
    acts.severity[a] = severity ?? 1
    acts.ordinal[a] = ordinal ?? 0
  })
}

/** Replaces luck: the words that every draw gives, or a function of the address that gives them. */
export function setLuck({ place }: Stage, words: number[] | ((...address: Parameters<Draw4>) => number[])): void {
  place.draw = (subject, tick, purpose, n, out) =>
    out.set(typeof words === 'function' ? words(subject, tick, purpose, n, out) : words)
}

/** Sets the letters that the points of each field of life alone would give. */
export function setFieldGrades({ world: { fieldGrades } }: Stage, resident: number, letters: readonly number[]): void {
  letters.forEach(
    (letter, c) => (fieldGrades[resident] = withFieldGrade(fieldGrades, fieldGrades[resident], c, letter)),
  )
}

/** The largest word; a draw of it fails every test but certainty. */
export const NEVER = 0xffffffff
/** The smallest word; a draw of it passes every test of a chance above nothing. */
export const ALWAYS = 0

/** Something on its way to a file, with its fields by name; what is left out is 0. */
export type InFlight = Partial<Record<keyof typeof entryField, number>>

/** Puts entries on their way in the community, as the engine lays them out. */
export function send({ world, place }: Stage, ...entries: InFlight[]): void {
  for (const entry of entries) {
    const numbers = Array<number>(ENTRY).fill(0)
    for (const [field, at] of Object.entries(entryField)) numbers[at] = entry[field as keyof InFlight] ?? 0
    const [due, kind, who, behaviour, points, flags, luck, life] = numbers
    world.inFlight[place.k].push(due, kind, who, behaviour, points, flags, luck, life)
  }
}

/** All that is on its way in the community. */
export function onTheWay({ world, place }: Stage): Required<InFlight>[] {
  const all: Required<InFlight>[] = []
  world.inFlight[place.k].each((entry) => {
    const fields = Object.entries(entryField).map(([field, at]) => [field, entry[at]])
    all.push(Object.fromEntries(fields) as Required<InFlight>)
  })
  return all
}

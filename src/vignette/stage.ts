/**
 * A world of one resident who does nothing by themselves, with the tables, the state and the stages of the engine. What a
 * vignette says happens is put where the stages would find it; everything else is the engine's own work.
 */
import { type Blueprint, compile } from '../compile/compile.js'
import { compositeIn } from '../compile/composite.js'
import { traitsOfLists } from '../compile/lists.js'
import { createCounters, layoutOf } from '../engine/counters.js'
import { type Place, enter } from '../engine/place.js'
import { nowFor } from '../engine/respond/now.js'
import { type RegionState, startRegions } from '../engine/respond/regions.js'
import { CERTAIN } from '../engine/tables.js'
import { bearers } from '../engine/score/tables.js'
import { createKernel } from '../engine/tick.js'
import { type World, createWorld, entryKind } from '../engine/world.js'
import { COMMUNITY_SIZE, type PopulationPlan } from '../population/plan.js'
import type { Factor } from '../scenario/schema/composite.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { ending } from '../engine/list/stay.js'
import { type ListTables } from '../engine/list/tables.js'
import type { Vignette } from './schema.js'

/** The resident is the first of the only community. */
export const SUBJECT = 0

export interface Stage {
  blueprint: Blueprint
  place: Place
  world: World
  regions: RegionState[]
}

/** What lists ask for and is not said of the subject is no category at all, so that nothing that is said of one applies. */
const UNSAID = 255

/** The compiled tables of a scenario for a society of one, who is what is said of the subject and nothing else. */
export function blueprintOfOne(
  scenario: Scenario,
  traits: Record<string, readonly string[]>,
  ticks: number,
  subject: Readonly<Record<string, string>> = {},
): Blueprint {
  const names = Object.keys(traits)
  const asked = traitsOfLists(scenario)
  const unsaid = (name: string) => (asked.includes(name) ? UNSAID : 0)
  const said = names.map((name) => (name in subject ? traits[name].indexOf(subject[name]) : unsaid(name)))
  const plan: PopulationPlan = {
    population: scenario.population.from,
    residents: 1,
    communitySize: COMMUNITY_SIZE,
    communities: 1,
    regions: [{ id: 'here', title: 'Here', residents: 1, firstCommunity: 0, communities: 1 }],
    traits: names.map((id) => ({ id, title: id, categories: [...traits[id]], latent: false })),
    placeTrait: 0,
    places: 1,
    cells: 1,
    cellTraits: Uint8Array.from(said),
    placeOfCommunity: new Uint8Array(1),
    alias: [],
    adult: Uint8Array.of(1),
    householdSize: Uint8Array.of(1),
    householdSizes: [1],
    largestIsOpen: false,
  }
  // nobody is counted by groups, and records find their file without a linker
  const measures = { ...scenario.measures, groups: [], cross: [] }
  const unlinked = Object.entries(scenario.databases).map(([id, each]) => [id, { ...each, identifiers: undefined }])
  const alone = { ...scenario, measures, registry: undefined, databases: Object.fromEntries(unlinked) }
  const blueprint = compile(alone, plan, { seed: 0, ticks })
  // a case is about rules: its records find their file, and reach it as if every region had joined long ago
  const databases = blueprint.tables.databases.map((each) => ({ ...each, link: null, joins: new Int32Array(0) }))
  // and its subject is whoever an act falls on: the business, its owner, or the official of the district
  for (const phase of blueprint.tables.phases) phase.bearer.fill(bearers.actor)
  return { ...blueprint, tables: { ...blueprint.tables, databases, link: null, covers: null } }
}

/**
 * The tables for one case: where a composite score begins is a matter of what is said of the subject, and nobody joins
 * or leaves of themselves.
 */
export function blueprintOfCase(blueprint: Blueprint, scenario: Scenario, vignette: Vignette): Blueprint {
  const { tables } = blueprint
  const score = compositeIn(scenario)
  const { composite } = tables.score
  const membership = tables.membership && {
    atStart: Float64Array.of(vignette.member === 'no' ? 0 : CERTAIN),
    joins: Float64Array.of(0),
    pulled: Float64Array.of(0),
    leaves: 0,
  }
  if (!score || !composite) return { ...blueprint, tables: { ...tables, membership } }
  const starts = Int16Array.from(Object.values(score.factors), (factor) =>
    startOfSubject(factor, vignette.subject ?? {}),
  )
  const spread = new Uint16Array(composite.factors)
  return {
    ...blueprint,
    tables: { ...tables, membership, score: { ...tables.score, composite: { ...composite, starts, spread } } },
  }
}

/** Lists held by whom the case says, and by whom the scheme makes it certain; none of these stays has been drawn an end. */
function heldAsSaid(lists: ListTables, names: readonly string[], holds: readonly string[]): ListTables {
  return {
    ...lists,
    held: lists.held.map((chance, list) => (chance >= CERTAIN || holds.includes(names[list]) ? CERTAIN : 0)),
    term: new Uint16Array(lists.count),
    performsAfter: new Float64Array(lists.performsAfter.length),
  }
}

/** What is not said of the subject neither adds nor takes. */
function startOfSubject(factor: Factor, subject: Record<string, string>): number {
  if (factor.kind !== 'points') return 0
  const added = Object.entries(factor.starts_by ?? {}).map(
    ([trait, byCategory]) => byCategory[subject[trait] ?? '']?.value ?? 0,
  )
  return added.reduce((sum, points) => sum + points, factor.starts.value)
}

/**
 * The subject before the first tick.
 *
 * @param holds lists that the case says the subject is on; of the others only those that everybody is on
 */
export function openStage(blueprint: Blueprint, holds: readonly string[] = []): Stage {
  const { tables, catalogue } = blueprint
  const counters = createCounters(layoutOf(tables))
  const people = { cells: () => Uint16Array.of(0), households: () => Uint16Array.of(0) }
  const names = catalogue.lists.map(({ id }) => id)
  const lists = tables.lists && heldAsSaid(tables.lists, names, holds)
  const world = createWorld({ ...tables, lists }, 0, 1, people)
  tables.lists?.term.forEach((ticks, list) => {
    if (ticks === 0 || world.listed[list] === 0) return
    for (const kind of [entryKind.leaves, entryKind.trulyLeaves])
      world.inFlight[0].push(ticks, kind, SUBJECT, 0, list, 0, 0, ending.term)
  })
  const { place } = createKernel(tables, world, counters)
  const regions = startRegions(tables)
  place.now = nowFor(tables, regions, 0)
  enter(place, 0)
  return { blueprint, place, world, regions }
}

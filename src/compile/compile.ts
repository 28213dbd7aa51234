/**
 * From a scenario and a population to the tables that the engine reads. Floating point is allowed here, because every
 * number is made by the same additions and divisions everywhere; the engine itself counts in whole numbers.
 */
import type { Tables } from '../engine/tables.js'
import { type PopulationPlan, subjectsInAll } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { compileBehaviours } from './behaviours.js'
import { calendarOf } from './calendar.js'
import { type Catalogue, catalogueOf } from './catalogue.js'
import { compileAccusations, compileChains, compilePublication, compileRights } from './conduct.js'
import { compileDatabases } from './databases.js'
import { compileComposite } from './composite.js'
import { compileDoings, mayBeTooMuch } from './doings.js'
import { compileGroups } from './groups.js'
import { compileOutcome, compileTerms } from './lending.js'
import { compileLists } from './lists.js'
import { compileMembership, compileRank } from './membership.js'
import { compileOpinion, compileReactions, compileResponse } from './reactions.js'
import { peopleOf, type Society } from './people.js'
import { compileRating } from './ratings.js'
import { compileRegistry } from './registry.js'
import {
  compileCovers,
  compileDoors,
  compileGrades,
  compilePhases,
  compileSafeguards,
  compileScore,
  compileStarts,
} from './scheme.js'
import { compileSensors } from './sensors.js'
import type { Former } from './turnover.js'

/** Everything a run needs; it can be sent to another thread as it stands. */
export interface Blueprint {
  tables: Tables
  plan: PopulationPlan
  catalogue: Catalogue
  /** The scheme under which the society lived before this one took over, if there was one. */
  former?: Former
}

export interface CompileOptions {
  /** Whole number of up to 64 bits. */
  seed: number | bigint | string
  /** Instead of the length that the scenario gives. */
  ticks?: number
  /**
   * Says which community alone will be lived. The tables then know of nobody else, which takes a fraction of the time and
   * changes nothing in that community; they are of no use for any other.
   */
  only?: (society: Society) => number
  /** True where there are so few residents that the tables need to know of those alone who there are. */
  few?: boolean
}

/** Turns a resolved scenario and a planned population into a blueprint. Same input, same bits, in every engine. */
export function compile(scenario: Scenario, plan: PopulationPlan, options: CompileOptions): Blueprint {
  const seed = BigInt.asUintN(64, BigInt(options.seed))
  const calendar = calendarOf(scenario, options.ticks)
  const luck = { seedLow: Number(seed & 0xffffffffn), seedHigh: Number(seed >> 32n) }
  // whoever can do too much is refused, whether or not they are among the few
  const few = options.few && !mayBeTooMuch(scenario, calendar.ticksPerYear)
  const alive = aliveIn({ plan, tables: luck }, { ...options, few })
  const { doing, exampleCell } = compileDoings(scenario, plan, calendar.ticksPerYear, alive)
  const groups = compileGroups(scenario, plan)
  const tables: Tables = {
    ...luck,
    ticks: calendar.ticks,
    residents: plan.residents,
    subjects: subjectsInAll(plan),
    residentsPerCommunity: plan.businesses?.residentsPerCommunity ?? plan.communitySize,
    communities: plan.communities,
    ticksPerYear: calendar.ticksPerYear,
    regions: plan.regions.map(({ id, firstCommunity, communities, residents }) => ({
      id,
      firstCommunity,
      communities,
      residents,
    })),
    placeOfCell: placesOf(plan),
    adultOfCell: plan.adult,
    doing,
    behaviour: compileBehaviours(scenario),
    chains: compileChains(scenario, plan, exampleCell),
    accusations: compileAccusations(scenario),
    publication: compilePublication(scenario),
    phases: compilePhases(scenario, calendar),
    sensors: compileSensors(scenario, plan, calendar, exampleCell),
    score: {
      ...compileScore(scenario, calendar),
      starts: compileStarts(scenario, plan),
      ...compileComposite(scenario, plan, calendar),
    },
    rating: compileRating(scenario, plan),
    databases: compileDatabases(scenario, plan, calendar, exampleCell),
    link: compileRegistry(scenario, plan),
    covers: compileCovers(scenario, plan),
    grade: compileGrades(scenario, calendar),
    rank: compileRank(scenario),
    membership: compileMembership(scenario, plan, calendar),
    door: compileDoors(scenario),
    terms: compileTerms(scenario),
    outcome: compileOutcome(scenario, plan, calendar, exampleCell),
    safeguard: {
      ...compileSafeguards(scenario, calendar),
      ...compileRights(scenario, plan, calendar, exampleCell),
    },
    response: compileResponse(scenario, calendar),
    opinion: compileOpinion(scenario, calendar),
    reactions: compileReactions(scenario, calendar),
    group: groups.tables,
    lists: compileLists(scenario, plan, calendar, exampleCell),
  }
  return { tables, plan, catalogue: catalogueOf(scenario, plan, calendar, seed, groups.groups, groups.bins) }
}

/** [cell] 1 if somebody of whom the tables need to know is of it; undefined if they are to know of all. */
function aliveIn(society: Society, { only, few }: Pick<CompileOptions, 'only' | 'few'>): Uint8Array | undefined {
  if (!only && !few) return undefined
  const { cells, communities } = society.plan
  const alive = new Uint8Array(cells)
  const people = peopleOf(society)
  const [first, end] = only ? oneAfter(only(society)) : [0, communities]
  for (let community = first; community < end; community++) for (const cell of people.cells(community)) alive[cell] = 1
  return alive
}

function oneAfter(community: number): [number, number] {
  return [community, community + 1]
}

function placesOf({ cells, cellTraits, traits, placeTrait }: PopulationPlan): Uint8Array {
  const places = new Uint8Array(cells)
  for (let cell = 0; cell < cells; cell++) places[cell] = cellTraits[cell * traits.length + placeTrait]
  return places
}

/** Names for everything that the engine knows by number: what tables, reports and files show. */
import type { PopulationPlan } from '../population/plan.js'
import type { Behaviour } from '../scenario/schema/behaviours.js'
import type { Context } from '../scenario/schema/words.js'
import type { ListKind } from '../scenario/schema/lists.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Calendar } from './calendar.js'
import type { Group, ScoreBin } from './groups.js'
import { lendingDoors, type Thing, thingsOf } from './lending.js'

export interface Catalogue {
  scenario: string
  title: string
  /** The seed as a decimal whole number. */
  seed: string
  calendar: Calendar
  regions: { id: string; title: string; residents: number }[]
  /** Index = group; the first is everybody. */
  groups: Group[]
  behaviours: {
    id: string
    title: string
    kind: Behaviour['kind']
    context: Context
    public: boolean
    scored: boolean
  }[]
  doors: { id: string; title: string; context: Context }[]
  lists: { id: string; title: string; kind: ListKind; context: Context }[]
  /** Things that doors ask, and doors of which something comes, as the engine numbers them. */
  terms: Thing[]
  /** Yuan that the lender earns on a loan repaid and loses on one that is not. */
  loans: { door: string; earned: number; lost: number }[]
  /** Letter grades best first; the last is "no letter grade". */
  states: { id: string; title: string }[]
  sensors: { id: string; title: string; kind: string }[]
  databases: { id: string; title: string }[]
  reactions: { id: string; title: string }[]
  /** Whether the scheme has a score, and not lists alone. */
  hasScore: boolean
  scoreBins: ScoreBin[]
  costs: {
    /** yuan per record, averaged over the databases; each database may differ */
    perRecord: number[]
    perReview: number
    /** yuan for a human look at one finding before it is filed */
    perFinding: number
    /** yuan for one clerical decision on whose a record is */
    perLink: number
    /** [database] yuan for joining one region */
    perJoining: number[]
    setup: number
  }
  outcryThreshold: number
}

export function catalogueOf(
  scenario: Scenario,
  plan: PopulationPlan,
  calendar: Calendar,
  seed: bigint,
  groups: Group[],
  scoreBins: ScoreBin[],
): Catalogue {
  const scored = new Set(Object.values(scenario.rules).map((rule) => rule.behaviour))
  const titled = (entries: Record<string, { title?: string }>) =>
    Object.entries(entries).map(([id, entry]) => ({ id, title: entry.title ?? id }))
  return {
    scenario: scenario.scenario,
    title: scenario.title,
    seed: seed.toString(),
    calendar,
    regions: plan.regions.map(({ id, title, residents }) => ({ id, title, residents })),
    groups,
    behaviours: Object.entries(scenario.behaviours).map(([id, b]) => ({
      id,
      title: b.title,
      kind: b.kind,
      context: b.context,
      public: b.public ?? false,
      scored: scored.has(id),
    })),
    doors: Object.entries(scenario.doors).map(([id, door]) => ({ id, title: door.title, context: door.context })),
    lists: Object.entries(scenario.lists ?? {}).map(([id, { title, kind, context }]) => ({ id, title, kind, context })),
    terms: thingsOf(scenario),
    loans: lendingDoors(scenario).map(({ door, granted: { lender } }) => ({
      door,
      earned: lender ? lender.amount.value * lender.earns.value : 0,
      lost: lender ? lender.amount.value * lender.loses.value : 0,
    })),
    states: [...titled(scenario.grades?.bands ?? {}), { id: 'none', title: 'no letter grade' }],
    sensors: Object.entries(scenario.sensors).map(([id, sensor]) => ({ id, title: sensor.title, kind: sensor.kind })),
    databases: titled(scenario.databases),
    reactions: titled(scenario.reactions),
    hasScore: Object.keys(scenario.scores).length > 0,
    scoreBins,
    costs: {
      perRecord: Object.values(scenario.databases).map((database) => database.cost_per_record?.value ?? 0),
      perReview: scenario.safeguards.appeal?.cost?.value ?? 0,
      perFinding: scenario.safeguards.review?.cost?.value ?? 0,
      perLink: scenario.registry?.review?.cost?.value ?? 0,
      perJoining: Object.values(scenario.databases).map((database) => database.joining_cost?.value ?? 0),
      setup: scenario.setup_cost?.amount.value ?? 0,
    },
    outcryThreshold: scenario.opinion.outcry.threshold.value,
  }
}

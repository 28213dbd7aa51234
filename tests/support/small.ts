/**
 * A small society in code, for tests of the engine: one region, a few traits, one rule that takes and one that gives.
 * Tests change what they are about and leave the rest alone.
 */
import { type Blueprint, compile } from '../../src/compile/compile.js'
import { peopleOf } from '../../src/compile/people.js'
import { type Counters, addCounters, createCounters, layoutOf } from '../../src/engine/counters.js'
import { digestWorld } from '../../src/engine/digest.js'
import { nowFor } from '../../src/engine/respond/now.js'
import { type RegionEvent, type RegionState, respond, startRegions } from '../../src/engine/respond/regions.js'
import { createKernel, tickWorld } from '../../src/engine/tick.js'
import { type World, createWorld } from '../../src/engine/world.js'
import { planPopulation } from '../../src/population/plan.js'
import type { PopulationSpec } from '../../src/population/spec.js'
import { type Scenario, scenarioSchema } from '../../src/scenario/schema/scenario.js'

const grounds = { source: [], evidence: 'assumed' as const }

export function smallPopulation(): PopulationSpec {
  const traits = [
    { id: 'conduct', title: 'Disposition', categories: ['steady', 'prone'], latent: true },
    { id: 'sex', title: 'Sex', categories: ['female', 'male'], latent: false },
    { id: 'residence', title: 'Place', categories: ['urban', 'rural'], latent: false },
    { id: 'household', title: 'Household size', categories: ['1', '2', '3'], latent: false },
  ]
  const shares = [
    [0.8, 0.2],
    [0.5, 0.5],
    [0.6, 0.4],
    [0.3, 0.4, 0.3],
  ]
  return {
    id: 'small',
    title: 'A small place',
    summary: 'For tests',
    limits: [],
    residents: { value: 10_000, ...grounds },
    placeTrait: 2,
    traits,
    regions: [
      {
        id: 'town',
        title: 'Town',
        share: 1,
        marginals: shares.map((each) => ({ area: 'Nowhere', shares: each, ...grounds })),
      },
    ],
    associations: [],
  }
}

/** The small place with firms: 40 for every 1,000 residents, owned by the prone, with staff from the steady. */
export function withBusinesses(population = smallPopulation()): PopulationSpec {
  const flags = (...on: number[]) => Uint8Array.from(on)
  return {
    ...population,
    businesses: {
      per1000: 40,
      traits: [
        { id: 'sector', title: 'Sector', categories: ['food', 'other'], latent: false },
        { id: 'size', title: 'Size', categories: ['small', 'large'], latent: false },
      ],
      marginals: [
        [0.25, 0.75],
        [0.9, 0.1],
      ].map((shares) => ({ area: 'Nowhere', shares, ...grounds })),
      owners: [flags(0, 1), null, null, null],
      workers: [flags(1, 0), null, null, null],
      staffTrait: 1,
      staff: [4, 30],
    },
    officials: [flags(1, 0), null, flags(1, 0), null],
  }
}

/** What a scenario file would hold, before the schema reads it. */
export type Written = Record<string, any>

export function smallScenario(change: (written: Written) => void = () => {}): Scenario {
  const written: Written = {
    glasshouse: 1,
    scenario: 'small',
    title: 'Small',
    summary: 'A small society for tests',
    population: { from: 'small', residents: 10_000 },
    calendar: { start: '2010-01-01', tick: '1 month', length: '24 months' },
    behaviours: {
      littering: { title: 'Littering', kind: 'misconduct', context: 'social', rate: '0.6 per year' },
      helping: { title: 'Helping', kind: 'merit', context: 'social', rate: '0.4 per year' },
      petition: { title: 'Petitioning', kind: 'voice', context: 'government', rate: '0.2 per year', public: true },
    },
    sensors: {
      patrol: {
        title: 'Patrol',
        kind: 'patrol',
        coverage: '100 %',
        sees: { littering: '100 %', helping: '100 %', petition: '100 %' },
        reports_to: 'office',
      },
    },
    databases: { office: { title: 'Office', delay: '0 days' } },
    scores: { points: { title: 'Points', kind: 'points', base: '1000 points' } },
    rules: {
      litter: { behaviour: 'littering', points: '-20 points' },
      help: { behaviour: 'helping', points: '10 points' },
      petition: { behaviour: 'petition', points: '-50 points' },
    },
    grades: {
      regraded: '6 months',
      bands: {
        A: { title: 'good', from: '1000 points' },
        B: { title: 'fair', from: '950 points', to: '999 points' },
        C: { title: 'poor', to: '949 points' },
      },
    },
    doors: {
      school: {
        title: 'School',
        context: 'social',
        demand: '1 per year',
        refused_anyway: '10 %',
        treatment: { A: { kind: 'priority', refused: '5 %' }, C: { kind: 'barred', refused: '100 %' } },
        refusal: { strain: '20 %', hardship: '10 %' },
      },
    },
    safeguards: {},
    response: {
      on: false,
      perceived_risk: { prior: '10 %', after_own_charge: '30 %', publicity: '0 times', fades_by_half_in: '1 year' },
      deterrence: { strength: '4 times' },
      conformity: { strength: '1 times' },
      chill: { strength: '6 times', spill_over: '50 %' },
      without_grades: '50 %',
      strain: { fades_by_half_in: '1 year', of_charge: '5 %', of_wrong_charge: '20 %', of_lower_grade: '10 %' },
      hardship: { fades_by_half_in: '1 year' },
    },
    opinion: {
      approval: {
        start: '60 %',
        adjusts_by_half_in: '3 months',
        per_refusal: '1 %',
        per_wrong_charge: '5 %',
        per_priority: '0.5 %',
        in_outcry: '30 %',
      },
      outcry: {
        threshold: '100 per year',
        memory: '2 months',
        contagion: '1 times',
        speaks_out: { after_charge: '1 %', after_wrong_charge: '10 %', after_lower_grade: '2 %', after_refusal: '5 %' },
      },
    },
    reactions: {},
    measures: { groups: ['sex', 'residence'], score_bins: '10 points' },
  }
  change(written)
  return scenarioSchema.parse(written)
}

/** A scenario in which every eye is perfect and nothing is lost, late or mistaken is the default; this adds errors. */
export function withErrors(written: Written): void {
  Object.assign(written.sensors.patrol, {
    coverage: { urban: '90 %', rural: '50 %' },
    sees: { littering: '40 %', helping: '30 %', petition: '80 %' },
    false_alarms: { littering: '30 per 1000 per year' },
    mistaken_person: '5 %',
  })
  Object.assign(written.databases.office, { delay: '2 months', lost: '4 %', misfiled: '2 %' })
  written.safeguards = {
    notice: { on: true, told: '60 %' },
    appeal: {
      on: true,
      filed_if_wrong: '50 %',
      filed_if_right: '5 %',
      upheld_if_wrong: '70 %',
      upheld_if_right: '10 %',
      decided_after: '2 months',
    },
  }
}

export function smallBlueprint(
  scenario: Scenario,
  options: { residents?: number; seed?: number; ticks?: number; population?: PopulationSpec } = {},
): Blueprint {
  const plan = planPopulation(options.population ?? smallPopulation(), options.residents ?? 10_000)
  return compile(scenario, plan, { seed: options.seed ?? 1, ticks: options.ticks })
}

export interface Lived {
  world: World
  /** Sum of the flows of all ticks, and stocks of the last. */
  total: Counters
  last: Counters
  regions: RegionState[]
  events: RegionEvent[]
  digest: string
}

/** Lives the whole run in one world, or in several that each hold some of the communities. */
export function live(blueprint: Blueprint, onTick?: (tick: number, counters: Counters, world: World) => void): Lived {
  const { tables } = blueprint
  const layout = layoutOf(tables)
  const total = createCounters(layout)
  const world = createWorld(tables, 0, tables.communities, peopleOf(blueprint))
  const regions = startRegions(tables)
  const events: RegionEvent[] = []
  let last = createCounters(layout)
  for (let tick = 0; tick < tables.ticks; tick++) {
    const now = nowFor(tables, regions, tick)
    last = createCounters(layout)
    const kernel = createKernel(tables, world, last)
    tickWorld(kernel, now)
    events.push(...respond(tables, regions, last, tick))
    addCounters(total, last)
    onTick?.(tick, last, world)
  }
  return { world, total, last, regions, events, digest: Buffer.from(digestWorld(world).buffer).toString('hex') }
}

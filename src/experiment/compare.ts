/** The same society lived twice: one luck, two schemes, and what the difference does, to whom. */
import { dateOfTick } from '../compile/calendar.js'
import type { HeadlineName } from '../measure/headlines.js'
import type { Progress } from '../run/ticking.js'
import { formatProblem } from '../scenario/language/problem.js'
import { diffSchemes, type SchemeDiff } from './diff/diff.js'
import {
  headlinesOfBoth,
  type MeasureDifference,
  measureDifferences,
  type OpinionDifference,
  opinionDifferences,
  type TotalDifference,
  totalDifferences,
} from './differences.js'
import { groupDifferences, type GroupDifference } from './groups.js'
import { liveBoth } from './live.js'
import { alonePair, type PairCrew } from './pair/crew.js'
import type { Blueprints } from './pair/pair.js'
import { haveSameLetters } from './pair/tally.js'
import { type BothOptions, prepareBoth, type PreparedBoth } from './prepareBoth.js'

export interface World {
  scenario: string
  title: string
  /** What was changed in it, each `PATH=VALUE`. */
  settings: string[]
}

export interface Comparison {
  /** Version of this document. */
  comparison: 1
  a: World
  b: World
  population: string
  residents: number
  ticks: number
  seed: string
  threads: number
  /** Residents whose life differs in any tick: in anything that happens to them, or where they stand. */
  touched: number
  share_touched: number
  /** First tick in which any life differs; null if none does. */
  first_tick: number | null
  first_date: string | null
  /** [tick] residents whose lives first differ in it. */
  first_touched: number[]
  digestA: string
  digestB: string
  /** Whether everybody would do the same things at the same moments in both worlds, were it not for the schemes. */
  same_candidates: boolean
  /** Whether letters of both schemes can be held against each other. */
  same_letters: boolean
  scheme: SchemeDiff
  measures: Record<HeadlineName, MeasureDifference>
  /** Everybody first, then each group of the first world's measures. */
  groups: GroupDifference[]
  totals: TotalDifference[]
  opinion: OpinionDifference[]
  warnings: string[]
  seconds: number
}

export interface CompareOptions extends BothOptions {
  /** Another scenario for the second world; without it the first one, with the changes. */
  other?: string
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

/** Makes the crew that carries both worlds; without one, this thread does. */
export type CrewMaker = (blueprints: Blueprints, both: PreparedBoth) => Promise<PairCrew>

/**
 * Lives a scenario twice and compares every life. Needs no disk and no threads.
 *
 * @param scenario name of a scenario, or path of its file, as the reader understands it
 * @throws InputError with every mistake in the files, if a name means nothing, or if the two have different residents;
 *   Interrupted if the signal was given
 */
export async function compareThrough(
  scenario: string,
  options: CompareOptions,
  crewOf: CrewMaker = alonePair,
): Promise<Comparison> {
  const { other, onProgress, signal, ...rest } = options
  const begun = performance.now()
  const prepared = await prepareBoth(scenario, other, rest)
  const blueprints = { a: prepared.a.blueprint, b: prepared.b.blueprint }
  const crew = await crewOf(blueprints, prepared)
  try {
    const lived = await liveBoth(blueprints, crew, { onTick: onProgress, signal })
    return document(prepared, blueprints, lived, crew.threads, (performance.now() - begun) / 1000)
  } finally {
    await crew.close()
  }
}

function document(
  { a, b, settings }: PreparedBoth,
  blueprints: Blueprints,
  lived: Awaited<ReturnType<typeof liveBoth>>,
  threads: number,
  seconds: number,
): Comparison {
  const { catalogue, tables, plan } = blueprints.a
  const groups = groupDifferences(lived.findings, catalogue, lived.a.tables, lived.b.tables)
  const firsts = [...lived.findings.firsts]
  const first = firsts.findIndex((residents) => residents > 0)
  const [everybody] = groups
  return {
    comparison: 1,
    a: { scenario: a.scenario.scenario, title: a.scenario.title, settings: [] },
    b: { scenario: b.scenario.scenario, title: b.scenario.title, settings },
    population: plan.population,
    residents: tables.residents,
    ticks: tables.ticks,
    seed: catalogue.seed,
    threads,
    touched: everybody.touched,
    share_touched: everybody.touched / tables.residents,
    first_tick: first < 0 ? null : first,
    first_date: first < 0 ? null : dateOfTick(catalogue.calendar, first),
    first_touched: firsts,
    digestA: lived.a.digest,
    digestB: lived.b.digest,
    same_candidates: haveSameCandidates(blueprints),
    same_letters: haveSameLetters(blueprints.a, blueprints.b),
    scheme: diffSchemes(a.scenario, b.scenario),
    measures: measureDifferences(...headlinesOfBoth(lived.a, lived.b)),
    groups,
    totals: totalDifferences(lived.a.tables, lived.b.tables),
    opinion: opinionDifferences(lived.a.tables, lived.b.tables),
    warnings: [...new Set([...a.warnings, ...b.warnings].map(formatProblem))],
    seconds,
  }
}

/** Candidate acts come from base rates alone; where those differ, so does who might act when. */
function haveSameCandidates({ a, b }: Blueprints): boolean {
  const plain = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value)
  const names = ({ catalogue }: Blueprints['a']) => [catalogue.behaviours, catalogue.doors].flat().map(({ id }) => id)
  return (
    JSON.stringify(a.tables.doing, plain) === JSON.stringify(b.tables.doing, plain) &&
    names(a).join() === names(b).join()
  )
}

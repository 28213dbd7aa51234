/** Schemes under which a society lived before another took over: as documents, and made ready to be lived again. */
import { tookOver } from '../../compile/turnover.js'
import { prepare, type Prepared, type PrepareOptions } from '../prepare.js'
import { readerOfTexts } from '../texts.js'

/** Where a run left another one. */
export interface Departure {
  /** First tick of the scheme that took over. */
  until: number
  /** Settings of the scheme before, `PATH=VALUE`. */
  overrides: readonly string[]
  /** The run it goes on from, by its folder. */
  run: string
  /** Digest of that run; null if it was not finished. */
  digest: string | null
}

/** A scheme that was in force, with its scenario. */
export interface Former extends Departure {
  prepared: Prepared
}

/** The same as a text, to be kept. */
export interface FormerDocument extends Departure {
  scenario: string
  /** The scenario as resolved. */
  text: string
}

/** What is kept of a run's documents. */
export interface Kept {
  scenario: string
  documents: { scenario: string; population: string; sources: string }
  /** Oldest first. */
  former: readonly FormerDocument[]
  residents: number
  ticks: number
  seed: string
}

/** A scenario that takes over from another in a tick. */
export function takingOver(prepared: Prepared, former: Former): Prepared {
  const before = former.prepared.blueprint
  // both are over the same people, which need be in memory once
  const blueprint = tookOver(prepared.blueprint, { ...before, plan: prepared.blueprint.plan }, former.until)
  return { ...prepared, former, blueprint }
}

/**
 * Makes a run ready to be lived again, from documents that it has kept.
 *
 * @param options place: said in front of a mistake, in place of a folder; only: see {@link PrepareOptions}
 */
export async function prepareAgain(
  kept: Kept,
  { place, only }: { place?: string } & Pick<PrepareOptions, 'only'> = {},
): Promise<Prepared> {
  const { residents, ticks, seed, documents } = kept
  const ready = (name: string, scenario: string) =>
    prepare(name, { reader: readerOfTexts({ ...documents, scenario }, place), residents, ticks, seed, only })
  let before: Former | undefined
  const then = (prepared: Prepared) => (before ? takingOver(prepared, before) : prepared)
  for (const { scenario, text, ...departure } of kept.former)
    before = { ...departure, prepared: then(await ready(scenario, text)) }
  return then(await ready(kept.scenario, documents.scenario))
}

/** All schemes before the last, oldest first. */
export function formersOf({ former }: Pick<Prepared, 'former'>): Former[] {
  return former ? [...formersOf(former.prepared), former] : []
}

/** The same as texts. */
export function formerDocuments(prepared: Pick<Prepared, 'former'>): FormerDocument[] {
  return formersOf(prepared).map(({ prepared: { scenario, text }, ...departure }) => ({
    scenario: scenario.scenario,
    text,
    ...departure,
  }))
}

/** File of a scenario that was in force until a tick, in the folder of a run. */
export function formerFile(until: number): string {
  return `scenario-until-${until}.yaml`
}

/** A finished run on its way to the disk: tables, texts, and the manifest that describes them. */
import { arch, cpus, platform, release, totalmem } from 'node:os'
import { dateOfTick } from '../../compile/calendar.js'
import type { Headlines } from '../../measure/headlines.js'
import type { Bibliography } from '../../scenario/bibliography.js'
import { formerFile, formersOf } from '../branch/former.js'
import type { Outcome } from '../drive.js'
import type { Estimate } from '../estimate.js'
import type { KeptPart } from '../kept/write.js'
import type { Manifest } from '../manifest.js'
import { FORMAT } from '../format.js'
import { glasshouseVersion } from '../package.js'
import type { Prepared } from '../prepare.js'
import { evidenceCounts, sourcesNamed } from '../provenance.js'
import type { Origin } from '../stream/file.js'
import { grouped } from '../grouped.js'
import { allDone } from './allDone.js'
import { readmeText } from './readme.js'
import { sha256, type Draft } from './write.js'

/** What is known of a run when its last tick is done. */
export interface Finished {
  prepared: Prepared
  outcome: Outcome
  measures: Headlines
  overrides: readonly string[]
  threads: number
  bytesPerResident: number
  estimate: Estimate
  timings: { compile_seconds: number; build_seconds: number; ticks_seconds: number }
  warnings: readonly string[]
  /** Files with the state of all subjects, if it was kept. */
  subjects?: KeptPart[]
}

/** Texts of the scenario, the population and their sources, as they are kept with a run. */
export async function documentsOf(prepared: Prepared) {
  const { scenario, text, population, bibliography } = prepared
  const formers = formersOf(prepared)
  const documents = [...formers.map((former) => former.prepared.scenario), scenario, population.document]
  const known = Object.assign({}, ...formers.map((former) => former.prepared.bibliography), bibliography)
  return {
    'scenario.yaml': text,
    ...Object.fromEntries(formers.map(({ until, prepared: { text: before } }) => [formerFile(until), before])),
    'population.yaml': population.text,
    'sources.yaml':
      formers.length === 0 && prepared.sourcesText !== undefined
        ? prepared.sourcesText
        : (await import('./sources.js')).sourcesTextOf(documents, known as Bibliography),
  }
}

/** Facts that go into each table's own metadata. */
export function originOf(prepared: Prepared, digest: string, version: string): Origin {
  const { catalogue, tables } = prepared.blueprint
  return {
    version,
    scenario: catalogue.scenario,
    scenario_sha256: sha256(prepared.text),
    seed: catalogue.seed,
    residents: String(tables.residents),
    ticks: String(tables.ticks),
    digest,
    ...(prepared.former && {
      former_scenarios: formersOf(prepared)
        .map(({ until, prepared: { scenario } }) => `${scenario.scenario} until tick ${until}`)
        .join(', '),
      goes_on_from: `${prepared.former.digest ?? prepared.former.run} after ${prepared.former.until} ticks`,
    }),
  }
}

/**
 * Writes everything but what the caller adds; the draft is left open.
 *
 * @returns the manifest, complete but for the writing of the manifest itself
 */
export async function recordRun(draft: Draft, finished: Finished): Promise<Manifest> {
  const { prepared, outcome } = finished
  const begun = performance.now()
  const documents = await documentsOf(prepared)
  await allDone(Object.entries(documents).map(([name, text]) => draft.text(name, text)))
  const origin = originOf(prepared, outcome.digest, glasshouseVersion())
  const manifest: Manifest = { ...describe(finished, documents), tables: await draft.tables.finish(origin) }
  await draft.text('README.txt', readmeText(manifest))
  manifest.timings.write_seconds = (performance.now() - begun) / 1000
  return manifest
}

function describe(finished: Finished, documents: Awaited<ReturnType<typeof documentsOf>>): Omit<Manifest, 'tables'> {
  const { prepared, outcome, estimate } = finished
  const { scenario, population, bibliography, blueprint } = prepared
  const { catalogue, tables } = blueprint
  const both = [scenario, population.document]
  return {
    format: FORMAT,
    glasshouse: glasshouseVersion(),
    scenario: {
      name: scenario.scenario,
      title: scenario.title,
      file: 'scenario.yaml',
      sha256: sha256(documents['scenario.yaml']),
      overrides: [...finished.overrides],
    },
    ...(prepared.former && {
      former: formersOf(prepared).map(({ until, overrides, run, digest, prepared: before }) => ({
        name: before.scenario.scenario,
        title: before.scenario.title,
        file: formerFile(until),
        sha256: sha256(before.text),
        overrides: [...overrides],
        until,
        date: dateOfTick(catalogue.calendar, until),
        run,
        digest,
      })),
    }),
    population: {
      name: population.spec.id,
      file: 'population.yaml',
      sha256: sha256(documents['population.yaml']),
    },
    sources: { file: 'sources.yaml', sha256: sha256(documents['sources.yaml']) },
    seed: catalogue.seed,
    residents: tables.residents,
    ticks: tables.ticks,
    start: dateOfTick(catalogue.calendar, 0),
    end: dateOfTick(catalogue.calendar, tables.ticks - 1),
    tick: scenario.calendar.tick.text,
    threads: finished.threads,
    digest: outcome.digest,
    environment: {
      node: process.version,
      os: `${platform()} ${release()}`,
      arch: arch(),
      cpus: cpus().length,
      memory_bytes: totalmem(),
    },
    timings: { ...finished.timings, write_seconds: 0 },
    resident_ticks_per_second: pace(finished),
    bytes_per_resident: finished.bytesPerResident,
    peak_rss_bytes: peakBytes(),
    estimate: { seconds: estimate.seconds, bytes: estimate.bytes },
    ...(finished.subjects && { subjects: finished.subjects }),
    measures: { ...finished.measures },
    warnings: [...finished.warnings],
    evidence: evidenceCounts(both),
    bibliography: sourcesNamed(both, bibliography),
    citation: citation(finished),
    catalogue,
  }
}

/** Residents times ticks per second, over the ticks alone. */
export function pace({ prepared, outcome }: Pick<Finished, 'prepared' | 'outcome'>): number {
  const { residents, ticks } = prepared.blueprint.tables
  return outcome.seconds > 0 ? (residents * ticks) / outcome.seconds : 0
}

/** Most memory that the process has held so far. */
export function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024
}

function citation({ prepared, outcome }: Finished): string {
  const { catalogue, tables } = prepared.blueprint
  const { former } = prepared
  const from = former?.digest ? `the run with digest ${former.digest}` : 'an unfinished run'
  const goesOn = former
    ? `, going on from ${from} of the scenario ${former.prepared.scenario.scenario} after ${former.until} ticks`
    : ''
  return (
    `Glasshouse ${glasshouseVersion()}: run of the scenario ${catalogue.scenario} ("${catalogue.title}") with ` +
    `${grouped(tables.residents)} synthetic residents, ${tables.ticks} ticks and seed ${catalogue.seed}${goesOn}; ` +
    `digest ${outcome.digest}.`
  )
}

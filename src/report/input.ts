/** What a report is made from. Everything here is plain data, so a report can be made in a browser or from a run folder. */
import type { MeasureTable } from '../measure/types.js'
import type { FitReport } from '../population/report.js'
import type { PopulationSpec } from '../population/spec.js'
import type { Scenario } from '../scenario/schema/scenario.js'

/** Which run it was, for the last page and the citation. Facts that are not known are left out of the report. */
export interface ReportManifest {
  /** Fingerprint of the resolved scenario. */
  scenarioHash?: string
  /** Fingerprint of the outcome: the same scenario, population and seed must give it again. */
  digest?: string
  seed: string
  /** Version of Glasshouse. */
  version: string
  residents: number
  communities?: number
  ticks: number
  /** Name of the run, usually its folder. */
  run?: string
  /** As the run folder words it. */
  citation?: string
  /** When the run was made, ISO. */
  created?: string
  /** Settings given on the command line, as written. */
  overrides?: readonly string[]
  /** Schemes that were in force before that of the scenario took over, oldest first. */
  former?: readonly FormerScheme[]
  /** Machine and runtime, by name; for example `Node: 22.1.0`. */
  environment?: Readonly<Record<string, string>>
  /** Seconds, by name of the step. */
  timings?: Readonly<Record<string, number>>
}

/** A scheme that was in force until another took over. */
export interface FormerScheme {
  title: string
  /** First day of the scheme that took over. */
  date: string
  /** Ticks before that day. */
  until: number
  /** The run that this one goes on from there, and its digest, if it was finished. */
  run: string
  digest: string | null
}

/** An entry of the bibliography. */
export interface Source {
  title: string
  publisher?: string
  date?: string
  url?: string
  /** How much of it was read: full, opening, secondary or recalled. */
  read?: string
  note?: string
}

/** Names for readers that the scenario itself does not hold. */
export interface ReportTitles {
  /** By trait, for example `age: Age`. */
  traits?: Readonly<Record<string, string>>
  /** By trait and category, for example `income: { q1: 'Lowest fifth' }`. */
  groups?: Readonly<Record<string, Readonly<Record<string, string>>>>
  regions?: Readonly<Record<string, string>>
}

export interface ReportInput {
  /** Groups in the order in which the run counts them; without it, in the order in which the tables name them. */
  groups?: readonly { by: string; group: string }[]
  manifest: ReportManifest
  /** As resolved. */
  scenario: Scenario
  titles?: ReportTitles
  /** Measure tables by name; a table that is missing leaves its figure out. */
  tables: Readonly<Record<string, MeasureTable | undefined>>
  /** How well the population matches what was published; without it the report says that it is missing. */
  fit?: FitReport
  /** What the population file says about itself. */
  population?: Pick<PopulationSpec, 'title' | 'summary' | 'limits'>
  /** By identifier; sources that nothing cites are not printed. */
  sources: Readonly<Record<string, Source>>
}

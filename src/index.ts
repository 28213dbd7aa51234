/**
 * Glasshouse for Node: everything of the library for browsers, and on top of it the disk, threads, run folders and SQL.
 * docs/library.md shows how the parts are used together.
 */
export { type Blueprint, compile, type CompileOptions } from './compile/compile.js'
export { dateOfTick } from './compile/calendar.js'
export type { Catalogue } from './compile/catalogue.js'
export type { Comparison, World } from './experiment/compare.js'
export { diffSchemes, type SchemeDiff, type SchemeDifference } from './experiment/diff/diff.js'
export type { GroupDifference } from './experiment/groups.js'
export { comparisonSentences } from './experiment/sentences.js'
export { type CompareOptions, type ComparisonPlan, compareWorlds, diffScenarios } from './library/compare.js'
export { filePage } from './file/page.js'
export type { FileEvent } from './file/events.js'
export type { ResidentFile } from './file/file.js'
export type { Course, Otherwise, WhatIf } from './file/whatIf.js'
export { isInputError, isInterrupted } from './library/errors.js'
export { fileOf, type FileOptions, type Files, openFiles } from './library/file.js'
export { countEvidence, type EvidenceCounts, type Figure, figuresOf, sourcesOf } from './library/figures.js'
export type { ScenarioEntry } from './library/heads.js'
export type { ReadOptions } from './library/load.js'
export { type Documents, memoryReader } from './library/memory.js'
export { reportInput, reportOf } from './library/report.js'
export { sentencesOf } from './library/sentences.js'
export {
  readTable,
  reportRun,
  type ResumeOptions,
  resumeRun,
  type RunOptions,
  type RunResult,
  runScenario,
} from './library/run.js'
export {
  type Checked,
  checkFile,
  listScenarios,
  loadScenario,
  prepare,
  type ShownScenario,
  showScenario,
} from './library/scenarios.js'
export { searchColumns, searchRun } from './library/search.js'
export { summarise, type Summary, type SummaryRow, type SummarySection } from './library/summary.js'
export { rowsOf, type TableRow } from './library/rows.js'
export { testVignettes } from './library/vignettes.js'
export { type HeadlineName, headlineDefinitions, type Headlines } from './measure/headlines.js'
export { type MeasureColumn, type MeasureTable, valuesOf } from './measure/types.js'
export { parsePopulation, type Population } from './population/load.js'
export { planPopulation, type PopulationPlan } from './population/plan.js'
export { type FitReport, fitReport } from './population/report.js'
export { PopulationError, type PopulationSpec } from './population/spec.js'
export type { ReportInput, ReportManifest } from './report/input.js'
export { diskReader } from './run/disk.js'
export type { DriveOptions, Outcome, Progress } from './run/drive.js'
export { Interrupted } from './run/errors.js'
export type { Estimate } from './run/estimate.js'
export { openRun, type Run } from './run/folder/open.js'
export { freshFolder } from './run/folder/place.js'
export type { Manifest } from './run/manifest.js'
export { glasshouseVersion } from './run/package.js'
export type { Prepared, PrepareOptions } from './run/prepare.js'
export { queryRun, type QueryResult, type QueryValue } from './run/query.js'
export type { Plan } from './run/run.js'
export { simulate, type Simulation } from './run/simulate.js'
export {
  type SampleOptions,
  type SamplePlan,
  type SampleProgress,
  type SampleVerification,
  type Verification,
  type VerifyOptions,
  verifyRun,
} from './run/verify.js'
export type { Bibliography, BibliographyEntry } from './scenario/bibliography.js'
export { formatProblem, formatProblems, InputError, type Problem } from './scenario/language/problem.js'
export type { Kind, Quantity } from './scenario/language/quantity.js'
export type { LoadedScenario } from './scenario/load.js'
export type { DocumentKind, Reader } from './scenario/reader.js'
export { type Evidence, evidenceLevels } from './scenario/schema/words.js'
export type { Scenario } from './scenario/schema/scenario.js'
export type { Found, SearchOptions, SearchResult } from './search/search.js'
export type { Check, Judged } from './vignette/judge.js'
export type { Standing, Step } from './vignette/ledger.js'
export type { VignetteResult, VignettesResult } from './vignette/try.js'

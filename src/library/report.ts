/** The report of a run, from what a run leaves in memory. Needs no disk. */
import type { MeasureTable } from '../measure/types.js'
import { fitReport } from '../population/report.js'
import type { ReportInput, ReportManifest } from '../report/input.js'
import { reportPage } from '../report/page.js'
import type { Prepared } from '../run/prepare.js'
import { sentenceInput } from './sentences.js'

/** Everything that a report is made from. */
export function reportInput(
  prepared: Prepared,
  tables: readonly MeasureTable[],
  manifest: ReportManifest,
): ReportInput {
  const { population, blueprint } = prepared
  const fit = fitReport(population.spec, population.fit, blueprint.plan, undefined, 'shares')
  return { ...sentenceInput(prepared, tables, manifest), fit }
}

/** The report as the text of one HTML file that needs no network. The same input gives the same text. */
export function reportOf(input: ReportInput): string {
  return reportPage(input)
}

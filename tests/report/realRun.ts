/** A real run, small enough for a test, and the report of it. */
import { fitReport } from '../../src/population/report.js'
import { reportPage } from '../../src/report/page.js'
import type { ReportInput } from '../../src/report/input.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { simulate } from '../../src/run/simulate.js'

export async function realInput(
  name: string,
  options: { residents: number; ticks?: number; seed?: string },
): Promise<ReportInput> {
  const { scenario, bibliography, population, blueprint } = await prepare(name, { reader: diskReader(), ...options })
  const { tables, digest } = await simulate(blueprint)
  return {
    manifest: {
      seed: options.seed ?? '1',
      version: '0.1.0',
      digest,
      residents: options.residents,
      ticks: blueprint.tables.ticks,
    },
    scenario,
    tables: Object.fromEntries(tables.map((table) => [table.name, table])),
    fit: fitReport(population.spec, population.fit, blueprint.plan),
    population: population.spec,
    sources: bibliography,
  }
}

export async function realReport(
  name: string,
  options: { residents: number; ticks?: number; seed?: string },
): Promise<string> {
  return reportPage(await realInput(name, options))
}

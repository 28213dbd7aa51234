/**
 * Rows of the mission, tried one by one: a society lived whole, with what was counted and the page that a reader is shown.
 * A row has a test that its mechanism does what the row says, and one that a measure shows it in the report.
 */
import type { Headlines } from '../../src/measure/headlines.js'
import type { MeasureTable } from '../../src/measure/types.js'
import { type Where, everybody, total } from '../../src/report/numbers/totals.js'
import { reportPage } from '../../src/report/page.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { simulate } from '../../src/run/simulate.js'
import type { PopulationSpec } from '../../src/population/spec.js'
import type { Scenario } from '../../src/scenario/schema/scenario.js'
import { type Written, smallBlueprint, smallScenario } from '../support/small.js'

export interface Told {
  scenario: Scenario
  headlines: Headlines
  /** `12 outcry`: tick and event. */
  events: string[]
  /** Sum of a column of a table of measures, over everybody unless `where` says otherwise. */
  sum(table: string, column: string, where?: Where): number
  /** The report as somebody reads it: words without tags, figures by their text. */
  page: string
}

interface Options {
  /** For the small society: other people than its own. */
  population?: PopulationSpec
  residents?: number
  ticks?: number
  seed?: number
  set?: string[]
}

/** A scenario that comes with the laboratory, with fewer residents. */
export async function shipped(name: string, { residents = 8000, ticks, seed = 1, set }: Options = {}): Promise<Told> {
  const { scenario, bibliography, blueprint } = await prepare(name, {
    reader: diskReader(),
    residents,
    ticks,
    seed,
    set,
  })
  return tell(scenario, await simulate(blueprint), blueprint.tables.ticks, residents, bibliography)
}

/** The small society of the tests, with what the row is about written into it. */
export async function written(change: (written: Written) => void, options: Options = {}): Promise<Told> {
  const residents = options.residents ?? 4000
  const scenario = smallScenario((all) => {
    change(all)
    for (const rule of Object.values(all.rules) as Written[]) rule.points = graded(rule.points)
  })
  const blueprint = smallBlueprint(scenario, { ...options, residents })
  return tell(scenario, await simulate(blueprint), blueprint.tables.ticks, residents, {})
}

/** A page says how sure we are of the points of a rule. */
function graded(points: unknown): unknown {
  return typeof points === 'string' ? { value: points, evidence: 'assumed' } : points
}

type Sources = Awaited<ReturnType<typeof prepare>>['bibliography']

function tell(
  scenario: Scenario,
  { tables, events, measures, digest }: Awaited<ReturnType<typeof simulate>>,
  ticks: number,
  residents: number,
  sources: Sources,
): Told {
  const named = Object.fromEntries(tables.map((table) => [table.name, table])) as Record<string, MeasureTable>
  const manifest = { seed: '1', version: '0.1.0', digest, residents, ticks }
  return {
    scenario,
    headlines: measures,
    events: events.map(({ tick, what }) => `${tick} ${what}`),
    sum: (table, column, where = everybody) => total(named[table], [column], where)[column],
    page: readable(reportPage({ manifest, scenario, tables: named, sources })),
  }
}

/** What is left of a page without its style, its script and its tags. */
function readable(page: string): string {
  return page
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}

/** A small society whose run is kept in memory, and the input from which its files are opened. */
import type { Blueprint } from '../../src/compile/compile.js'
import type { FileInput } from '../../src/file/file.js'
import { recordedFrom } from '../../src/relive/recorded.js'
import { type MeasureTable, valuesOf } from '../../src/measure/types.js'
import { simulate } from '../../src/run/simulate.js'
import type { Scenario } from '../../src/scenario/schema/scenario.js'
import { twoRegions } from '../support/regions.js'
import { type Written, smallBlueprint, smallScenario, withErrors } from '../support/small.js'

/** All that the engine can do at once. */
export function everything(written: Written): void {
  withErrors(written)
  written.response.on = true
  Object.assign(written.behaviours.littering, { victim: 'household', harm: { strain: '30 %', hardship: '5 %' } })
  Object.assign(written.behaviours.littering, { strain_factor: '2 times', factors: { conduct: { prone: '4 times' } } })
  written.sensors.patrol.mistaken_person = '15 %'
  written.databases.office.misfiled = '8 %'
  for (const rule of Object.values(written.rules) as Written[])
    rule.points = { value: rule.points, evidence: 'assumed' }
  written.rules.litter.expires = '5 months'
  written.safeguards.repair = { on: true, taken_up: '40 %', after: '2 months', gives_back: '50 %' }
  written.safeguards.review = { on: true, of: ['patrol'], reviewed: '30 %', drops_wrong: '70 %', drops_right: '10 %' }
  Object.assign(written.opinion.outcry, { threshold: '0.005 per year', contagion: '1.5 times' })
  written.opinion.outcry.speaks_out.after_charge = '20 %'
  written.reactions = { end: { title: 'End of letters', when: 'outcry', after: '9 months', does: 'drop_grades' } }
}

export interface Lived {
  scenario: Scenario
  blueprint: Blueprint
  tables: Map<string, MeasureTable>
  input: FileInput
}

/** Lives a society and keeps what a run folder would keep. */
export async function lived(
  change: (written: Written) => void = everything,
  residents = 3000,
  population = twoRegions(),
): Promise<Lived> {
  const scenario = smallScenario(change)
  const blueprint = smallBlueprint(scenario, { residents, ticks: 24, seed: 3, population })
  const outcome = await simulate(blueprint)
  const tables = new Map(outcome.tables.map((table) => [table.name, table]))
  const word = (name: string, row: number) => (valuesOf(tables.get('communities')!, name) as Float64Array)[row]
  return {
    scenario,
    blueprint,
    tables,
    input: {
      scenario,
      bibliography: {},
      blueprint,
      recorded: recordedFrom(blueprint, tables.get('regions')!),
      digestOf: (community) => [word('digest_low', community), word('digest_high', community)],
      digest: outcome.digest,
    },
  }
}

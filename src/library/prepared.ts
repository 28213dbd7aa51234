/** A run made ready to be lived again. Apart from running and reporting, which whoever opens a file need not load. */
import type { Run } from '../run/folder/open.js'
import { prepare, type Prepared } from '../run/prepare.js'
import { memoryReader } from './memory.js'

/** A run made ready to be lived again, from the documents that lie in its folder. */
export async function preparedFrom(run: Run): Promise<Prepared> {
  const { scenario, residents, ticks, seed } = run.manifest
  return prepare(scenario.name, { reader: await readerOf(run), residents, ticks, seed })
}

/** The documents of a run are all there are. */
async function readerOf(run: Run) {
  const { scenario, population } = run.manifest
  return memoryReader({
    scenario: { [scenario.name]: await run.scenarioText() },
    population: { [population.name]: await run.populationText() },
    sources: { sources: await run.sourcesText() },
  })
}

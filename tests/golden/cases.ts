/** The golden runs: small, whole, and lived exactly as a user would live them. */
import { createHash } from 'node:crypto'
import type { Headlines } from '../../src/measure/headlines.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { simulate } from '../../src/run/simulate.js'
import { filesBelow } from '../architecture/source.js'

/** Every scenario that comes with the laboratory, over its whole length: between them they use all mechanisms. */
export const scenarios = filesBelow('scenarios', '.yaml').map((path) =>
  path.slice('scenarios/'.length, -'.yaml'.length),
)

export const RESIDENTS = 20_000
export const SEED = 1

/** What is kept of a golden run. */
export interface Golden {
  /** SHA-256 of the scenario as resolved: says whether the input moved or the engine did. */
  scenario: string
  /** The run's own digest. */
  digest: string
  /** Events with the tick in which they fall. */
  events: string[]
  /** Headline figures, for everybody. */
  measures: Omit<Headlines, 'by_group' | 'lending'>
}

export async function live(scenario: string): Promise<Golden> {
  const options = { reader: diskReader(), residents: RESIDENTS, seed: SEED }
  const { blueprint, text } = await prepare(scenario, options)
  const { digest, events, measures } = await simulate(blueprint)
  const { by_group: _, lending: __, ratings, ...everybody } = measures
  return {
    scenario: createHash('sha256').update(text).digest('hex'),
    digest,
    events: events.map(({ tick, what }) => `${tick} ${what}`),
    measures: ratings ? { ...everybody, ratings: { ...ratings, groups: [] } } : everybody,
  }
}

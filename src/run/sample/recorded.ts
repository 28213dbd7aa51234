/** What a run has recorded of its communities and regions, and the digest that both come to. */
import type { Blueprint } from '../../compile/compile.js'
import { schemeAt } from '../../compile/turnover.js'
import type { RegionState } from '../../engine/respond/regions.js'
import { BLOCK_ROWS } from '../../measure/block.js'
import { type MeasureTable, valuesOf } from '../../measure/types.js'
import { type Recorded, recordedFrom, seriesOf } from '../../relive/recorded.js'
import { contexts } from '../../scenario/schema/words.js'
import { createRunDigest } from '../digest.js'
import { RunError } from '../errors.js'
import type { Run } from '../folder/open.js'

/** What is compared, and what it takes to live a community again. */
export interface RunRecord {
  recorded: Recorded
  /** Two words for each community, in order of communities. */
  words: Uint32Array
  /** What regions and communities come to as they were recorded; the run's digest, if that is right. */
  digest: string
}

/**
 * Reads the record of a run. Of the communities no more than their words is held: eight bytes for each.
 *
 * @throws RunError if the run kept none, or one of another length
 */
export async function recordOf(run: Run, blueprint: Blueprint): Promise<RunRecord> {
  const { tables } = blueprint
  const perRegion = tables.regions.length * tables.ticks
  const regions = await wholeTable(run, 'regions', perRegion)
  const opinion = await wholeTable(run, 'opinion', perRegion)
  const words = await wordsOf(run, tables.communities)
  const digest = createRunDigest()
  for (const states of withTrust(blueprint, seriesOf(blueprint, regions).slice(1), opinion)) digest.tick(states)
  return { recorded: recordedFrom(blueprint, regions), words, digest: digest.finish(words) }
}

async function wholeTable(run: Run, name: string, rows: number): Promise<MeasureTable> {
  checkRows(run, name, rows)
  return run.table(name)
}

async function wordsOf(run: Run, communities: number): Promise<Uint32Array> {
  checkRows(run, 'communities', communities)
  const words = new Uint32Array(communities * 2)
  for (let from = 0; from < communities; from += BLOCK_ROWS) {
    const block = await run.table('communities', [from, from + BLOCK_ROWS])
    const [low, high] = ['digest_low', 'digest_high'].map((name) => valuesOf(block, name) as ArrayLike<number>)
    for (let i = 0; i < low.length; i++) {
      words[(from + i) * 2] = low[i]
      words[(from + i) * 2 + 1] = high[i]
    }
  }
  return words
}

function checkRows(run: Run, name: string, rows: number): void {
  const entry = run.manifest.tables.find((table) => table.name === name)
  if (!entry)
    throw new RunError(
      `the run ${run.dir} was made by glasshouse ${run.manifest.glasshouse}, which did not keep the table "${name}" ` +
        'that a sample is compared with; verify all of it, without a sample',
    )
  if (entry.rows !== rows)
    throw new RunError(
      `the run ${run.dir} is not what its manifest says: the table ${name} has ${entry.rows} rows instead of ${rows}; ` +
        'run the scenario again to make it anew',
    )
}

/**
 * Trust is part of a region's state, but nothing else depends on it, so that it was recorded for readers alone: in the table
 * of opinion, in millionths divided by a million, for fields in which the scheme keeps it. The others stay as they began.
 *
 * @param after [tick][region] at the end of the tick
 */
function withTrust(blueprint: Blueprint, after: RegionState[][], opinion: MeasureTable): RegionState[][] {
  const fields = contexts.map((field) => valuesOf(opinion, `trust_${field}`) as (number | null)[])
  const trusts: (number[] | undefined)[] = []
  return after.map((states, tick) => {
    const { trust } = schemeAt(blueprint, tick).tables.opinion
    return states.map((state, region) => {
      if (!trust) {
        trusts[region] = undefined
        return state
      }
      const before = trusts[region] ?? Array.from(trust.start)
      const row = tick * states.length + region
      const now = before.map((value, f) => (trust.kept[f] ? Math.round((fields[f][row] ?? 0) * 1e6) : value))
      trusts[region] = now
      return { ...state, trust: now }
    })
  })
}

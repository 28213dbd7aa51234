/** Rows about centralisation: which regions have joined the registry, and how many records are put away until they do. */
import type { Counters } from '../engine/counters.js'
import type { Tables } from '../engine/tables.js'
import type { GrowingTables } from './growing.js'
import type { Labels } from './labels.js'

/** Yuan for the databases that the region joins in a tick; those joined before the first tick were paid for before. */
export function joiningCost(tables: Tables, labels: Labels, region: number, tick: number): number {
  let yuan = 0
  tables.databases.forEach(({ joins }, d) => {
    if (joins.length > 0 && joins[region] === tick && tick > 0) yuan += labels.costs.perJoining[d] ?? 0
  })
  return yuan
}

/** Adds a row for each database that regions join. What is put away is delivered when the region joins. */
export function addJoining(
  growing: GrowingTables,
  tables: Tables,
  labels: Labels,
  tick: number,
  region: number,
  counters: Counters,
): void {
  const databases = tables.databases.length
  tables.databases.forEach(({ joins }, d) => {
    if (joins.length === 0) return
    const at = region * databases + d
    growing.joining.add([
      tick,
      labels.dateOf(tick),
      labels.regions[region].id,
      labels.databases[d].id,
      joins[region] <= tick,
      counters.kept[at],
    ])
  })
}

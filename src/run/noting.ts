/** What it takes to note the measures of a tick: to look through the counters, and to write rows of tables. */
import { createCounters, type Counters } from '../engine/counters.js'
import type { RegionState } from '../engine/respond/regions.js'
import type { Tables } from '../engine/tables.js'
import { createCollector } from '../measure/collect.js'
import { tableDefinitions } from '../measure/definitions.js'
import { createTotals } from '../measure/totals.js'
import type { Labels } from '../measure/labels.js'
import { secondsOf } from './stopwatch.js'
import { type TableFile, tableFile } from './stream/file.js'

/** Bounds of the seconds that a row takes: it differs less from scheme to scheme than short trials of one scheme do. */
const LEAST_PER_ROW = 1.4e-6
const MOST_PER_ROW = 1.7e-6
/** Looking through counters takes so many times as long when most of them hold something, and residents have lived in between. */
const FULL = 4
/** Ticks that are noted more, to see what one of them takes. */
const NOTED = 2

/** Seconds a tick for measures, and for each row of a table. */
export interface Noting {
  perTick: number
  perRow: number
}

/** @param counted what was counted in some tick */
export function notingOf(tables: Tables, labels: Labels, regions: readonly RegionState[], counted: Counters): Noting {
  const empty = createCounters(counted.layout)
  const collector = createCollector(tables, labels, () => {})
  const totals = createTotals(tables, labels)
  const note = (counters: Counters, ticks: number) => {
    let rows = 0
    const files = new Map<string, TableFile>()
    const into = createCollector(tables, labels, (name, block) => {
      rows += block.rows
      if (!files.has(name)) files.set(name, tableFile(tableDefinitions[name]))
      files.get(name)!.block(block)
    })
    for (let tick = 0; tick < ticks; tick++) into.add(tick, counters, regions, [])
    into.flush()
    return rows
  }
  // what one tick takes as well as some is for the files, to which a run writes seldom
  const each = (counters: Counters) => {
    for (let round = 0; round < 3; round++) note(counters, 1 + NOTED)
    const [one, more] = [1, 1 + NOTED].map((ticks) => secondsOf(() => note(counters, ticks)))
    return Math.max(0, more - one) / NOTED
  }
  const rowsIn = (counters: Counters) => note(counters, 2) - note(counters, 1)
  // the difference of two short times is mostly noise
  const row = (each(counted) - each(empty)) / Math.max(1, rowsIn(counted) - rowsIn(empty))
  const look = secondsOf(() => collector.add(1, empty, regions, []))
  return {
    perTick: FULL * (look + secondsOf(() => totals.add(1, empty, regions, []))),
    perRow: Math.min(MOST_PER_ROW, Math.max(LEAST_PER_ROW, row)),
  }
}

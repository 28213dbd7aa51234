/** The load of officials: how many petitions reached them in a year. */
import { LOADS, LOAD_BINS, type Counters } from '../engine/counters.js'
import type { Tables } from '../engine/tables.js'
import type { GrowingTables } from './growing.js'
import type { Labels } from './labels.js'

/** Adds the officials of a region by their load, in the last tick of a year. */
export function addOfficials(
  growing: GrowingTables,
  labels: Labels,
  tick: number,
  region: number,
  { load }: Counters,
): void {
  LOADS.forEach((from, bin) => {
    const officials = load[region * LOAD_BINS + bin]
    if (officials === 0) return
    const to = bin + 1 < LOAD_BINS ? LOADS[bin + 1] - 1 : null
    growing.officials.add([tick, labels.dateOf(tick), labels.regions[region].id, from, to, officials])
  })
}

/** Most rows of the table in a whole run. */
export function officialRows({ regions, score, ticks }: Tables): number {
  return Math.floor(ticks / score.yearTicks) * regions.length * LOAD_BINS
}

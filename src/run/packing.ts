/** What it takes to keep communities packed, tried out on this machine where a run would not fit otherwise. */
import type { Blueprint } from '../compile/compile.js'
import { nowFor } from '../engine/respond/now.js'
import { startRegions } from '../engine/respond/regions.js'
import { PAGE_BYTES } from '../engine/packed/pages.js'
import { createPackedShare, createShare } from './crew/share.js'
import { atTheEnd, clock } from './probe.js'

export interface Packing {
  /** Bytes per subject at the end of the run. */
  bytes: number
  /** How many times as long a tick takes. */
  factor: number
}

const COMMUNITIES = 8
/** Seconds of the processor for trying it out. */
const PATIENCE = 3

/** Pages of a thread that are not full, for what was drawn, what is read and what is written. */
export const SLACK_BYTES = 6 * PAGE_BYTES

/** Lives a few communities both ways, as far as patience goes. */
export function tryPacking(blueprint: Blueprint): Packing {
  const { tables } = blueprint
  const communities = Math.min(COMMUNITIES, tables.communities)
  const part = { blueprint, firstCommunity: Math.floor((tables.communities - communities) / 2), communities }
  const [open, packed] = [createShare(part), createPackedShare(part)]
  const subjects = open.world.start[communities]
  const regions = startRegions(tables)
  const seconds: number[][] = [[], []]
  const bytes: number[] = []
  const begun = clock()
  for (let tick = 0; tick < tables.ticks && (tick < 2 || clock() - begun < PATIENCE); tick++) {
    const now = nowFor(tables, regions, tick)
    for (const [s, share] of [open, packed].entries()) {
      const before = clock()
      share.tick(now)
      seconds[s].push(clock() - before)
    }
    bytes.push(packed.packedBytes() / subjects)
  }
  return { bytes: atTheEnd(bytes, tables.ticks), factor: Math.max(1, settled(seconds[1]) / settled(seconds[0])) }
}

/** Without the first ticks, in which the compiler is at work. */
function settled(seconds: readonly number[]): number {
  const later = seconds.slice(seconds.length >> 1)
  return later.reduce((sum, each) => sum + each, 0) / later.length
}

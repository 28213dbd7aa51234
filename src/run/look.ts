/**
 * A longer look at what a run costs, for runs that take long enough to be worth it: some hundreds of communities live through
 * it, so that the compiler has made all of it fast, and they lie as far apart in memory as those of a large run do.
 */
import type { Blueprint } from '../compile/compile.js'
import { PAGE_BYTES } from '../engine/packed/pages.js'
import { nowFor } from '../engine/respond/now.js'
import { startRegions } from '../engine/respond/regions.js'
import { type Part, type Share, buildPacked, createPackedShare, createShare } from './crew/share.js'
import { atTheEnd, onTheWay } from './growth.js'
import { clock, secondsOf, stopwatch } from './stopwatch.js'

export interface Look {
  /** Seconds of a thread per subject for building communities that lie packed. */
  build?: number
  /** Seconds of a thread per subject and tick, on average over the run, with its part of what the thread pays once. */
  live: number
  /** Seconds of a thread per subject for the digest of communities that lie packed, each of which is unpacked for it. */
  digest?: number
  /** Bytes per subject at the end of the run. */
  bytes: number
  /** How many were looked at. */
  subjects: number
}

const COMMUNITIES = 768
/** Communities that are built and live first, for this part of the time beside, so that the code is fast when it is timed. */
const FIRST = 32
const BEFORE = 0.4
/** Communities that are asked what is on its way; those that lie packed live on for this part of the time beside. */
const SOME = 24
const MORE = 0.6
/** Seconds of the processor for the ticks: this part of what the run seems to take, within bounds. */
const PART = 0.08
const LEAST_PATIENCE = 0.4
const MOST_PATIENCE = 2

/** Pages of a thread that are not full, for what was drawn, what is read and what is written. */
export const SLACK_BYTES = 6 * PAGE_BYTES

/**
 * Lives some communities, as far as patience goes.
 *
 * @param packed whether they lie packed between ticks
 * @param seems seconds that the run seems to take
 */
export function lookAt(blueprint: Blueprint, packed: boolean, seems: number): Look {
  const patience = Math.min(MOST_PATIENCE, Math.max(LEAST_PATIENCE, seems * PART))
  const { tables } = blueprint
  const communities = Math.min(COMMUNITIES, tables.communities)
  const part = { blueprint, firstCommunity: Math.floor((tables.communities - communities) / 2), communities }
  const create = packed ? createPackedShare : createShare
  const subjects = (tables.subjects * communities) / tables.communities
  warmUp(part, create, patience * BEFORE)
  const build = packed ? buildingOf(part) / subjects : undefined
  const share = create(part)
  const regions = startRegions(tables)
  const seconds: number[] = []
  const bytes: number[] = []
  const begun = clock()
  for (let tick = 0; tick < tables.ticks && (tick < 2 || clock() - begun < patience); tick++) {
    const now = nowFor(tables, regions, tick)
    const passed = stopwatch()
    share.tick(now)
    seconds.push(passed())
    const held = 'packedBytes' in share ? share.packedBytes() : share.bytes() - share.shapeBytes()
    bytes.push(held / subjects)
  }
  // a few of them say what is on its way as well as all do
  const some = Math.min(SOME, communities)
  const waits = onTheWay(share.standing.take(part.firstCommunity, some), some, bytes.length, packed)
  const few = { ...part, communities: some }
  const later: Partial<Look> = packed ? liveOn(few, bytes.length, patience * MORE) : {}
  return {
    build,
    live: average(seconds, tables.ticks) / subjects,
    digest: later.digest,
    bytes: later.bytes ?? atTheEnd(bytes, tables.ticks, waits),
    subjects,
  }
}

/**
 * What communities that lie packed take at the end for each subject, and their digest: a few of them can live for as long as the
 * run is to last, in the time in which many live for some ticks.
 *
 * @param tried ticks that many have lived; nothing is known better if these few do not come further
 * @param patience seconds of the processor
 */
function liveOn(
  { blueprint, ...part }: Pick<Part, 'blueprint' | 'firstCommunity' | 'communities'>,
  tried: number,
  patience: number,
): Pick<Look, 'digest'> & Partial<Pick<Look, 'bytes'>> {
  const { tables } = blueprint
  const share = createPackedShare({ blueprint, ...part })
  const subjects = (tables.subjects * part.communities) / tables.communities
  const regions = startRegions(tables)
  const bytes: number[] = []
  const begun = clock()
  while (bytes.length < tables.ticks && clock() - begun < patience) {
    share.tick(nowFor(tables, regions, bytes.length))
    bytes.push(share.packedBytes() / subjects)
  }
  const digest = secondsOf(share.digester()) / subjects
  if (bytes.length <= tried) return { digest }
  const world = share.standing.take(part.firstCommunity, part.communities)
  return { bytes: atTheEnd(bytes, tables.ticks, onTheWay(world, part.communities, bytes.length, true)), digest }
}

/** Has the compiler make fast what is about to be timed. */
function warmUp(part: Part, create: (part: Part) => Share, patience: number): void {
  const { tables } = part.blueprint
  const begun = clock()
  while (clock() - begun < patience) {
    const share = create({ ...part, communities: Math.min(FIRST, part.communities) })
    const regions = startRegions(tables)
    for (let tick = 0; tick < tables.ticks && clock() - begun < patience; tick++)
      share.tick(nowFor(tables, regions, tick))
  }
}

/** Seconds for building communities that lie packed; making them ready to run takes no longer for more. */
function buildingOf(part: Part): number {
  const passed = stopwatch()
  buildPacked(part)
  return passed()
}

/** Of all ticks, those that were not tried being like the later ones: in the first of them everybody is counted and graded. */
function average(seconds: readonly number[], ticks: number): number {
  const later = seconds.slice(seconds.length >> 1)
  return (sum(seconds) + (sum(later) / later.length) * (ticks - seconds.length)) / ticks
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}

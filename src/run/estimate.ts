/** What a run will take, before it starts: seconds and memory, and what would fit instead. */
import { statfsSync } from 'node:fs'
import { availableParallelism, freemem } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { Blueprint } from '../compile/compile.js'
import { fitsOneMemory } from '../engine/fast/room.js'
import { COMMUNITY_SIZE } from '../engine/tables.js'
import { BLOCK_ROWS } from '../measure/block.js'
import { tableDefinitions, type TableName } from '../measure/definitions.js'
import { bytesPerRow } from '../measure/growing.js'
import { isAlone, usefulThreads, WORTH_THREADS } from './crew/choose.js'
import { RunError } from './errors.js'
import { type Look, lookAt, SLACK_BYTES } from './look.js'
import { type Probe, probe, sharesMemory } from './probe.js'
import { diskBytes } from './rows.js'

/** Measured on two cores of an AMD EPYC under Node 20, 2026; what depends on the machine is tried out each time. */
export const calibration = {
  /** Seconds to start a thread, beside handing it the tables. */
  threadSeconds: 0.12,
  /** Seconds for the report, the manifest and the rest at the end, and for each region, of whose code more must become fast. */
  endSeconds: 0.4,
  regionSeconds: 0.015,
  /** Bytes of a thread beside its residents and counters. */
  threadBytes: 20e6,
  /** Threads beyond the first do this part of what the first does. */
  furtherThread: 0.85,
  /** Bytes that reports and rubbish not yet collected take. */
  slackBytes: 5e6,
  /** Counters of a thread are held so often while they are added up and totalled, and while they are sent where memory is not shared. */
  counterCopies: sharesMemory ? 3 : 6,
}

/** Runs that seem to take longer than so many seconds are looked at for some more. */
const WORTH_A_LOOK = 1.5

/** Residents of one thread are numbered in 31 bits. */
const MOST_PER_THREAD = 2_000_000_000

export interface Estimate {
  /** For building the population, all ticks, and writing tables and report. */
  seconds: number
  /** The parts of `seconds` for building, and for all ticks with what they write. */
  buildSeconds: number
  tickSeconds: number
  /** Most memory needed at once. */
  bytes: number
  /** State of the society alone, with what is on its way to the files. */
  bytesPerResident: number
  /** The part of `bytes` that does not depend on the number of residents: process, threads, counters, tables. */
  fixedBytes: number
  /** The part of `fixedBytes` that this process holds already. */
  processBytes: number
  /** What the tables will take on the disk. */
  diskBytes: number
  /** Whether communities will lie packed between ticks: a run does that if it would not fit otherwise, or if asked to. */
  packed: boolean
}

/**
 * Estimates a run, by trying it out on a few communities, which takes about a second of the processor.
 *
 * @param threads as asked for; no more count than there are communities and processors
 * @param packed whether communities lie packed between ticks; if left out, they do if the run would not fit otherwise, or a thread's
 *   communities not into one memory of the fast kernel
 * @param free memory that may be taken, in bytes
 */
export function estimate(blueprint: Blueprint, threads: number, packed?: boolean, free = availableBytes()): Estimate {
  const large = blueprint.tables.residents >= WORTH_THREADS
  if (packed === false || !large) return through(blueprint, threads, false)
  if (packed) return through(blueprint, threads, true)
  // beyond one memory of the fast kernel for each thread the reference would do the ticks
  if (!fitsThreads(blueprint, threads)) return through(blueprint, threads, true)
  const open = through(blueprint, threads, false)
  return open.bytes <= free ? open : through(blueprint, threads, true)
}

/**
 * How a run is best carried, and what it takes so. Other threads begin with code that is not fast yet, which costs each of them
 * most of a second: up to some millions of residents this one, which has tried the run out, is often done before them.
 *
 * @param asked threads and packing that were asked for; what is left out is chosen
 */
export function bestWay(
  blueprint: Blueprint,
  { threads, packed }: { threads?: number; packed?: boolean },
): Estimate & { threads: number } {
  const most = usefulThreads(blueprint, threads ?? availableParallelism())
  const several = { ...estimate(blueprint, most, packed), threads: most }
  if (threads !== undefined || several.packed || !isAlone(blueprint, 1)) return several
  const one = { ...estimate(blueprint, 1, packed), threads: 1 }
  return one.seconds <= several.seconds ? one : several
}

function fitsThreads({ tables, plan }: Blueprint, threads: number): boolean {
  const each = Math.ceil(tables.communities / Math.min(threads, tables.communities)) * COMMUNITY_SIZE
  return fitsOneMemory(tables, each, Boolean(plan.businesses ?? plan.official))
}

/** All schemes that are in force one after the other. */
function through(blueprint: Blueprint, threads: number, packed: boolean): Estimate {
  const { former, ...last } = blueprint
  const alone = estimateOf(last, threads, packed)
  if (!former) return alone
  const before = through(former.blueprint, threads, packed)
  const past = former.until / blueprint.tables.ticks
  const larger = before.bytes > alone.bytes ? before : alone
  const mixed = (of: 'seconds' | 'buildSeconds' | 'tickSeconds') => before[of] * past + alone[of] * (1 - past)
  return {
    ...larger,
    seconds: mixed('seconds'),
    buildSeconds: mixed('buildSeconds'),
    tickSeconds: mixed('tickSeconds'),
  }
}

/**
 * Seconds that a run takes which goes on from a checkpoint, after so many of its ticks. Everybody is built as at the beginning;
 * to be set to how they stood takes up to as long again.
 */
export function secondsFrom({ seconds, buildSeconds, tickSeconds }: Estimate, done: number, ticks: number): number {
  return done === 0 ? seconds : seconds + buildSeconds - (tickSeconds * done) / ticks
}

/** One scheme over the whole length. */
function estimateOf(blueprint: Blueprint, threads: number, packed: boolean): Estimate {
  const { tables } = blueprint
  const sample = sampleOf(blueprint, threads, packed)
  const { rows } = sample
  const alone = isAlone(blueprint, threads, packed)
  const carried = alone ? 0 : Math.min(threads, tables.communities)
  const busy = Math.max(1, Math.min(carried, availableParallelism()))
  const workers = workersOf(busy)
  const allRows = Object.values(rows).reduce((sum, each) => sum + each, 0)
  const perTick =
    (tables.subjects * sample.live) / workers + sample.perThread + carried * sample.perMessage + sample.perTick
  const processBytes = process.memoryUsage.rss()
  const blocks = Object.entries(rows).map(([name, count]) => blockBytes(name as TableName, count))
  const fixedBytes =
    processBytes +
    carried * (calibration.threadBytes + (packed ? SLACK_BYTES : 0) + tableBytes(blueprint)) +
    // this thread has as many from trying it out
    (alone ? 0 : carried + calibration.counterCopies) * sample.counterBytes +
    Math.max(1, carried) * sample.shapeBytes +
    blocks.reduce((sum, each) => sum + each, 0) +
    calibration.slackBytes
  // businesses are more subjects for the same residents
  const bytesPerResident = (sample.bytes * tables.subjects) / tables.residents
  const buildSeconds = (tables.subjects * sample.build) / workers
  const tickSeconds = tables.ticks * perTick + allRows * sample.perRow
  return {
    seconds:
      calibration.endSeconds +
      calibration.regionSeconds * tables.regions.length +
      // where there are no other threads, this one has been warmed by the probe
      (carried > 0 ? sample.warming : 0) +
      carried * calibration.threadSeconds +
      (tables.subjects * sample.digest) / workers +
      buildSeconds +
      tickSeconds,
    buildSeconds,
    tickSeconds,
    bytes: Math.ceil(fixedBytes + tables.residents * bytesPerResident),
    bytesPerResident,
    fixedBytes: Math.ceil(fixedBytes),
    processBytes,
    diskBytes: Math.ceil(diskBytes(rows)),
    packed,
  }
}

/** What so many threads do at once, in what one does. */
function workersOf(busy: number): number {
  return 1 + (busy - 1) * calibration.furtherThread
}

/** What was tried out; of runs that take long, or whose communities lie packed, with a longer look. */
function sampleOf(blueprint: Blueprint, threads: number, packed: boolean): Probe {
  const { tables } = blueprint
  const sample = probe(blueprint)
  const workers = workersOf(Math.min(threads, availableParallelism()))
  const seems = (tables.subjects * tables.ticks * sample.live) / workers
  if (!packed && seems < WORTH_A_LOOK) return sample
  const { build = sample.build, live, digest = sample.digest, bytes, subjects } = lookOf(blueprint, packed, seems)
  return {
    ...sample,
    build,
    digest,
    // what the thread pays once was part of it, and is known
    live: Math.max(live / 2, live - sample.perThread / subjects),
    bytes: packed ? bytes : sample.bytes,
  }
}

const looks = new WeakMap<Blueprint['tables'], Map<boolean, Look>>()

/** Looked at once for the same blueprint. */
function lookOf(blueprint: Blueprint, packed: boolean, seems: number): Look {
  const { tables } = blueprint
  if (!looks.has(tables)) looks.set(tables, new Map())
  const known = looks.get(tables)!
  if (!known.has(packed)) known.set(packed, lookAt(blueprint, packed, seems))
  return known.get(packed)!
}

/** Room of the block that a table is filling; it doubles up to a full one. */
function blockBytes(name: TableName, rows: number): number {
  return Math.min(rows * 2, BLOCK_ROWS) * bytesPerRow(tableDefinitions[name])
}

/** What each thread holds of the tables, which are the same for all. */
function tableBytes(blueprint: Blueprint): number {
  let bytes = 0
  const seen = new Set<unknown>()
  const add = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (ArrayBuffer.isView(value)) bytes += value.byteLength
    else for (const part of Object.values(value)) add(part)
  }
  add(blueprint)
  return bytes
}

/** Memory that this process may still take, inside whatever limit a container sets. */
export function availableBytes(): number {
  return process.availableMemory?.() ?? freemem()
}

/**
 * Refuses a run that the machine cannot hold.
 *
 * @param free memory that may be taken, in bytes
 * @throws RunError that says what would fit
 */
export function checkFits(blueprint: Blueprint, threads: number, expected: Estimate, free = availableBytes()): void {
  const { residents } = blueprint.tables
  if (residents / threads > MOST_PER_THREAD)
    throw new RunError(`${count(residents)} residents need at least ${Math.ceil(residents / MOST_PER_THREAD)} threads`)
  if (expected.bytes <= free) return
  const room = Math.floor((free - expected.fixedBytes) / expected.bytesPerResident)
  const round = 10 ** Math.max(0, String(Math.max(room, 0)).length - 2)
  const fits = Math.floor(room / round) * round
  const advice = fits >= 1 ? `--residents ${fits} would fit` : 'use fewer --ticks, or fewer groups under measures'
  throw new RunError(`the run needs about ${sized(expected.bytes)} of memory, and ${sized(free)} are free; ${advice}`)
}

/** Runs that take longer than this many seconds keep checkpoints; while one is written the one before is still there. */
const CHECKPOINT_SECONDS = 30
/** A checkpoint holds communities packed: at most this part of what they take as they lie in memory, for all twelve schemes. */
const PACKED_PART = 0.45
/** Bytes on the disk of each subject that is kept. */
const KEPT_BYTES = 20

/**
 * Refuses a run whose folder the disk cannot hold.
 *
 * @param dir where the folder is to be; it need not exist
 * @param free bytes that may be written there
 * @throws RunError that says what is needed, and what can be done
 */
export function checkDisk(
  dir: string,
  { tables }: Pick<Blueprint, 'tables'>,
  expected: Estimate,
  keepSubjects: boolean,
  free = freeDisk(dir),
): void {
  const checkpoint = tables.residents * expected.bytesPerResident * (expected.packed ? 1 : PACKED_PART)
  const checkpoints = expected.seconds > CHECKPOINT_SECONDS ? 2 * checkpoint : 0
  const kept = keepSubjects ? tables.subjects * KEPT_BYTES : 0
  const needed = expected.diskBytes + checkpoints + kept
  if (needed <= free) return
  const most = Math.max(expected.diskBytes, checkpoints, kept)
  const advice =
    most === expected.diskBytes
      ? 'use fewer --ticks, or fewer groups under measures'
      : most === kept
        ? 'leave out --keep-subjects'
        : 'use fewer --residents'
  throw new RunError(
    `the run needs about ${sized(needed)} of disk in ${dir}, and ${sized(free)} are free; ${advice}, or name another place with --out`,
  )
}

/** Bytes that may be written where a folder is to be; where the system does not say, there is no limit. */
function freeDisk(dir: string): number {
  for (let path = resolve(dir); ; path = dirname(path)) {
    try {
      const { bavail, bsize } = statfsSync(path)
      return bavail * bsize
    } catch {
      if (dirname(path) === path) return Infinity
    }
  }
}

function count(residents: number): string {
  return residents.toLocaleString('en')
}

/** Bytes as `5.0 GB`; what is far less, as on a disk that is full, is not called 0.0 GB. */
function sized(bytes: number): string {
  if (bytes >= 1e8) return `${(bytes / 1e9).toFixed(1)} GB`
  return bytes >= 1e5 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e3).toFixed(1)} kB`
}

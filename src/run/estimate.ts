/** What a run will take, before it starts: seconds and memory, and what would fit instead. */
import { availableParallelism, freemem } from 'node:os'
import type { Blueprint } from '../compile/compile.js'
import { nowFor } from '../engine/respond/now.js'
import { startRegions } from '../engine/respond/regions.js'
import type { Tables } from '../engine/tables.js'
import { bytesPerResident } from '../engine/world.js'
import { tableBytesOfRun } from '../measure/collect.js'
import { createShare } from './crew/share.js'
import { RunError } from './errors.js'

/**
 * Measured with `suining-2010` on two cores of an AMD EPYC under Node 20, 2026. Only runs of a few seconds rely on the
 * paces; anything longer is measured with a sample first.
 */
export const calibration = {
  /** Resident-ticks per second and thread. */
  pace: 3e6,
  /** Residents built per second and thread. */
  buildPace: 1e6,
  /** Seconds that pass however small the run: threads start and the compiler warms up; tables and report are written. */
  fixedSeconds: 1.4,
  /** Bytes of the process before the first resident. */
  processBytes: 150e6,
  /** Bytes of a thread beside its residents. */
  threadBytes: 45e6,
  /** Threads beyond the first do this part of what the first does. */
  furtherThread: 0.85,
  /** The tables are held once more while they are compressed and written, the largest at a time. */
  tableCopies: 1.5,
}

/** Runs of fewer resident-ticks than this are over before a sample would pay. */
const WORTH_A_SAMPLE = 4e7
const SAMPLE_COMMUNITIES = 16
const SAMPLE_MS = 400

/** Residents of one thread are numbered in 31 bits. */
const MOST_PER_THREAD = 2_000_000_000

export interface Estimate {
  /** For building the population, all ticks, and writing tables and report. */
  seconds: number
  /** Most memory needed at once. */
  bytes: number
  /** State of the society alone, with what is on its way to the files. */
  bytesPerResident: number
  /** The part of `bytes` that does not depend on the number of residents: process, threads, tables. */
  fixedBytes: number
}

interface Sample {
  pace: number
  buildPace: number
  bytesPerResident: number
}

/**
 * Estimates a run. Takes half a second for a run that will take long, and no time for others.
 *
 * @param threads as asked for; no more count than there are communities and processors
 */
export function estimate(blueprint: Blueprint, threads: number): Estimate {
  const { tables } = blueprint
  const residentTicks = tables.subjects * tables.ticks
  const sample = residentTicks > WORTH_A_SAMPLE ? takeSample(blueprint) : usual(tables)
  const busy = Math.min(threads, tables.communities, availableParallelism())
  const workers = 1 + (busy - 1) * calibration.furtherThread
  const fixedBytes =
    calibration.processBytes +
    Math.min(threads, tables.communities) * calibration.threadBytes +
    tableBytesOfRun(tables) * calibration.tableCopies
  return {
    seconds: calibration.fixedSeconds + (tables.subjects / sample.buildPace + residentTicks / sample.pace) / workers,
    bytes: Math.ceil(fixedBytes + tables.subjects * sample.bytesPerResident),
    bytesPerResident: sample.bytesPerResident,
    fixedBytes: Math.ceil(fixedBytes),
  }
}

const usual = (tables: Tables): Sample => ({
  pace: calibration.pace,
  buildPace: calibration.buildPace,
  bytesPerResident: bytesPerResident(tables) + 1,
})

/** Builds the first communities and runs their first ticks over and over, until the pace is known. */
function takeSample(blueprint: Blueprint): Sample {
  const { tables } = blueprint
  const communities = Math.min(SAMPLE_COMMUNITIES, tables.communities)
  const residents = Math.min(communities * 1024, tables.subjects)
  const begun = performance.now()
  const share = createShare(blueprint, 0, communities)
  const built = performance.now()
  const regions = startRegions(tables)
  const bytes: number[] = []
  let fastest = Infinity
  while (bytes.length < tables.ticks && (bytes.length < 4 || performance.now() - built < SAMPLE_MS)) {
    const before = performance.now()
    share.tick(nowFor(tables, regions, bytes.length))
    // the first ticks run before the compiler has made them fast
    fastest = Math.min(fastest, performance.now() - before)
    bytes.push(share.bytes())
  }
  return {
    pace: residents / (fastest / 1000),
    buildPace: residents / ((built - begun) / 1000),
    bytesPerResident: atTheEnd(bytes, tables.ticks) / residents,
  }
}

/** What waits for its time (records, points that expire) goes on growing as it did in the later half of the sample. */
function atTheEnd(bytes: number[], ticks: number): number {
  const last = bytes.length - 1
  const middle = Math.floor(last / 2)
  const growth = last > middle ? (bytes[last] - bytes[middle]) / (last - middle) : 0
  return bytes[last] + Math.max(0, growth) * (ticks - bytes.length)
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
  throw new RunError(
    `the run needs about ${gigabytes(expected.bytes)} of memory, and ${gigabytes(free)} are free; ${advice}`,
  )
}

function count(residents: number): string {
  return residents.toLocaleString('en')
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`
}

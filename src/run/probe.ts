/**
 * What a run costs, tried out on this machine: a few communities live through it, and what the thread above them does in each
 * tick is done once. Takes about a second of the processor.
 */
import type { Blueprint } from '../compile/compile.js'
import { fastPeopleOf } from '../compile/people.js'
import { addCounters, createCounters, layoutOf, type Counters } from '../engine/counters.js'
import { nowFor } from '../engine/respond/now.js'
import { startRegions } from '../engine/respond/regions.js'
import type { Tables } from '../engine/tables.js'
import { bytesPerResident, createWorld } from '../engine/world.js'
import { createShare, type OpenShare } from './crew/share.js'
import { atTheEnd, onTheWay } from './growth.js'
import { labelsOf } from './labels.js'
import { notingOf } from './noting.js'
import { type Rows, watchRows } from './rows.js'
import { clock, secondsOf, stopwatch } from './stopwatch.js'

export interface Probe {
  /** Seconds per subject for building it. */
  build: number
  /** Seconds per subject and tick, on average over the run. */
  live: number
  /** Seconds per subject for the digest at the end. */
  digest: number
  /** Seconds that ticks take longer in all until the compiler of a thread has made them fast. */
  warming: number
  /** Seconds a tick that each thread spends on its counters, however many live there. */
  perThread: number
  /** Seconds a tick for sending the counters of a thread and adding them up. */
  perMessage: number
  /** Seconds a tick for measures, if nothing happens. */
  perTick: number
  /** Seconds for each row of a table. */
  perRow: number
  /** Bytes per subject at the end of the run. */
  bytes: number
  /** Bytes of what things on their way have in common, for one thread: nearly the same however many live there. */
  shapeBytes: number
  /** Bytes of the counters of one thread. */
  counterBytes: number
  /** Rows of each table. */
  rows: Rows
}

/** Communities of the larger stretch. */
const FEW = 5
const PROBE_SECONDS = 0.2
const WARM_SECONDS = 0.12
const BUILD_SECONDS = 0.05
const LATER_SECONDS = 0.2
/** Of fewer ticks than this most were slowed by the compiler. */
const MANY_TICKS = 20
/** Seconds that the ticks of a run take longer in all until the compiler has made them fast, in threads that begin anew. */
const WARMING_SECONDS = 0.75
/** Whether threads count in memory that all of them see. */
export const sharesMemory = typeof SharedArrayBuffer !== 'undefined'

const probed = new WeakMap<Tables, Probe>()

/** Runs of fewer resident-ticks are over before trying them out would pay. */
const WORTH_TRYING = 150_000

/** Tries a run out, unless it is short; the same blueprint is tried once. */
export function probe(blueprint: Blueprint): Probe {
  const { tables } = blueprint
  if (!probed.has(tables))
    probed.set(tables, tables.subjects * tables.ticks < WORTH_TRYING ? usual(blueprint) : tryOut(blueprint))
  return probed.get(tables)!
}

/** What is usual, for runs of about a second: measured with `suining-2010` and `national-2020`, per byte of counters. */
function usual({ tables }: Blueprint): Probe {
  const counterBytes = bytesOf(createCounters(layoutOf(tables)))
  return {
    build: 2e-6,
    live: 2e-6,
    digest: 3e-7,
    warming: 0,
    perThread: 5e-11 * counterBytes,
    perMessage: 2.5e-9 * counterBytes,
    perTick: 8e-10 * counterBytes,
    perRow: 2e-6,
    bytes: bytesPerResident(tables) + 1,
    shapeBytes: 10_000,
    counterBytes,
    rows: watchRows(tables, 1).expected(),
  }
}

function bytesOf(counters: Counters): number {
  return Object.values(counters).reduce(
    (sum: number, values: unknown) => sum + (ArrayBuffer.isView(values) ? values.byteLength : 0),
    0,
  )
}

function tryOut(blueprint: Blueprint): Probe {
  const { tables, catalogue } = blueprint
  const counters = createCounters(layoutOf(tables))
  const total = createCounters(layoutOf(tables))
  const { layout: _, ...sent } = counters
  // threads that share memory send nothing
  const copy = sharesMemory ? 0 : secondsOf(() => structuredClone(sent))
  const add = secondsOf(() => addCounters(total, counters))

  // a small stretch and a larger one: what both take alike is the thread's, the rest is the residents'
  const few = Math.max(1, Math.min(FEW, tables.communities - 1))
  const stretches = [1, few].map((length, s) => ({
    first: Math.floor(((tables.communities - length) * (s + 1)) / 3),
    length,
  }))
  const shares = stretches.map(({ first, length }) =>
    createShare({ blueprint, firstCommunity: first, communities: length }),
  )
  const regions = startRegions(tables)
  const [small, large]: number[][] = [[], []]
  const bytes: number[] = []
  // the compiler needs some rounds before a tick takes what it will take
  for (let warmed = 0; warmed < WARM_SECONDS;) {
    // one community sees more ticks in the same time than many do
    const warm = createShare({ blueprint, firstCommunity: 0, communities: 1 })
    const begun = clock()
    for (let tick = 0; tick < tables.ticks && warmed + clock() - begun < WARM_SECONDS; tick++)
      warm.tick(nowFor(tables, regions, tick))
    warmed += Math.max(clock() - begun, 1e-3)
  }
  const watch = watchRows(tables, subjectsOf(shares[1]))
  // overwritten by each tick
  let filled = counters
  const measured = clock()
  while (small.length < tables.ticks && (small.length < 4 || clock() - measured < PROBE_SECONDS)) {
    const now = nowFor(tables, regions, small.length)
    for (const [s, times] of [small, large].entries()) {
      const passed = stopwatch()
      filled = shares[s].tick(now)
      times.push(passed())
      if (s > 0) watch.add(filled)
    }
    bytes.push(shares.reduce((sum, share) => sum + share.bytes() - share.shapeBytes(), 0))
  }
  const tried = bytes.length
  const waits = onTheWay(shares[1].world, few, tried, false)
  const digest = secondsOf(() => shares[1].digest())
  // what happens later says how many rows there will be: letters are given, loans come due
  const later = clock()
  for (let tick = tried; tick < tables.ticks && clock() - later < LATER_SECONDS; tick++)
    watch.add(shares[1].tick(nowFor(tables, regions, tick)))
  const built = buildingOf(blueprint, stretches[1])
  const { perTick, perRow } = notingOf(tables, labelsOf(catalogue), regions, filled)
  const [one, other] = shares.map(subjectsOf)
  const [ofSmall, ofLarge] = [settled(small), settled(large)]
  const live = other > one ? Math.max(0, ofLarge - ofSmall) / (other - one) : ofLarge / other
  return {
    build: built,
    live: Math.max(live, 1e-9),
    digest: digest / other,
    warming: WARMING_SECONDS,
    perThread: Math.max(0, ofSmall - live * one),
    perMessage: copy * 2 + add,
    perTick,
    perRow,
    bytes: atTheEnd(
      bytes.map((held) => held / (one + other)),
      tables.ticks,
      waits,
    ),
    shapeBytes: shares[1].shapeBytes(),
    counterBytes: bytesOf(counters),
    rows: watch.expected(),
  }
}

function subjectsOf({ world }: OpenShare): number {
  return world.start[world.communities]
}

/** Seconds per subject for building a stretch, once the compiler has made it fast; making it ready to run takes no longer for more. */
function buildingOf(blueprint: Blueprint, { first, length }: { first: number; length: number }): number {
  const { tables } = blueprint
  const people = fastPeopleOf(blueprint)
  let subjects = 1
  const seconds = secondsOf(() => {
    const world = createWorld(tables, first, length, people)
    subjects = world.start[world.communities]
  }, BUILD_SECONDS)
  return seconds / subjects
}

/** What a tick takes once the compiler has made it fast: few of the later ones are quicker, and none where there are not many. */
function settled(times: readonly number[]): number {
  const later = times.slice(times.length >> 1).toSorted((a, b) => a - b)
  return later[later.length < MANY_TICKS ? 0 : later.length >> 2]
}

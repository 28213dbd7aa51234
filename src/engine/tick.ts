/**
 * One tick, as the line of the design runs:
 *
 *     act -> observe -> record -> link -> score -> grade -> consequence -> respond -> measure
 *
 * This is the plain, readable reference of the kernel; faster ones are proved against it, event for event.
 */
import { act } from './act/act.js'
import { tryDoors } from './consequence/doors.js'
import type { Arrays } from './arrays.js'
import type { Counters } from './counters.js'
import { drawer } from './draw/purposes.js'
import { regrade } from './grade/regrade.js'
import { Gradings } from './measure/gradings.js'
import { takeLoad } from './measure/load.js'
import { Tally } from './measure/tally.js'
import { createStocks, countStanding, lookBefore, regionsOf, takeStock } from './measure/stocks.js'
import { eyesOf } from './observe/eyes.js'
import { accuse } from './observe/accuse.js'
import { emptyEndedLists } from './list/enlist.js'
import { invent } from './observe/invent.js'
import { observe } from './observe/observe.js'
import { type Place, enter } from './place.js'
import { record } from './record/record.js'
import { hearBystanders } from './respond/bystanders.js'
import { fade } from './respond/feelings.js'
import type { Now } from './respond/now.js'
import { join } from './respond/membership.js'
import { scoreDue } from './score/due.js'
import { rate } from './score/ratings.js'
import { turnYear } from './score/limits.js'
import { refresh } from './score/refresh.js'
import { createScratch } from './scratch.js'
import type { Tables } from './tables.js'
import { STAGE, type Turn } from './watch.js'
import type { World } from './world.js'

const NONE = -1

/** A world made ready to run: it keeps the lists that the stages fill. */
export interface Kernel {
  tables: Tables
  world: World
  place: Place
  steps: Steps
  /** Region of the community that was run last in this tick; -1 before the first. */
  region: number
}

/** What is done with a community in a tick, step by step; those of the reference are {@link reference}. */
export interface Steps {
  /** A tick begins, whose tables are in `place.now`. */
  begin(place: Place): void
  /** The place has moved on to another community. */
  enter(place: Place): void
  /** Feelings fade, in ticks in which they do. */
  fade(place: Place): void
  /** The community is looked at before anything happens. */
  look(place: Place): void
  stages: Stages
  /** All stages are done with the community. */
  leave(place: Place): void
}

/**
 * Makes a world ready to run; what happens will be added to `counters`.
 *
 * @param scratch lists to work in, which hold nothing from one tick to the next; its own if left out
 * @param regions in which communities of the world will ever lie; those of its present communities if left out
 * @param arrays where sums are kept
 */
export function createKernel(
  tables: Tables,
  world: World,
  counters: Counters,
  scratch = createScratch(),
  regions = regionsOf(world),
  arrays?: Arrays,
): Kernel {
  const { layout } = counters
  const draw = drawer(tables.seedLow, tables.seedHigh)
  // `now` is set by every tick before anything reads it.
  const place = {
    tables,
    world,
    counters,
    layout,
    scratch,
    stocks: createStocks(tables, world, layout, regions, arrays),
    tally: new Tally(tables.group, layout),
    gradings: new Gradings(tables.group, layout, arrays),
    draw,
    eyes: eyesOf(tables.sensors, tables.doing.behaviours),
    inFlight: world.inFlight[0],
    k: 0,
    region: 0,
    first: 0,
    size: 0,
    residents: 0,
    subject: 0,
    watch: undefined,
  } as unknown as Place
  return { tables, world, place, steps: reference, region: NONE }
}

/** Runs all communities of the world through one tick and adds what happened to the kernel's counters. */
export function tickWorld(kernel: Kernel, now: Now): void {
  beginTick(kernel, now)
  tickCommunities(kernel)
  endTick(kernel)
}

/** A tick begins, of which communities will be run in one go or one after the other, in order of their numbers. */
export function beginTick(kernel: Kernel, now: Now): void {
  kernel.place.now = now
  kernel.region = NONE
  kernel.steps.begin(kernel.place)
}

/** Runs the communities that the world holds at present through the tick. */
export function tickCommunities(kernel: Kernel): void {
  const { world, place, steps } = kernel
  for (let k = 0; k < world.communities; k++) {
    if (world.region[k] !== kernel.region) endTick(kernel)
    kernel.region = world.region[k]
    enter(place, k)
    steps.enter(place)
    if (place.now.fades) steps.fade(place)
    steps.look(place)
    tickCommunity(place, steps.stages)
    steps.leave(place)
  }
}

/** All communities were run: what happened in the last region reaches the counters. */
export function endTick({ place, region }: Kernel): void {
  if (region !== NONE) leave(place, region)
}

/** Adds to the counters what happened in a region and what stands there, once all its communities are done. */
function leave(place: Place, region: number): void {
  place.tally.addTo(place.counters.flow, region)
  place.gradings.addTo(place.counters, region)
  countStanding(place, region)
}

/**
 * The same, and measures nothing: for whoever lives communities again whose society has been measured. The state comes out
 * the same to the bit, since no stage reads what is measured.
 */
export function tickUnmeasured(kernel: Kernel, now: Now): void {
  const { world, place } = kernel
  place.now = now
  place.stocks.behind = true
  for (let k = 0; k < world.communities; k++) {
    enter(place, k)
    if (now.fades) fade(place)
    tickCommunity(place, unmeasured)
  }
}

export type Stages = [Turn, (place: Place) => void][]

/** The stages of a tick in their order. */
const stages: Stages = [
  ['year', turnYear],
  ['join', join],
  ['act', act],
  ['observe', observe],
  ['accuse', accuse],
  ['invent', invent],
  ['record', record],
  ['rate', rate],
  ['score', scoreDue],
  ['refresh', refresh],
  ['grade', regrade],
  ['doors', tryDoors],
  ['bystanders', hearBystanders],
  ['measure', measure],
]

function measure(place: Place): void {
  takeStock(place)
  takeLoad(place)
}

/** The plain, readable reference. */
export const reference: Steps = {
  begin: () => {},
  enter: () => {},
  fade,
  look: lookBefore,
  stages,
  leave: () => {},
}

/** Whoever looks on hears of every turn all the same. */
const unmeasured: Stages = stages.map(([turn, work]) => [turn, turn === 'measure' ? () => {} : work])

function tickCommunity(place: Place, line: Stages): void {
  place.inFlight.begin(place.now.tick)
  if (place.now.listsEnded) emptyEndedLists(place)
  for (const [turn, work] of line) {
    place.watch?.turn?.(turn, STAGE)
    work(place)
  }
}

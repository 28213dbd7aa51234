/** Two worlds side by side: the same communities under two schemes, run tick by tick and compared resident by resident. */
import type { Blueprint } from '../../compile/compile.js'
import { peopleOf } from '../../compile/people.js'
import { clearCounters, createCounters, layoutOf, type Counters } from '../../engine/counters.js'
import { digestWorld } from '../../engine/digest.js'
import type { Now } from '../../engine/respond/now.js'
import { createKernel, type Kernel, tickWorld } from '../../engine/tick.js'
import { createWorld, type People, type World } from '../../engine/world.js'
import type { Findings } from './findings.js'
import { createFingerprints, type Fingerprints } from './fingerprint.js'
import { codesOf, type Codes } from './flows.js'
import { createTally, type Tally } from './tally.js'

/** Two blueprints over one population plan. */
export interface Blueprints {
  a: Blueprint
  b: Blueprint
}

export interface Pair {
  /** Runs both worlds through one tick and compares them; counters are overwritten by the next call. */
  tick(a: Now, b: Now): [Counters, Counters]
  /** Digest words of both worlds, and what was found. */
  finish(): { digests: [Uint32Array, Uint32Array]; findings: Findings }
}

/** One of the two worlds with those who look on. */
export interface Side {
  world: World
  fingerprints: Fingerprints
  codes: Codes
}

/** Two fingerprints of ten bytes, and three to remember what was found. */
export const PAIR_BYTES_PER_RESIDENT = 2 * 10 + 3

/** Builds the communities twice, with the same people, and makes both worlds ready to run. */
export function createPair({ a, b }: Blueprints, firstCommunity: number, communities: number): Pair {
  const [codesA, codesB] = codesOf(a.catalogue, b.catalogue)
  const worldA = createWorld(a.tables, firstCommunity, communities, peopleOf(a))
  const worldB = createWorld(b.tables, firstCommunity, communities, peopleOfWorld(worldA))
  // what nobody changes is held once
  worldB.cell = worldA.cell
  worldB.household = worldA.household
  worldB.owner = worldA.owner
  worldB.employer = worldA.employer
  const one = carry(a, worldA, codesA)
  const other = carry(b, worldB, codesB)
  const tally: Tally = createTally(a, b, one, other)
  return {
    tick(nowA, nowB) {
      one.tick(nowA)
      other.tick(nowB)
      tally.afterTick(nowA.tick)
      return [one.counters, other.counters]
    },
    finish: () => ({ digests: [digestWorld(worldA), digestWorld(worldB)], findings: tally.atTheEnd() }),
  }
}

interface Carried extends Side {
  counters: Counters
  tick(now: Now): void
}

function carry({ tables }: Blueprint, world: World, codes: Codes): Carried {
  const counters = createCounters(layoutOf(tables))
  const kernel: Kernel = createKernel(tables, world, counters)
  const fingerprints = createFingerprints(world.start[world.communities], codes)
  kernel.place.watch = fingerprints.watch
  return {
    world,
    codes,
    fingerprints,
    counters,
    tick(now) {
      clearCounters(counters)
      tickWorld(kernel, now)
    },
  }
}

/** People who have been drawn already. */
function peopleOfWorld({ firstCommunity, start, cell, household, owner, employer, official }: World): People {
  const range = (community: number) =>
    [start[community - firstCommunity], start[community - firstCommunity + 1]] as const
  return {
    cells: (community) => cell.subarray(...range(community)),
    households: (community) => household.subarray(...range(community)),
    ...(official.length > 0 && {
      ties: (community: number) => ({
        owner: owner.subarray(...range(community)),
        employer: employer.subarray(...range(community)),
        official: official[community - firstCommunity],
      }),
    }),
  }
}

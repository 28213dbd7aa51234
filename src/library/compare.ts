/** Two worlds on this machine: over all processors, with scenarios from the disk. */
import { availableParallelism } from 'node:os'
import { compareThrough, type CompareOptions as BareOptions, type Comparison } from '../experiment/compare.js'
import { diffSchemes, type SchemeDiff } from '../experiment/diff/diff.js'
import { PAIR_BYTES_PER_RESIDENT } from '../experiment/pair/pair.js'
import { pairCrewFor } from '../experiment/pair/threads.js'
import { usefulThreads } from '../run/crew/choose.js'
import { diskReader } from '../run/disk.js'
import { calibration, checkFits, estimate, type Estimate } from '../run/estimate.js'
import type { Reader } from '../scenario/reader.js'
import { loadScenario } from './scenarios.js'
import { readerFor, worldsOf } from './worlds.js'

/** What is known before the first tick of two worlds. */
export interface ComparisonPlan extends Estimate {
  titles: [string, string]
  residents: number
  ticks: number
  threads: number
}

/** Two worlds take so much longer than each alone, because every life is compared with its twin in every tick. */
const LOOKING_ON = 1.2

export interface CompareOptions extends Omit<BareOptions, 'reader'> {
  /** Where documents come from; the package and the disk if left out. */
  reader?: Reader
  /** One per processor if left out; the result does not depend on it. */
  threads?: number
  /** Called once both worlds are compiled, before anything is built. */
  onPlan?: (plan: ComparisonPlan) => void
}

/**
 * Lives a society twice, under two schemes and one luck, and compares every life.
 *
 * @param scenario name of a scenario that comes with the package, path of a file, or folder of a run
 * @param options other: the scheme of the second world; set, without, with: changes to it; nothing of it is written
 * @throws InputError with every mistake in the files, if a name means nothing here, if the two have different residents,
 *   or if memory is short; Interrupted if the signal was given
 */
export async function compareWorlds(scenario: string, options: CompareOptions = {}): Promise<Comparison> {
  const { threads = availableParallelism(), onPlan, reader = diskReader(), ...rest } = options
  const worlds = await worldsOf([scenario, rest.other ?? scenario], rest, reader)
  return compareThrough(scenario, { ...rest, ...worlds }, async (blueprints, { a, b }) => {
    const useful = usefulThreads(blueprints.a, threads)
    const [one, other] = [blueprints.a, blueprints.b].map((each) => estimate(each, useful, false))
    const { residents, ticks } = blueprints.a.tables
    // one process and its threads carry both
    const shared = one.processBytes + useful * calibration.threadBytes + calibration.slackBytes
    const both: Estimate = {
      seconds: (one.seconds + other.seconds) * LOOKING_ON,
      buildSeconds: one.buildSeconds + other.buildSeconds,
      tickSeconds: (one.tickSeconds + other.tickSeconds) * LOOKING_ON,
      bytes: one.bytes + other.bytes - shared + residents * PAIR_BYTES_PER_RESIDENT,
      bytesPerResident: one.bytesPerResident + other.bytesPerResident + PAIR_BYTES_PER_RESIDENT,
      fixedBytes: one.fixedBytes + other.fixedBytes - shared,
      processBytes: one.processBytes,
      diskBytes: 0,
      packed: false,
    }
    checkFits(blueprints.a, useful, both)
    onPlan?.({ ...both, titles: [a.scenario.title, b.scenario.title], residents, ticks, threads: useful })
    return pairCrewFor(blueprints, threads, rest.signal)
  })
}

/**
 * Compares two schemes in words, without running them.
 *
 * @param a name of a scenario that comes with the package, path of a file, or folder of a run; so is b
 * @throws InputError with every mistake in the files
 */
export async function diffScenarios(a: string, b: string, options: { reader?: Reader } = {}): Promise<SchemeDiff> {
  const reader = await readerFor([a, b], options.reader ?? diskReader())
  const [one, other] = [await loadScenario(a, { reader }), await loadScenario(b, { reader })]
  return diffSchemes(one.scenario, other.scenario)
}

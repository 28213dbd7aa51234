/**
 * A part of a run lived again: some communities, each alone, against the words that the run recorded at its end. What a
 * whole society would take as long as the run for takes no longer than these, and no more memory than one of them.
 */
import type { Blueprint } from '../../compile/compile.js'
import { communityResidents, regionOfCommunity } from '../../engine/world.js'
import { prepareAgain } from '../branch/former.js'
import type { KernelName } from '../crew/types.js'
import { Interrupted, RunError } from '../errors.js'
import { openRun } from '../folder/open.js'
import { grouped } from '../grouped.js'
import { glasshouseVersion } from '../package.js'
import { checkSeed } from '../prepare.js'
import { breather } from '../ticking.js'
import { chanceToMiss, drawCommunities, type Miss } from './draw.js'
import { kernelAtWork, livesOf } from './live.js'
import { recordOf } from './recorded.js'

export interface SampleOptions {
  /** How many communities to live again, 1 or more; all where there are no more. */
  sample: number
  /** Which ones: a whole number of up to 64 bits; 1 if left out. */
  seed?: number | bigint | string
  /** The kernel that does the ticks; the reference if left out, which for single communities is the quicker one as well. */
  kernel?: KernelName
  /** Called once the first communities have shown what the others will take. */
  onPlan?: (plan: SamplePlan) => void
  /** Called after each community from then on. */
  onProgress?: (progress: SampleProgress) => void
  signal?: AbortSignal
}

/** What is lived again, and of how much. */
export interface SampleExtent {
  communities: number
  ofCommunities: number
  residents: number
  ofResidents: number
  /** Regions of which a community is lived again. */
  regions: number
  ofRegions: number
  /** The kernel at work: the reference, too, where the fast one cannot be had. */
  kernel: KernelName
}

export interface SamplePlan extends SampleExtent {
  ticks: number
  /** For all of them. */
  seconds: number
  /** Memory of the whole process, which does not grow with the sample or the run. */
  bytes: number
}

export interface SampleProgress {
  /** Communities that were lived again. */
  done: number
  communities: number
  secondsLeft: number
}

/** A community that ended otherwise than recorded. */
export interface DifferingCommunity {
  community: number
  region: string
  /** The two words that stand for its state, as hexadecimal digits. */
  expected: string
  got: string
}

export interface SampleVerification {
  /** True if all communities lived again ended as recorded, and the record gives the digest. */
  same: boolean
  sampled: SampleExtent & { seed: string; numbers: number[] }
  /** The run's digest, and the one that its recorded communities and regions come to. */
  expected: { digest: string; glasshouse: string }
  got: { digest: string; glasshouse: string }
  differing: DifferingCommunity[]
  /** What differs, in plain words; empty if nothing does. */
  differences: string[]
  /** What it does not show, in plain words, even if nothing differs. */
  notShown: string[]
  /** How likely such a sample is to find nothing although one community in a thousand is wrong. */
  missed: Miss
  seconds: number
}

/** Communities that `differences` names one by one. */
const NAMED = 10
/** Seconds in which the first communities show what the others will take; after fewer the compiler is still making them fast. */
const TRIAL_SECONDS = 1.5

/**
 * Checks the files of a run against its manifest and its record against its digest, lives some communities again, and
 * compares.
 *
 * @throws RunError if the folder is no run or damaged, or a sample cannot be had; Interrupted
 */
export async function verifySample(dir: string, options: SampleOptions): Promise<SampleVerification> {
  const begun = performance.now()
  const { sample, signal, onPlan, onProgress, seed = 1 } = options
  if (!Number.isSafeInteger(sample) || sample < 1)
    throw new RunError(`a sample is of 1 community or more, as a whole number, not ${sample}`)
  checkSeed(seed)
  const run = await openRun(dir)
  await run.check()
  const { manifest } = run
  const { blueprint } = await prepareAgain(await run.kept(), { place: run.dir })
  const { recorded, words, digest } = await recordOf(run, blueprint)
  const { tables, plan } = blueprint
  const drawn = { communities: tables.communities, sample, digest: manifest.digest, seed: String(BigInt(seed)) }
  const numbers = drawCommunities(drawn)
  const kernel = kernelAtWork(options.kernel ?? 'reference')
  const extent = { ...extentOf(blueprint, numbers), kernel }
  const live = livesOf(blueprint, recorded, kernel)
  const differing: DifferingCommunity[] = []
  const forecast = forecaster(numbers.length)
  const breathe = breather()
  let isPlanned = false
  for (const [done, community] of numbers.entries()) {
    await breathe()
    if (signal?.aborted) throw new Interrupted(done, numbers.length, undefined, 'communities')
    const expected = words.subarray(community * 2, community * 2 + 2)
    const got = live(community)
    if (got[0] !== expected[0] || got[1] !== expected[1])
      differing.push({
        community,
        region: plan.regions[regionOfCommunity(tables, community)].id,
        expected: spelled(expected),
        got: spelled(got),
      })
    const { seconds, secondsLeft, isKnown } = forecast(done + 1)
    if (!isKnown) continue
    if (!isPlanned) onPlan?.({ ...extent, ticks: tables.ticks, seconds, bytes: process.memoryUsage.rss() })
    isPlanned = true
    onProgress?.({ done: done + 1, communities: numbers.length, secondsLeft })
  }
  const expected = { digest: manifest.digest, glasshouse: manifest.glasshouse }
  const got = { digest, glasshouse: glasshouseVersion() }
  const differences = told(expected, got, differing)
  return {
    same: differences.length === 0,
    sampled: { ...extent, seed: drawn.seed, numbers },
    expected,
    got,
    differing,
    differences,
    notShown: notShown(extent),
    missed: chanceToMiss(tables.communities, numbers.length),
    seconds: (performance.now() - begun) / 1000,
  }
}

function extentOf({ tables }: Blueprint, numbers: readonly number[]): Omit<SampleExtent, 'kernel'> {
  const regions = new Set<number>()
  let residents = 0
  for (const community of numbers) {
    const region = regionOfCommunity(tables, community)
    regions.add(region)
    residents += communityResidents(tables, region, community)
  }
  return {
    communities: numbers.length,
    ofCommunities: tables.communities,
    residents,
    ofResidents: tables.residents,
    regions: regions.size,
    ofRegions: tables.regions.length,
  }
}

/** From what the communities so far took to what all will; the first few are slow, and count less with each that follows. */
function forecaster(all: number) {
  const begun = performance.now()
  let last = begun
  let each = 0
  return (done: number) => {
    const now = performance.now()
    const latest = (now - last) / 1000
    each = done === 1 ? latest : each + (latest - each) / Math.min(done, 8)
    last = now
    const passed = (now - begun) / 1000
    const secondsLeft = each * (all - done)
    return { seconds: passed + secondsLeft, secondsLeft, isKnown: passed >= TRIAL_SECONDS || done === all }
  }
}

function spelled(words: ArrayLike<number>): string {
  return [words[0], words[1]].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function told(
  expected: SampleVerification['expected'],
  got: SampleVerification['got'],
  differing: readonly DifferingCommunity[],
): string[] {
  const differences = differing
    .slice(0, NAMED)
    .map(({ community, region }) => `community ${community} (${region}) ended otherwise than recorded`)
  const more = differing.length - NAMED
  if (more > 0) differences.push(`${grouped(more)} more ${more === 1 ? 'community' : 'communities'} ended otherwise`)
  if (expected.digest !== got.digest)
    differences.push('the recorded communities and regions do not come to the digest of the run')
  if (differences.length > 0 && expected.glasshouse !== got.glasshouse)
    differences.push(`the run was made by glasshouse ${expected.glasshouse}, and this is ${got.glasshouse}`)
  return differences
}

function notShown({ communities, ofCommunities }: SampleExtent): string[] {
  const others = ofCommunities - communities
  return [
    ...(others > 0
      ? [`that the other ${others === 1 ? 'community' : `${grouped(others)} communities`} ended as recorded`]
      : []),
    'that regions went the way that is recorded, by which the communities were lived again',
    'that the figures of the tables are right',
  ]
}

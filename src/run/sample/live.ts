/** One community of a run after the other, lived again by one kernel or the other. */
import type { Blueprint } from '../../compile/compile.js'
import { peopleOf } from '../../compile/people.js'
import { isAvailable } from '../../engine/fast/module.js'
import { regionOfCommunity } from '../../engine/world.js'
import type { Recorded } from '../../relive/recorded.js'
import { replay } from '../../relive/replay.js'
import { createShare } from '../crew/share.js'
import type { KernelName } from '../crew/types.js'

/** Lives a community from the first tick to the last, and gives the two words that it comes to. */
export type Live = (community: number) => ArrayLike<number>

/** The kernel that will do the ticks if one is asked for: the fast one is not to be had everywhere. */
export function kernelAtWork(asked: KernelName): KernelName {
  return asked === 'fast' && isAvailable() ? 'fast' : 'reference'
}

/** How communities are lived again. Nothing is left of one when the next begins. */
export function livesOf(blueprint: Blueprint, recorded: Recorded, kernel: KernelName): Live {
  if (kernel === 'fast') return (community) => liveFast(blueprint, recorded, community)
  const people = peopleOf(blueprint)
  return (community) => replay(blueprint, recorded, community, { people }).digest
}

/** In a share of its own, whose memory and counters must be made each time: that takes longer than the ticks. */
function liveFast(blueprint: Blueprint, recorded: Recorded, community: number): Uint32Array {
  const { tables } = blueprint
  const share = createShare({ blueprint, firstCommunity: community, communities: 1, kernel: 'fast' })
  const region = regionOfCommunity(tables, community)
  for (let tick = 0; tick < tables.ticks; tick++) share.tick(recorded.now(tick, region))
  return share.digest()
}

/** A crew of one: this thread. Works in a browser. */
import type { Blueprint } from '../../compile/compile.js'
import { createShare, type OpenShare, type Part } from './share.js'
import type { Crew, KernelName } from './types.js'

/**
 * Builds the whole society in this thread.
 *
 * @param done ticks that it has lived, if it is to be set to a state of then
 * @param restore that state
 * @param kernel the fast one if left out, where it can be had
 */
export function aloneCrew(
  blueprint: Blueprint,
  done = 0,
  restore?: Part['restore'],
  kernel?: KernelName,
): Omit<Crew, 'keep' | 'save'> & Pick<OpenShare, 'world' | 'standing'> {
  const { communities } = blueprint.tables
  const share = createShare({ blueprint, firstCommunity: 0, communities, done, restore, kernel })
  return {
    threads: 1,
    tick: async (now) => share.tick(now),
    bytes: async () => share.bytes(),
    digest: async () => share.digest(),
    get standing() {
      return share.standing
    },
    get world() {
      return share.world
    },
    close: async () => undefined,
  }
}

/**
 * Everything that ever happened to each resident, as two words of 32 bits. State alone can miss a difference: a petition
 * that was never made leaves no state. A sum does not ask for the order within a tick, and it is looked at after every
 * tick, so the first tick in which two lives differ is found without keeping any history.
 */
import { listMetrics } from '../../engine/list/counting.js'
import type { Watch } from '../../engine/watch.js'
import type { Codes } from './flows.js'

export interface Fingerprints {
  /** [resident] sums over all that happened so far; equal lives have equal sums. */
  low: Uint32Array
  high: Uint32Array
  /** [resident] refusals at doors so far, up to 65,535. */
  refusals: Uint16Array
  /** Looks on and adds up. */
  watch: Watch
}

const MOST_REFUSALS = 65_535

/** @param residents of the world that will be watched */
export function createFingerprints(residents: number, { flow, list: lists, refusal }: Codes): Fingerprints {
  const low = new Uint32Array(residents)
  const high = new Uint32Array(residents)
  const refusals = new Uint16Array(residents)
  return {
    low,
    high,
    refusals,
    watch: {
      counted(resident, metric, amount) {
        if (amount === 0) return
        const code = flow[metric]
        low[resident] += stir(code, amount, 0x9e3779b9)
        high[resident] += stir(code, amount, 0x85ebca6b)
        if (refusal[metric] && refusals[resident] < MOST_REFUSALS) refusals[resident]++
      },
      listed(resident, list, metric, amount) {
        const code = lists[list * listMetrics.length + metric]
        low[resident] += stir(code, amount, 0x9e3779b9)
        high[resident] += stir(code, amount, 0x85ebca6b)
      },
    },
  }
}

/** The mixing step of MurmurHash3 (Appleby, public domain) over a name, an amount and a salt. */
function stir(code: number, amount: number, salt: number): number {
  let hash = Math.imul(code, 0xcc9e2d51) ^ Math.imul(amount, 0x1b873593) ^ salt
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

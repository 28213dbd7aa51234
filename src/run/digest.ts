/** The fingerprint of a run: two runs with the same digest went through the same states, tick by tick. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { RegionState } from '../engine/respond/regions.js'

/** Changes whenever the same run would hash differently; part of what is hashed. */
export const DIGEST_VERSION = 'glasshouse digest 1'

export interface RunDigest {
  /** Takes in the state of all regions at the end of a tick. */
  tick(regions: readonly RegionState[]): void
  /**
   * Closes the digest.
   *
   * @param communities digest words of all communities, in order of communities
   * @returns 64 hexadecimal digits
   */
  finish(communities: Uint32Array): string
}

/** SHA-256 over the version, the regions at every tick, and all communities at the end; little-endian everywhere. */
export function createRunDigest(): RunDigest {
  const hash = sha256.create().update(utf8ToBytes(DIGEST_VERSION))
  return {
    tick(regions) {
      const numbers = regions.flatMap((region) => [
        region.approval,
        region.attention,
        region.publicity,
        region.outcry,
        region.graded,
        region.dropped,
        region.repealed,
        ...region.pending,
        ...(region.trust ?? []),
        ...(region.members === undefined ? [] : [region.members]),
        ...(region.standings ?? []),
      ])
      hash.update(littleEndian(numbers, 8, (view, at, value) => view.setFloat64(at, value, true)))
    },
    finish(communities) {
      hash.update(littleEndian(communities, 4, (view, at, value) => view.setUint32(at, value, true)))
      return bytesToHex(hash.digest())
    },
  }
}

function littleEndian(
  values: ArrayLike<number>,
  size: number,
  set: (view: DataView, at: number, value: number) => void,
): Uint8Array {
  const bytes = new Uint8Array(values.length * size)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < values.length; i++) set(view, i * size, values[i])
  return bytes
}

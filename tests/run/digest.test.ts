import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { RegionState } from '../../src/engine/respond/regions.js'
import { createRunDigest, DIGEST_VERSION } from '../../src/run/digest.js'

const region = {
  approval: 600_000,
  attention: 5e9,
  publicity: 3,
  outcry: 1,
  graded: 0,
  dropped: 1,
  repealed: 0,
  pending: [-1, 7],
} satisfies RegionState

describe('createRunDigest', () => {
  it('is SHA-256 over the version, the regions tick by tick and the communities, little-endian', () => {
    const numbers = Buffer.alloc(9 * 8)
    for (const [i, value] of [600_000, 5e9, 3, 1, 0, 1, 0, -1, 7].entries()) numbers.writeDoubleLE(value, i * 8)
    const words = Buffer.alloc(8)
    words.writeUInt32LE(0xfedcba98, 0)
    words.writeUInt32LE(1, 4)
    const expected = createHash('sha256').update(DIGEST_VERSION).update(numbers).update(numbers).update(words)
    const digest = createRunDigest()
    digest.tick([region])
    digest.tick([region])
    expect(digest.finish(Uint32Array.of(0xfedcba98, 1))).toBe(expected.digest('hex'))
  })

  it.each(Object.keys(region) as (keyof typeof region)[])('feels a change of %s', (key) => {
    const other = { ...region, [key]: key === 'pending' ? [-1, 8] : region[key] + 1 }
    const digests = [region, other].map((each) => {
      const digest = createRunDigest()
      digest.tick([each])
      return digest.finish(new Uint32Array())
    })
    expect(digests[0]).not.toBe(digests[1])
  })

  it('feels trust where it is kept, and only there', () => {
    const digests = [undefined, [500_000, 0, 0, 0], [500_001, 0, 0, 0]].map((trust) => {
      const digest = createRunDigest()
      digest.tick([trust ? { ...region, trust } : region])
      return digest.finish(new Uint32Array())
    })
    expect(new Set(digests).size).toBe(3)
  })
})

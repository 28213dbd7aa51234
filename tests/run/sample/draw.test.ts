import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { chanceToMiss, drawCommunities } from '../../../src/run/sample/draw.js'

const digest = 'ab'.repeat(32)
const drawn = (communities: number, sample: number, seed = '1', of = digest) =>
  drawCommunities({ communities, sample, digest: of, seed })

describe('drawCommunities', () => {
  it('draws what its description says, done over by hand', () => {
    // 48 bits of the hash of four lines, as the description has it
    const number = (k: number) =>
      Number(
        BigInt(
          `0x${createHash('sha256').update(`glasshouse sample 1\n${digest}\n7\n${k}`).digest('hex').slice(0, 12)}`,
        ),
      )
    const cut = number(0) % 10
    // stretches of 3, 3 and 4
    const by = [cut + (number(1) % 3), cut + 3 + (number(2) % 3), cut + 6 + (number(3) % 4)].map((each) => each % 10)
    expect(drawn(10, 3, '7')).toEqual(by.toSorted((a, b) => a - b))
  })

  it('draws none twice, in order, as many as asked for, and the same again', () => {
    for (const [communities, sample] of [
      [1_367_188, 1000],
      [977, 50],
      [977, 976],
      [7, 4],
      [2, 1],
    ]) {
      const numbers = drawn(communities, sample)
      expect(numbers).toHaveLength(sample)
      expect(new Set(numbers).size).toBe(sample)
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
      expect(numbers[0]).toBeGreaterThanOrEqual(0)
      expect(numbers.at(-1)).toBeLessThan(communities)
      expect(drawn(communities, sample)).toEqual(numbers)
    }
  })

  it('draws others for another seed, and for another run', () => {
    expect(drawn(977, 50, '2')).not.toEqual(drawn(977, 50))
    expect(drawn(977, 50, '1', 'cd'.repeat(32))).not.toEqual(drawn(977, 50))
  })

  it('draws all where there are no more', () => {
    expect(drawn(4, 4)).toEqual([0, 1, 2, 3])
    expect(drawn(4, 100)).toEqual([0, 1, 2, 3])
  })

  it('leaves no long stretch out, so that no region is that has a fair part', () => {
    for (let seed = 0; seed < 50; seed++) {
      const numbers = drawn(1000, 20, String(seed))
      const gaps = numbers.map((number, i) => (numbers[(i + 1) % 20] - number + 1000) % 1000)
      expect(Math.max(...gaps)).toBeLessThan(100)
    }
  })

  it('gives each the same chance, though stretches differ in length', () => {
    const [communities, sample, rounds] = [7, 4, 7000]
    const counts = Array.from({ length: communities }, () => 0)
    for (let seed = 0; seed < rounds; seed++) for (const c of drawn(communities, sample, String(seed))) counts[c]++
    const expected = (rounds * sample) / communities
    // six standard deviations of a count
    const far = 6 * Math.sqrt(expected * (1 - sample / communities))
    for (const count of counts) expect(Math.abs(count - expected)).toBeLessThan(far)
  })
})

describe('chanceToMiss', () => {
  test('is (1 - p)^N, p one in a thousand, or one where there are fewer', () => {
    expect(chanceToMiss(1_000_000, 50)).toEqual({ wrong: 0.001, chance: 0.999 ** 50 })
    expect(chanceToMiss(200, 50)).toEqual({ wrong: 0.005, chance: 0.995 ** 50 })
    expect(chanceToMiss(200, 200)).toEqual({ wrong: 0.005, chance: 0 })
    expect(chanceToMiss(200, 300).chance).toBe(0)
  })

  test('is no less than what the draw comes to, whichever are wrong', () => {
    for (const [communities, sample] of [
      [5, 2],
      [7, 3],
      [7, 4],
      [8, 3],
      [9, 5],
      [10, 4],
    ])
      for (let wrong = 1; wrong < 1 << communities; wrong++) {
        let count = 0
        for (let c = 0; c < communities; c++) count += (wrong >> c) & 1
        expect(exactMiss(communities, sample, wrong)).toBeLessThanOrEqual((1 - count / communities) ** sample + 1e-12)
      }
  })
})

/** Over all places at which the circle is cut: the chance that no stretch gives one of those in `wrong`, a set of bits. */
function exactMiss(communities: number, sample: number, wrong: number): number {
  const from = (stretch: number) => Math.floor((stretch * communities) / sample)
  let sum = 0
  for (let cut = 0; cut < communities; cut++) {
    let chance = 1
    for (let stretch = 0; stretch < sample; stretch++) {
      let right = 0
      for (let at = from(stretch); at < from(stretch + 1); at++)
        right += 1 - ((wrong >> ((cut + at) % communities)) & 1)
      chance *= right / (from(stretch + 1) - from(stretch))
    }
    sum += chance
  }
  return sum / communities
}

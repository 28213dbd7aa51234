/**
 * Collisions among random words, in every order in which the engine consumes them: so many balls thrown into 2^24 boxes,
 * the box chosen by the leading bits of one word or of several in a row, and how often a box is hit again (the collision
 * test of Knuth, "The Art of Computer Programming" 2, 3.3.2; overlaps and all in TestU01). A keyed hash that looks random
 * fails it; see docs/randomness.md.
 */
import { describe, expect, test } from 'vitest'
import { philox4x32 } from '../../../src/engine/draw/philox.js'
import { drawer, purpose } from '../../../src/engine/draw/purposes.js'

const BOX_BITS = 24
const BOXES = 2 ** BOX_BITS
const BALLS = 2 ** 21

const words = new Uint32Array(4)
const draw = drawer(20260101, 0)
const purposes = Object.values(purpose)

type Words = (i: number) => number

const drawn =
  (address: (i: number) => [subject: number, tick: number, purposeWord: number, n: number]): Words =>
  (i) => {
    if ((i & 3) === 0) draw(...address(i >> 2), words)
    return words[i & 3]
  }

/** The first word alone of draw i, as where one decision needs no other. */
const first =
  (address: (i: number) => [number, number, number, number]): Words =>
  (i) => {
    draw(...address(i), words)
    return words[0]
  }

const orders: Record<string, Words> = {
  'subjects of a community, tick after tick': drawn((i) => [i & 1023, i >> 10, purpose.act, 0]),
  'ticks of one subject after the other': drawn((i) => [i >> 12, i & 4095, purpose.act, 0]),
  'purposes of one subject and tick': drawn((i) => [
    Math.floor(i / purposes.length),
    5,
    purposes[i % purposes.length],
    0,
  ]),
  'gaps between candidates': drawn((i) => [i >> 9, (i >> 6) & 7, purpose.gap, ((i >> 3) & 7) * 65536 + (i & 7)]),
  'accepting words of neighbours': first((i) => [i & 1048575, i >> 20, purpose.act, 0]),
  'seeds one after the other': (i) => {
    philox4x32(3, 5, purpose.act, 0, i, 0, words)
    return words[0]
  },
}

/** Words of a hash of the subject, with a key for the tick: what the engine must not draw from. */
function mix32(x: number): number {
  let y = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  y = Math.imul(y ^ (y >>> 15), 0xd35a2d97)
  return (y ^ (y >>> 15)) >>> 0
}
const keyedHash: Words = (i) => mix32((i & 1048575) ^ mix32(i >> 20))

/** Its bits the other way round. */
function reverse(word: number): number {
  let turned = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1)
  turned = ((turned >>> 2) & 0x33333333) | ((turned & 0x33333333) << 2)
  turned = ((turned >>> 4) & 0x0f0f0f0f) | ((turned & 0x0f0f0f0f) << 4)
  turned = ((turned >>> 8) & 0x00ff00ff) | ((turned & 0x00ff00ff) << 8)
  return ((turned >>> 16) | (turned << 16)) >>> 0
}

/** How many standard deviations the number of collisions lies from what is expected. */
function surprise(next: Words, each: number): number {
  const bits = BOX_BITS / each
  const hit = new Uint8Array(BOXES)
  let collisions = 0
  for (let ball = 0; ball < BALLS; ball++) {
    let box = 0
    for (let k = 0; k < each; k++) box = (box << bits) | (next(ball * each + k) >>> (32 - bits))
    if (hit[box]++ > 0) collisions++
  }
  const share = BALLS / BOXES
  // empty boxes: mean B e^-s, variance B e^-s (1 - (1 + s) e^-s); balls - boxes + empty ones have collided
  const empty = BOXES * Math.exp(-share)
  const expected = BALLS - BOXES + empty
  return (collisions - expected) / Math.sqrt(empty * (1 - (1 + share) * Math.exp(-share)))
}

describe('collisions of random words', () => {
  test.each(Object.entries(orders))('are as many as chance makes: %s', (_, next) => {
    for (const [each, words] of [
      [1, next],
      [1, (i: number) => reverse(next(i))],
      [2, next],
      [3, next],
    ] as [number, Words][])
      expect(Math.abs(surprise(words, each)), `${each} words to a box`).toBeLessThan(4.5)
  })

  test('are far too few with a keyed hash, which deals out each word only once', () => {
    expect(surprise(keyedHash, 1)).toBeLessThan(-7)
  })
})

/**
 * The random words of the engine as bytes without end, in the orders in which it consumes them, for batteries of tests:
 *
 *     node bench/randomness/words.mjs subjects | dieharder -a -g 200
 *     node bench/randomness/words.mjs ticks --reversed | dieharder -a -g 200     bits of each word the other way round
 *     node bench/randomness/words.mjs keyed-hash | dieharder -a -g 200           a control that must fail
 *
 * Orders: `subjects` of a community one after the other, then the next tick; `ticks` of one subject one after the other,
 * then the next subject; `purposes` of one subject and tick one after the other; `gaps` between candidates of a community.
 */
import { writeSync } from 'node:fs'
import { drawer, purpose } from '../../dist/engine/draw/purposes.js'

const [order = 'subjects', ...flags] = process.argv.slice(2)
const reversed = flags.includes('--reversed')
const draw = drawer(20260101, 0)
const words = new Uint32Array(4)
const purposes = Object.values(purpose)

/** Each makes draw i; the last three are controls, and nothing that the engine uses. */
const orders = {
  subjects: (i) => draw((((i / 1024 / 64) | 0) * 1024 + (i & 1023)) | 0, (i >>> 10) & 63, purpose.act, 0, words),
  ticks: (i) => draw((i / 4096) | 0, i & 4095, purpose.act, 0, words),
  purposes: (i) => {
    const at = Math.floor(i / purposes.length)
    draw(at >>> 6, at & 63, purposes[i % purposes.length], 0, words)
  },
  gaps: (i) => draw((i >>> 12) & 0xfffff, (i >>> 6) & 63, purpose.gap, ((i >>> 3) & 7) * 65536 + (i & 7), words),
  'keyed-hash': (i) => four(i, 1 << 20, (subject, tick) => mix32(subject ^ mix32(tick))),
  'one-multiply': (i) => four(i, 1 << 20, (subject, tick) => oneMultiply(subject ^ mix32(tick))),
  'added-key': (i) => four(i, 1024, addedKey),
}

/** Four words of a control that makes one at a time, for so many subjects and then for the next tick. */
function four(i, subjects, word) {
  for (let k = 0; k < 4; k++) words[k] = word((i * 4 + k) % subjects, Math.floor((i * 4) / subjects))
}

const oneMultiply = (x) => {
  const mixed = Math.imul(x, 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/**
 * A hash of whoever draws, with a key for the tick, as one writes it down without thinking. It looks random, but is one
 * of 2^32 numbers for each 32-bit input and no two inputs share one, so that every tick deals out the same cards.
 */
function mix32(x) {
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97)
  return (x ^ (x >>> 15)) >>> 0
}

/** A lane and a key from a good generator, added in the middle: passes small batteries, and fails a larger one. */
function addedKey(lane, block) {
  draw(block, 0, 0, 0, key)
  let x = (Math.imul(lane, 0x9e3779b1) + key[0]) | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = ((x ^ (x >>> 15)) + key[1]) | 0
  x = Math.imul(x, 0xd35a2d97)
  return (x ^ (x >>> 15)) >>> 0
}
const key = new Uint32Array(4)

function reverse(word) {
  word = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1)
  word = ((word >>> 2) & 0x33333333) | ((word & 0x33333333) << 2)
  word = ((word >>> 4) & 0x0f0f0f0f) | ((word & 0x0f0f0f0f) << 4)
  word = ((word >>> 8) & 0x00ff00ff) | ((word & 0x00ff00ff) << 8)
  return (word >>> 16) | (word << 16)
}

const next = orders[order]
if (!next) throw new Error(`no order ${order}; there are ${Object.keys(orders).join(', ')}`)
const out = new Uint32Array(1 << 18)
const bytes = new Uint8Array(out.buffer)
for (let i = 0; ;) {
  for (let at = 0; at < out.length; at += 4, i++) {
    next(i)
    for (let k = 0; k < 4; k++) out[at + k] = reversed ? reverse(words[k]) : words[k]
  }
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(1, bytes, done)
  } catch (error) {
    // whoever reads has had enough
    if (error.code === 'EPIPE') break
    throw error
  }
}

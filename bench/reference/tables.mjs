/**
 * The reference workload: a compact society that every contender lives, so that they can be set beside each other.
 *
 * Blocks of 1,024 residents, block b in region b mod 31. Each resident has one of 4,096 cells, a score from 0 to 1,000 with
 * a grade of four, a grievance up to 255, and the tick in which they were last charged. In a tick
 *
 *  1. each resident acts with the hazard of their cell and grade, judged for all of the block before anything happens;
 *  2. each act, in the order of residents, is one of 32 (alias table of the cell's group), and is detected by the channel
 *     of the action; 5 % of what is detected is charged to another resident of the block; the score moves;
 *  3. acts and detections are counted by region and action, residents by region and grade; every twelfth tick grievances
 *     fade by an eighth.
 *
 * After the tick the share of acts that were detected rescales all hazards. About 3 % act in a tick, 0.9 % are charged.
 * Whole numbers only; contenders that make the same draws come to the same checksum.
 */
export const BLOCK = 1024
export const REGIONS = 31
export const CELLS = 4096
export const ACTIONS = 32
export const GRADES_FROM = [350, 550, 750]
export const FNV = [0x811c9dc5, 0x01000193]
const SEED = 42

/** A hash, for tables and for who lives where; draws are made by {@link draw}. */
export function mix32(x) {
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97)
  return (x ^ (x >>> 15)) >>> 0
}

/** The key of a block in a tick: Philox2x32-10. */
export function blockKey(block, tick, out) {
  let [c0, c1, key] = [block, tick, SEED]
  for (let round = 0; round < 10; round++) {
    const [low, high] = [c0 & 0xffff, c0 >>> 16]
    const [ll, lh, hl, hh] = [low * 0xd193, low * 0xd256, high * 0xd193, high * 0xd256]
    const middle = (ll >>> 16) + (lh & 0xffff) + (hl & 0xffff)
    const top = (hh + (lh >>> 16) + (hl >>> 16) + (middle >>> 16)) | 0
    const bottom = Math.imul(c0, 0xd256d193)
    c0 = top ^ key ^ c1
    c1 = bottom
    key = (key + 0x9e3779b9) | 0
  }
  out[0] = c0
  out[1] = c1
}

/** Draw n of a block: 0 .. 1023 for whether residents act, and on by 1,024 for what, whether detected, and whom it hits. */
export function draw(n, k0, k1) {
  let x = (Math.imul(n, 0x9e3779b1) + k0) | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15) ^ k1, 0xd35a2d97)
  return (x ^ (x >>> 15)) >>> 0
}

export const gradeOf = (score) => (score >= 350 ? 1 : 0) + (score >= 550 ? 1 : 0) + (score >= 750 ? 1 : 0)
export const cellOf = (block, lane) => mix32(mix32(Math.imul(block, 2654435761) + 12345) + lane) & 4095
export const scoreOf = (block, lane) => 300 + (mix32(mix32(block + 0x51ed270b) + lane) % 500)

const MULTIPLIERS = [72, 68, 64, 56]
const hazard = (cell) => {
  const u = mix32(cell + 1) & 1023
  return 34359738 + ((u * u) >>> 10) * 276824
}

/** [cell x 4 + grade] chance to act in a tick, of 2^32. */
const base = Uint32Array.from({ length: CELLS * 4 }, (_, i) => Math.floor((hazard(i >> 2) * MULTIPLIERS[i & 3]) / 64))
const aliasHash = Array.from({ length: 2048 }, (_, i) => mix32(i + 7777))

export const tables = () => ({
  hazard: base.slice(),
  /** [cell group x 32 + column] threshold of 27 bits, then the other action. */
  alias: Uint32Array.from(aliasHash, (h) => (h & ~31) | (mix32(h) & 31)),
  /** [action] chance to be detected, of 2^32; 8 channels from 12 % to 47 %. */
  detected: Uint32Array.from({ length: ACTIONS }, (_, a) => Math.floor(0.12 * 2 ** 32) + ((a * 5 + 3) & 7) * 214748364),
  points: Int32Array.from({ length: ACTIONS }, (_, a) => (mix32(a + 99) % 61) - 40),
})

export const counters = () => ({
  acts: new Uint32Array(REGIONS),
  detections: new Uint32Array(REGIONS * ACTIONS),
  grades: new Uint32Array(REGIONS * 4),
})

const SHRINK = [64, 48, 32, 16]
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0)

/** Ends a tick: takes the counters of everybody into the checksum, and rescales the hazards. */
export function endTick(hazards, { acts, detections, grades }, checksum) {
  const take = (value) => (checksum = Math.imul(checksum ^ value, FNV[1]))
  for (let r = 0; r < REGIONS; r++) {
    take(acts[r])
    for (let a = 0; a < ACTIONS; a++) take(detections[r * ACTIONS + a])
    for (let g = 0; g < 4; g++) take(grades[r * 4 + g])
  }
  const all = sum(acts)
  const rate = Math.floor((sum(detections) * 65536) / all)
  for (let i = 0; i < hazards.length; i++)
    hazards[i] = Math.floor((base[i] * (65536 - ((rate * SHRINK[i & 3]) >>> 8))) / 65536)
  return [checksum, all]
}

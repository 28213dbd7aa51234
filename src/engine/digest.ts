/**
 * A fingerprint of the state, community by community, so that it does not matter who ran which community. Two FNV-1a
 * hashes over the same numbers in different order of bytes: enough to find a difference; the run's digest, which must
 * resist more than accident, hashes these with SHA-256.
 */
import { ENTRY } from './entries.js'
import { fieldGradeOf } from './grade/fields.js'
import { CONTEXTS } from './tables.js'
import type { World } from './world.js'

const PRIME = 0x01000193
/** Two steps at once, where nothing comes between them. */
const PRIME_TWICE = Math.imul(PRIME, PRIME)
/** Numbers that are put down before they are mixed, beside those of one more subject. */
const ENOUGH = 4096

/** [communities x 2] words, in order of communities. */
export function digestWorld(world: World): Uint32Array {
  const result = new Uint32Array(world.communities * 2)
  const sums = new Uint32Array(2)
  // numbers wait for a loop of their own, in which both hashes stay in registers: each step waits for the one before
  const line = new Int32Array(ENOUGH + mostOfSubject(world) + 1)
  const limited = world.ruleGiven.length / Math.max(1, world.score.length)
  const totals = [world.taken, world.given, world.trueTaken, world.trueGiven]
  const factors = world.pools.length / Math.max(1, world.score.length)
  for (let k = 0; k < world.communities; k++) {
    sums[0] = 0x811c9dc5
    sums[1] = 0x050c5d1f
    let n = 0
    for (let i = world.start[k]; i < world.start[k + 1]; i++) {
      if (n > ENOUGH) n = mix(sums, line, n)
      line[n++] = world.score[i]
      line[n++] = world.truth[i]
      line[n++] = world.grade[i] | (world.trueGrade[i] << 8)
      line[n++] = world.since.length > 0 ? world.since[i] : 0
      line[n++] = world.strain[i] | (world.hardship[i] << 8)
      line[n++] = world.risk[i]
      // without limits by the year there are no such columns, and nobody has lost or been given any
      for (let s = 0; s < totals.length; s++) line[n++] = totals[s].length > 0 ? totals[s][i] : 0
      for (let c = 0; c < CONTEXTS; c++) {
        line[n++] = world.subscore.length > 0 ? world.subscore[i * CONTEXTS + c] : 0
        line[n++] = fieldGradeOf(world.fieldGrades, i, c)
      }
      if (world.penaltyUntil.length > 0) {
        line[n++] = world.penaltyUntil[i]
        line[n++] = world.penaltyCount[i]
      }
      for (let r = i * limited; r < (i + 1) * limited; r++) {
        line[n++] = world.ruleGiven[r]
        line[n++] = world.trueRuleGiven[r]
      }
      if (factors > 0) {
        for (let f = i * factors; f < (i + 1) * factors; f++) {
          line[n++] = world.pools[f]
          line[n++] = world.truePools[f]
        }
      }
      if (world.friends.length > 0) {
        line[n++] = world.friends[i]
        line[n++] = world.trueFriends[i]
        line[n++] = world.friendsBegan[i]
      }
      if (world.member.length > 0) line[n++] = world.member[i]
    }
    const lists = world.listed.length / Math.max(1, world.everListed.length)
    for (let i = world.start[k]; i < Math.min(world.start[k + 1], world.everListed.length); i++) {
      if (n > ENOUGH) n = mix(sums, line, n)
      for (let l = i * lists; l < (i + 1) * lists; l++) line[n++] = world.listed[l] | (world.trulyListed[l] << 8)
      line[n++] = world.everListed[i]
      line[n++] = world.refusedAt[i]
      line[n++] = world.refusedAt[i] >>> 16
    }
    n = mix(sums, line, n)
    world.inFlight[k].each((entry) => {
      let n = 0
      for (let field = 0; field < ENTRY; field++) {
        line[n++] = entry[field]
        line[n++] = entry[field] >>> 16
      }
      mix(sums, line, n)
    })
    result.set(sums, k * 2)
  }
  return result
}

/** Numbers of one subject: no more than it has in columns, each in two parts, and those that a scheme may do without. */
function mostOfSubject(world: World): number {
  const subjects = Math.max(1, world.score.length)
  const columns = Object.values(world).filter((column) => ArrayBuffer.isView(column))
  return columns.reduce((sum, column) => sum + 2 * Math.ceil((column as Uint8Array).length / subjects), 64)
}

/** Mixes some numbers into both hashes; what is left to mix then is none. */
function mix(sums: Uint32Array, line: Int32Array, count: number): 0 {
  let [a, b] = sums
  for (let i = 0; i < count; i++) {
    const value = line[i]
    const high = (value >> 8) & 0xffff
    a = Math.imul(a ^ (value & 0xffff), PRIME)
    b =
      high === 0
        ? Math.imul(b ^ (value & 0xff), PRIME_TWICE)
        : Math.imul(Math.imul(b ^ (value & 0xff), PRIME) ^ high, PRIME)
  }
  sums[0] = a
  sums[1] = b
  return 0
}

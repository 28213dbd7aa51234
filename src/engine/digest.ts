/**
 * A fingerprint of the state, community by community, so that it does not matter who ran which community. Two FNV-1a
 * hashes over the same numbers in different order of bytes: enough to find a difference; the run's digest, which must
 * resist more than accident, hashes these with SHA-256.
 */
import { ENTRY } from './entries.js'
import { bitsOf } from './grade/fields.js'
import { CONTEXTS } from './tables.js'
import type { World } from './world.js'

const PRIME = 0x01000193
/** Two steps at once, where nothing comes between them. */
const PRIME_TWICE = Math.imul(PRIME, PRIME)
/** Numbers that are put down before they are mixed, beside those of one more subject. */
const ENOUGH = 4096

/** [communities x 2] words, in order of communities. */
export function digestWorld(world: World): Uint32Array {
  const { communities, start, everListed, inFlight } = world
  const result = new Uint32Array(communities * 2)
  const sums = new Uint32Array(2)
  // numbers wait for a loop of their own, in which both hashes stay in registers: each step waits for the one before
  const line = new Int32Array(ENOUGH + mostOfSubject(world) + 1)
  const putSubject = subjectsOf(world, line)
  const putCases = casesOf(world, line)
  const entryLine = line.subarray(0, 2 * ENTRY)
  for (let k = 0; k < communities; k++) {
    sums[0] = 0x811c9dc5
    sums[1] = 0x050c5d1f
    const end = start[k + 1]
    let n = 0
    for (let i = start[k]; i < end; i++) {
      if (n > ENOUGH) n = mix(sums, line, n)
      n = putSubject(i, n)
    }
    for (let i = start[k]; i < Math.min(end, everListed.length); i++) {
      if (n > ENOUGH) n = mix(sums, line, n)
      n = putCases(i, n)
    }
    mix(sums, line, n)
    inFlight[k].each((entry) => {
      for (let field = 0; field < ENTRY; field++) {
        entryLine[2 * field] = entry[field]
        entryLine[2 * field + 1] = entry[field] >>> 16
      }
      mix(sums, entryLine, 2 * ENTRY)
    })
    result.set(sums, k * 2)
  }
  return result
}

/** Puts the numbers of a subject at a place in the line; the place behind them. Without a column nobody has anything of the kind. */
function subjectsOf(world: World, line: Int32Array): (subject: number, at: number) => number {
  const { score, truth, grade, trueGrade, since, strain, hardship, risk, subscore, fieldGrades, member } = world
  const { penaltyUntil, penaltyCount, ruleGiven, trueRuleGiven, pools, truePools } = world
  const { friends, trueFriends, friendsBegan, taken, given, trueTaken, trueGiven } = world
  const subjects = Math.max(1, score.length)
  const limited = ruleGiven.length / subjects
  const factors = pools.length / subjects
  const [isDated, hasTotals, hasFields, hasLetters] = [since, taken, subscore, fieldGrades].map(isThere)
  const [hasPenalties, hasFriends, isJoined] = [penaltyUntil, friends, member].map(isThere)
  const bits = bitsOf(fieldGrades)
  const mask = (1 << bits) - 1
  return (i, at) => {
    let n = at
    line[n++] = score[i]
    line[n++] = truth[i]
    line[n++] = grade[i] | (trueGrade[i] << 8)
    line[n++] = isDated ? since[i] : 0
    line[n++] = strain[i] | (hardship[i] << 8)
    line[n++] = risk[i]
    line[n++] = hasTotals ? taken[i] : 0
    line[n++] = hasTotals ? given[i] : 0
    line[n++] = hasTotals ? trueTaken[i] : 0
    line[n++] = hasTotals ? trueGiven[i] : 0
    const letters = hasLetters ? fieldGrades[i] : 0
    for (let c = 0; c < CONTEXTS; c++) {
      line[n++] = hasFields ? subscore[i * CONTEXTS + c] : 0
      line[n++] = (letters >>> (c * bits)) & mask
    }
    if (hasPenalties) {
      line[n++] = penaltyUntil[i]
      line[n++] = penaltyCount[i]
    }
    for (let r = i * limited; r < (i + 1) * limited; r++) {
      line[n++] = ruleGiven[r]
      line[n++] = trueRuleGiven[r]
    }
    for (let f = i * factors; f < (i + 1) * factors; f++) {
      line[n++] = pools[f]
      line[n++] = truePools[f]
    }
    if (hasFriends) {
      line[n++] = friends[i]
      line[n++] = trueFriends[i]
      line[n++] = friendsBegan[i]
    }
    if (isJoined) line[n++] = member[i]
    return n
  }
}

/** The same for the lists that a subject is on, and what came of it. */
function casesOf(world: World, line: Int32Array): (subject: number, at: number) => number {
  const { listed, trulyListed, everListed, refusedAt } = world
  const lists = listed.length / Math.max(1, everListed.length)
  return (i, at) => {
    let n = at
    for (let l = i * lists; l < (i + 1) * lists; l++) line[n++] = listed[l] | (trulyListed[l] << 8)
    line[n++] = everListed[i]
    line[n++] = refusedAt[i]
    line[n++] = refusedAt[i] >>> 16
    return n
  }
}

function isThere(column: { length: number }): boolean {
  return column.length > 0
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

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

/** [communities x 2] words, in order of communities. */
export function digestWorld(world: World): Uint32Array {
  const result = new Uint32Array(world.communities * 2)
  const limited = world.ruleGiven.length / Math.max(1, world.score.length)
  const sums = [world.taken, world.given, world.trueTaken, world.trueGiven]
  const factors = world.pools.length / Math.max(1, world.score.length)
  for (let k = 0; k < world.communities; k++) {
    let a = 0x811c9dc5
    let b = 0x050c5d1f
    const mix = (value: number) => {
      a = Math.imul(a ^ (value & 0xffff), PRIME)
      b = Math.imul(b ^ (value & 0xff), PRIME)
      b = Math.imul(b ^ ((value >> 8) & 0xffff), PRIME)
    }
    for (let i = world.start[k]; i < world.start[k + 1]; i++) {
      mix(world.score[i])
      mix(world.truth[i])
      mix(world.grade[i] | (world.trueGrade[i] << 8))
      mix(world.since.length > 0 ? world.since[i] : 0)
      mix(world.strain[i] | (world.hardship[i] << 8))
      mix(world.risk[i])
      // without limits by the year there are no such columns, and nobody has lost or been given any
      for (let s = 0; s < sums.length; s++) mix(sums[s].length > 0 ? sums[s][i] : 0)
      for (let c = 0; c < CONTEXTS; c++) {
        mix(world.subscore.length > 0 ? world.subscore[i * CONTEXTS + c] : 0)
        mix(fieldGradeOf(world.fieldGrades, i, c))
      }
      if (world.penaltyUntil.length > 0) {
        mix(world.penaltyUntil[i])
        mix(world.penaltyCount[i])
      }
      for (let r = i * limited; r < (i + 1) * limited; r++) {
        mix(world.ruleGiven[r])
        mix(world.trueRuleGiven[r])
      }
      if (factors > 0) {
        for (let f = i * factors; f < (i + 1) * factors; f++) {
          mix(world.pools[f])
          mix(world.truePools[f])
        }
      }
      if (world.friends.length > 0) {
        mix(world.friends[i])
        mix(world.trueFriends[i])
        mix(world.friendsBegan[i])
      }
      if (world.member.length > 0) mix(world.member[i])
    }
    const lists = world.listed.length / Math.max(1, world.everListed.length)
    for (let i = world.start[k]; i < Math.min(world.start[k + 1], world.everListed.length); i++) {
      for (let l = i * lists; l < (i + 1) * lists; l++) mix(world.listed[l] | (world.trulyListed[l] << 8))
      mix(world.everListed[i])
      mix(world.refusedAt[i])
      mix(world.refusedAt[i] >>> 16)
    }
    world.inFlight[k].each((entry) => {
      for (let field = 0; field < ENTRY; field++) {
        mix(entry[field])
        mix(entry[field] >>> 16)
      }
    })
    result[k * 2] = a
    result[k * 2 + 1] = b
  }
  return result
}

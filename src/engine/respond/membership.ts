/**
 * Joining by choice. Somebody outside joins of their own accord, or drawn by the share of members in their region, as
 * it stood a tick ago: the diffusion model of Bass (1969), with a chance for each person. A member may leave; then file,
 * points and score are gone, and whoever comes back begins anew.
 */
import { fileMetric } from '../counters.js'
import { drawLots } from '../draw/drawLots.js'
import { type Draw4, TIMELESS, joinWord, purpose } from '../draw/purposes.js'
import { entryField } from '../entries.js'
import { type Place, count } from '../place.js'
import { countList } from '../list/counting.js'
import { startPool } from '../score/pools.js'
import { COMMUNITY_SIZE, CONTEXTS, Q16, type Tables } from '../tables.js'
import { type MembershipTable, member } from './tables.js'
import type { World } from '../world.js'
import { changes } from '../measure/before.js'

/** Whether the resident has a file and a score: everybody, but where that is a choice. */
export function isScored({ member: members }: World, resident: number): boolean {
  return members.length === 0 || members[resident] === member.is
}

/** Makes those members who are members before the first tick. */
export function foundMembers(tables: Tables, world: World, k: number, draw: Draw4): void {
  const { membership } = tables
  if (!membership) return
  const words = new Uint32Array(4)
  for (let i = world.start[k]; i < world.start[k + 1]; i++) {
    const subject = (world.firstCommunity + k) * COMMUNITY_SIZE + i - world.start[k]
    draw(subject, TIMELESS, purpose.founder, 0, words)
    world.member[i] = words[0] < membership.atStart[world.cell[i]] ? member.is : member.never
  }
}

/** Lets residents of the community join and leave. */
export function join(place: Place): void {
  const { tables, world, now, scratch, layout } = place
  const { membership } = tables
  if (!membership || !now.open[place.region]) return
  const asked = askMembers(place, membership)
  drawLots(place.draw, scratch.lots, now.tick, purpose.join, asked)
  const share = now.members[place.region]
  const { words } = scratch.lots
  let left = false
  for (let i = 0; i < asked; i++) {
    const resident = place.first + scratch.pool[i]
    if (world.member[resident] === member.is) {
      if (words[joinWord.leaves][i] >= membership.leaves) continue
      changes(world, resident)
      world.member[resident] = member.left
      left = true
      count(place, resident, fileMetric(layout, 'left'))
    } else {
      const cell = world.cell[resident]
      const accord = words[joinWord.accord][i] < membership.joins[cell]
      const pulled = words[joinWord.pull][i] < Math.floor((membership.pulled[cell] * share) / Q16)
      if (!accord && !pulled) continue
      changes(world, resident)
      world.member[resident] = member.is
      count(place, resident, fileMetric(layout, 'joined'))
      if (!accord) count(place, resident, fileMetric(layout, 'joined_by_pull'))
    }
  }
  if (left) forget(place)
}

/** Writes those who may join or leave into `scratch.pool`, and the addresses of their draws. */
function askMembers({ world, first, size, subject, scratch }: Place, table: MembershipTable): number {
  const { pool, lots } = scratch
  let asked = 0
  for (let local = 0; local < size; local++) {
    const cell = world.cell[first + local]
    const isMember = world.member[first + local] === member.is
    if (isMember ? table.leaves === 0 : table.joins[cell] === 0 && table.pulled[cell] === 0) continue
    pool[asked] = local
    lots.subject[asked] = subject + local
    lots.n[asked] = 0
    asked++
  }
  return asked
}

/** What the lists hold on somebody who has left is gone with the file. */
function leaveLists(place: Place, lists: number, resident: number): void {
  const { listed, trulyListed } = place.world
  for (let list = 0; list < lists; list++) {
    const at = resident * lists + list
    if (listed[at] > 0) countList(place, resident, list, 'left_taken', listed[at])
    listed[at] = trulyListed[at] = 0
  }
}

/** Nothing is kept of those who are no members: points go back to the start, and what is on its way to them is gone. */
function forget(place: Place): void {
  const { tables, world, scratch } = place
  const { composite } = tables.score
  for (let i = place.first; i < place.first + place.size; i++) {
    if (world.member[i] !== member.left) continue
    const base = composite ? world.began[i] : tables.score.base
    changes(world, i)
    world.score[i] = base
    world.truth[i] = base
    world.subscore.fill(0, i * CONTEXTS, (i + 1) * CONTEXTS)
    if (tables.lists) leaveLists(place, tables.lists.count, i)
    for (const sum of [world.taken, world.given, world.trueTaken, world.trueGiven]) sum[i] = 0
    const { limited } = tables.score
    for (const sum of [world.ruleGiven, world.trueRuleGiven]) sum.fill(0, i * limited, (i + 1) * limited)
    if (composite) startPool(composite, world, i, place.subject + i - place.first, place.draw, scratch.words)
  }
  place.inFlight.retain((entry) => world.member[place.first + entry[entryField.who]] !== member.left)
}

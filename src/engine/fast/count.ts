/** Counting in the fast kernel: one list of what was counted and of who has changed, for stages of the module and of the host. */
import type { Layout } from '../counters.js'
import { flowIndex } from '../counters.js'
import { type Before, type Columns, columnsOf } from '../measure/before.js'
import type { GroupTables } from '../measure/tables.js'
import type { Counting } from '../measure/tally.js'
import { COMMUNITY_SIZE, type Tables } from '../tables.js'
import type { World } from '../world.js'
import type { Module } from './module.js'

const BYTES = Float64Array.BYTES_PER_ELEMENT
/** Groups that the module adds to in one turn of a loop. */
const SIDE_BY_SIDE = 3
/** Groups that a row can have: the module knows them by bytes before them, in 16 bits, and the number behind the last. */
export const MOST_GROUPS = Math.floor(0xffff / BYTES)

/** Events of a region, gathered by the module; what the host counts it counts there, too. */
export function tallyIn({ memory, call, set }: Module, { group }: Tables, layout: Layout): Counting {
  const { groups, flowMetrics } = layout
  const rows = layout.states * flowMetrics
  // behind the groups, one number that nobody reads
  const perRow = groups + 1
  const sums = memory.f64(rows * perRow)
  const each = mostGroups(group)
  // the module writes behind the last before it knows whether the row is new
  const touched = memory.i32(rows + 1)
  set({
    groupsOfClass: memory.put(group.groupsOfClass),
    groupStart: memory.put(group.groupStart),
    flowGroups: memory.put(evenly(group, each)),
    flowGroupsBytes: each * Uint16Array.BYTES_PER_ELEMENT,
    flowRowBytes: perRow * BYTES,
    flowMetrics,
    doorOffset: layout.doorOffset,
    fileOffset: layout.fileOffset,
    flows: sums,
    flowMarked: memory.u8(rows),
    flowTouched: touched,
  })
  return {
    enter: () => {},
    add: call.tally,
    addTo(flow, region) {
      const count = call.tallied()
      for (let t = 0; t < count; t++) {
        const row = touched[t]
        const [state, metric] = [Math.floor(row / flowMetrics), row % flowMetrics]
        for (let g = 0; g < groups; g++) {
          const amount = sums[row * perRow + g]
          if (amount === 0) continue
          sums[row * perRow + g] = 0
          flow[flowIndex(layout, region, g, state, metric)] += amount
        }
      }
      call.tallyTaken()
    },
  }
}

/** Groups that the module counts a class in: the most of any class, and a multiple of {@link SIDE_BY_SIDE}. */
function mostGroups({ classes, groupStart }: GroupTables): number {
  let most = 0
  for (let sort = 0; sort < classes; sort++) most = Math.max(most, groupStart[sort + 1] - groupStart[sort])
  return Math.ceil(most / SIDE_BY_SIDE) * SIDE_BY_SIDE
}

/** [class][each] bytes before its groups in a row, and before the number behind them where a class has fewer. */
function evenly({ classes, groups, groupsOfClass, groupStart }: GroupTables, each: number): Uint16Array {
  const bytes = new Uint16Array(classes * each).fill(groups * BYTES)
  for (let sort = 0; sort < classes; sort++) {
    const [from, end] = [groupStart[sort], groupStart[sort + 1]]
    for (let at = from; at < end; at++) bytes[sort * each + at - from] = groupsOfClass[at] * BYTES
  }
  return bytes
}

/** Who has changed, put down by the module, and everybody as they were before the tick. */
export function beforeIn({ memory, call, set }: Module, world: World): Before {
  const subjects = Math.max(1, world.score.length)
  const then: Columns = columnsOf(world, (now) => {
    const room = (now.length / subjects) * COMMUNITY_SIZE
    return now instanceof Int16Array ? memory.i16(room) : memory.u8(room)
  })
  const who = memory.u16(COMMUNITY_SIZE + 1)
  set({
    changedWho: who,
    changedMarked: memory.u8(COMMUNITY_SIZE),
    thenScore: then.score,
    thenTruth: then.truth,
    thenSubscore: then.subscore,
    thenFieldsMarked: memory.u8(COMMUNITY_SIZE),
    thenFriends: then.friends,
    thenFriendsBegan: then.friendsBegan,
    thenGrade: then.grade,
    thenTrueGrade: then.trueGrade,
    thenStrain: then.strain,
    thenHardship: then.hardship,
    thenRisk: then.risk,
    thenMember: then.member,
    thenListed: then.listed,
    thenTrulyListed: then.trulyListed,
  })
  call.lookAway()
  let first = 0
  let community = -1
  let count = 0
  return {
    get count() {
      return count
    },
    ...{ who, then },
    begin(of, k) {
      first = of.start[k]
      community = k
      call.lookAt()
    },
    end(k) {
      count = call.lookAway()
      const isOf = community === k
      community = -1
      return isOf
    },
    add(resident) {
      // of others nobody knows where they begin
      if (community >= 0) call.changesForHost(resident - first)
    },
  }
}

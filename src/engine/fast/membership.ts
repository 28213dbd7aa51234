/** Joining by choice in the module. */
import { fileMetric } from '../counters.js'
import { purpose } from '../draw/purposes.js'
import { member } from '../respond/tables.js'
import { setPools } from './composite.js'
import type { MakeStage } from './stage.js'

/** Joining; left to the reference where everybody has a file, and where lists hold something on those who leave. */
export const joinIn: MakeStage = (module, { tables, world, layout }) => {
  const { membership: table, score, lists } = tables
  if (!table || lists) return null
  const { memory, call, set } = module
  set({
    joinsOf: memory.put(table.joins),
    pulledOf: memory.put(table.pulled),
    leavesChance: table.leaves,
    IS_MEMBER: member.is,
    HAS_LEFT: member.left,
    purposeJoin: purpose.join,
    metricJoined: fileMetric(layout, 'joined'),
    metricJoinedByPull: fileMetric(layout, 'joined_by_pull'),
    metricLeft: fileMetric(layout, 'left'),
  })
  if (score.composite) {
    setPools(module, world, score.composite)
    set({
      factorStarts: memory.put(score.composite.starts),
      factorSpread: memory.put(score.composite.spread),
      purposeStart: purpose.start,
    })
  }
  return (place) => {
    if (place.now.open[place.region] && call.join()) call.forget()
  }
}

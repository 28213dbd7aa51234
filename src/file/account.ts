/** The second half of a tick as the journal sees it: entries settled, letters set, doors tried. */
import { doorMetrics, fileMetric } from '../engine/counters.js'
import { letterAt } from '../engine/consequence/standing.js'
import { entryField } from '../engine/entries.js'
import { entryKind, flag } from '../engine/world.js'
import { type Happening, isWrong } from './events.js'
import { lendingAt } from './lending.js'
import { doorThrow } from './looks.js'
import { listsOf } from './listed.js'
import type { Pen } from './pen.js'

type After = Extract<Happening, { what: 'protest' }>['after']

/** An entry of the resident has been settled: a record booked, an appeal decided, points given back. */
export function meetSettled(pen: Pen, e: number): void {
  const { scratch, layout } = pen.place
  const { due } = scratch
  const kind = due[e + entryField.kind]
  const flags = due[e + entryField.flags]
  const full = due[e + entryField.points]
  // what follows from a record for lists is told as it is counted
  if (kind >= entryKind.nothing && kind <= entryKind.trulyLeaves) return pen.owners.drop(due, e, pen)
  const of = pen.owners.settle(due, e)
  const sum = pen.cases.get(of)!
  const { because, event } = sum
  const now = pen.look()
  const isTruth = kind === entryKind.trueExpiry || kind === entryKind.trueRepair
  const moved = isTruth ? now.truth - pen.before.truth : now.score - pen.before.score
  if (isTruth) sum.truth += moved
  else sum.file += moved
  pen.adopt(of)
  const common = { case: of, behaviour: event.behaviour, rule: event.rule, moved }
  if (kind === entryKind.record) {
    const capped = pen.heard.find(({ metric }) => metric === fileMetric(layout, 'points_capped'))?.amount ?? 0
    const points = full < 0 ? full + capped : full - capped
    const told = (flags & flag.told) !== 0
    const [late, published] = (['appeals_late', 'published'] as const).map((name) =>
      pen.heard.some(({ metric }) => metric === fileMetric(layout, name)),
    )
    const appeals = told && !late && (flags & flag.appeals) !== 0
    pen.write({ what: 'record', ...common, because, full, points, told, appeals, late, published })
    noteProtest(pen, isWrong(because) ? 'wrong charge' : 'charge')
  } else if (kind === entryKind.access) {
    const [appeals, late] = [flag.appeals, flag.late].map((bit) => (flags & bit) !== 0)
    pen.write({ what: 'found', case: of, because, behaviour: event.behaviour, appeals, late })
    noteProtest(pen, isWrong(because) ? 'wrong charge' : 'charge')
  } else if (kind === entryKind.appeal) {
    const upheld = (flags & flag.upheld) !== 0
    pen.write({ what: 'appeal', ...common, because, upheld, points: upheld ? -full : 0 })
  } else {
    const what = kind === entryKind.repair || kind === entryKind.trueRepair ? 'repaired' : 'expired'
    pen.write({ what, ledger: isTruth ? 'truth' : 'file', ...common, points: -full })
  }
}

/** Letters have been set anew, or taken away. */
export function meetGrade(pen: Pen): void {
  const { place, names, me } = pen
  const { world, now } = place
  const from = names.letter(pen.before.grade)
  const to = names.letter(world.grade[me])
  if (from === null && to === null) return
  // that letters end is told as the decision of the region
  if (!now.dropped[place.region]) {
    const heard = (name: 'graded_down' | 'graded_down_untold') =>
      pen.heard.some(({ metric }) => metric === fileMetric(place.layout, name))
    const [down, untold] = [heard('graded_down'), heard('graded_down_untold')]
    pen.write({ what: 'graded', from, to, trueTo: names.letter(world.trueGrade[me]), down, told: !untold })
  }
  noteProtest(pen, 'lower grade')
}

/** A door has answered. */
export function meetDoor(pen: Pen, a: number): void {
  const { place, names, me } = pen
  const { tables, scratch, layout } = place
  const door = scratch.acts.what[a] - tables.doing.behaviours
  const letter = letterAt(place, me, door)
  const first = layout.doorOffset + door * doorMetrics.length
  const heard = (name: (typeof doorMetrics)[number]) =>
    pen.heard.some(({ metric }) => metric === first + doorMetrics.indexOf(name))
  const refused = heard('refused')
  pen.write({
    what: 'door',
    door: names.door(door),
    letter: names.letter(letter),
    refused,
    refusedAnyway: refused ? !heard('refused_by_scheme') : heard('opened_by_scheme'),
    acrossContexts: heard('refused_across_contexts'),
    ...lendingAt(pen, door, refused),
    lists: listsOf(place, me, names).flatMap(({ id, on }) => (on ? [id] : [])),
    guardians: place.tables.door.guardian?.[door] === 1,
    ...doorThrow(place, { local: me, ordinal: scratch.acts.ordinal[a], door, resident: me }),
  })
  noteProtest(pen, 'refusal')
}

/** Whether whom the scheme has just hit spoke out, or would have and was afraid. */
export function noteProtest(pen: Pen, after: After): void {
  const { layout } = pen.place
  const heard = (name: 'protests' | 'protests_silenced') =>
    pen.heard.some(({ resident, metric }) => resident === pen.me && metric === fileMetric(layout, name))
  if (heard('protests')) pen.write({ what: 'protest', spoke: true, after })
  else if (heard('protests_silenced')) pen.write({ what: 'protest', spoke: false, after })
}

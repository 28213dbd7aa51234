/** Meetings as the journal sees them, where people rate each other: who rated an act of the resident, and what it came to. */
import { type FileMetric, fileMetric } from '../engine/counters.js'
import type { Pen } from './pen.js'

/**
 * An act of the community has been rated.
 *
 * @param a its place in the list of acts
 */
export function meetRating(pen: Pen, a: number): void {
  const { place, names, me } = pen
  const act = pen.acts.get(a)
  if (!act) return
  const { layout, world, now } = place
  const heard = (name: FileMetric) => pen.heard.find(({ metric }) => metric === fileMetric(layout, name))
  const after = pen.look()
  const [moved, trueMoved] = [after.score - pen.before.score, after.truth - pen.before.truth]
  const sum = pen.cases.get(act.case)!
  sum.file += moved
  sum.truth += trueMoved
  act.rated = true
  pen.adopt(act.case)
  const rater = heard('ratings_given')?.resident
  pen.write({
    what: 'rated',
    case: act.case,
    behaviour: act.behaviour,
    rule: names.rule(place.scratch.acts.what[a], now.tick),
    by: rater === undefined ? null : pen.number(rater - place.first),
    grade: rater === undefined ? null : names.letter(world.grade[rater]),
    given: heard('rating_points')?.amount ?? null,
    onlookers: heard('contagion_points')?.amount ?? 0,
    penalty: heard('penalties')?.resident === place.first + me,
    moved,
    trueMoved,
  })
}

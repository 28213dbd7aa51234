/** Bands of the score: best first, every score in exactly one. */
import type { Grades } from '../schema/scores.js'
import type { Examined } from './context.js'
import { gradeMessages as say } from './messages.js'
import { boundsOf, onlyScore } from './scores.js'

type Band = Grades['bands'][string]

/** Scores are whole numbers, so a band must begin one point above the end of the next worse band. */
export function checkGrades({ draft, desk }: Examined): void {
  const { grades, calendar } = draft
  if (!grades) return
  const bands = Object.entries(grades.bands)
  const path = (id: string, end?: 'from' | 'to') => ['grades', 'bands', id, ...(end ? [end] : [])]
  if (bands.length < 2) desk.problemAtKey(['grades', 'bands'], say.tooFew())

  bands.forEach(([id, band], i) => {
    const { from, to } = band
    if (!from && i < bands.length - 1) desk.problemAtKey(path(id), say.needsFrom(id))
    if (!to && i > 0) desk.problemAtKey(path(id), say.needsTo(id))
    if (from && to && from.value > to.value) desk.problem(path(id, 'from'), say.backwards(id, from.text, to.text))
    else if (i > 0) checkJoint(bands[i - 1], [id, band])
  })
  checkEnds()
  if (calendar && grades.regraded.value < calendar.tick.value * 0.999) {
    desk.problem(['grades', 'regraded'], say.tooOften(grades.regraded.text, calendar.tick.text))
  }

  function checkJoint([before, better]: [string, Band], [id, band]: [string, Band]) {
    if (!better.from || !band.to) return
    const [low, high] = [band.to.value, better.from.value]
    const misordered = band.from && better.to && band.from.value > better.to.value
    if (misordered || (band.from && band.from.value > high)) desk.problemAtKey(path(id), say.order(id, before))
    else if (high > low + 1) desk.problem(path(id, 'to'), say.gap(id, before, low + 1, high - 1))
    else if (high <= low) desk.problem(path(id, 'to'), say.overlap(id, before, high, low))
  }

  function checkEnds() {
    const score = onlyScore(draft)
    if (!score || bands.length === 0) return
    const { lowest, highest } = boundsOf(score)
    const [best, { to }] = bands[0]
    const [worst, { from }] = bands[bands.length - 1]
    if (to && (!highest || to.value < highest.value)) desk.problem(path(best, 'to'), say.uncovered('above', to.value))
    if (from && (!lowest || from.value > lowest.value))
      desk.problem(path(worst, 'from'), say.uncovered('below', from.value))
  }
}

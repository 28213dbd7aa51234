/** Bands of the score: best first, every score in exactly one. */
import type { Grades } from '../schema/scores.js'
import type { Examined } from './context.js'
import { gradeMessages as say } from './messages/grade.js'
import { rankMessages as ranks } from './messages/composite.js'
import { boundsOf, onlyScore } from './scores.js'

type Band = Pick<Grades['bands'][string], 'from' | 'to'>

/** Scores are whole numbers, so a band must begin one point above the end of the next worse band. */
export function checkGrades({ draft, desk }: Examined): void {
  const { grades, calendar } = draft
  if (!grades) return
  const bands = Object.entries(grades.bands)
  const path = (id: string, end?: 'from' | 'to') => ['grades', 'bands', id, ...(end ? [end] : [])]
  if (bands.length < 2) desk.problemAtKey(['grades', 'bands'], say.tooFew())
  if (calendar && grades.regraded.value < calendar.tick.value * 0.999) {
    desk.problem(['grades', 'regraded'], say.tooOften(grades.regraded.text, calendar.tick.text))
  }

  if (grades.by === 'rank') return checkRanks({ draft, desk })
  for (const [id, { from_rank: rank }] of bands)
    if (rank) desk.problem([...path(id), 'from_rank'], ranks.bothWays('from_rank', 'score'))

  const before = desk.problems.length
  bands.forEach(([id, { from, to }], i) => {
    if (!from && i < bands.length - 1) desk.problemAtKey(path(id), say.needsFrom(id))
    if (!to && i > 0) desk.problemAtKey(path(id), say.needsTo(id))
    const last = bands[i - 1]
    const [mark, above] = [markOf({ from, to }), last && markOf(last[1])]
    if (from && to && from.value > to.value) desk.problem(path(id, 'from'), say.backwards(id, from.text, to.text))
    else if (mark !== undefined && above !== undefined && mark > above)
      desk.problemAtKey(path(id), say.order(id, last[0]))
  })
  // bands that are open, backwards or out of order leave gaps and overlaps everywhere: say only the cause
  if (desk.problems.length === before) {
    for (let i = 1; i < bands.length; i++) checkJoint(bands[i - 1], bands[i])
    checkEnds()
  }
  function checkJoint([before, better]: [string, Band], [id, band]: [string, Band]) {
    if (!better.from || !band.to) return
    const [low, high] = [band.to.value, better.from.value]
    if (high > low + 1) desk.problem(path(id, 'to'), say.gap(id, before, low + 1, high - 1))
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

/** Bands by rank: shares of everybody from the top, each counting those above it. */
function checkRanks({ draft, desk }: Examined): void {
  const bands = Object.entries(draft.grades!.bands)
  bands.forEach(([id, { from, to, from_rank: rank }], i) => {
    const path = ['grades', 'bands', id]
    for (const [key, bound] of Object.entries({ from, to }))
      if (bound) desk.problem([...path, key], ranks.bothWays(key, 'rank'))
    if (i === bands.length - 1) {
      if (rank) desk.problem([...path, 'from_rank'], ranks.worstHasRank(id))
      return
    }
    if (!rank) return desk.problemAtKey(path, ranks.needsRank(id))
    if (rank.value <= 0 || rank.value >= 1) return desk.problem([...path, 'from_rank'], ranks.rankRange(rank.text))
    const better = bands[i - 1]?.[1].from_rank
    if (better && rank.value <= better.value)
      desk.problem([...path, 'from_rank'], ranks.rankOrder(id, rank.text, bands[i - 1][0], better.text))
  })
}

/** The score by which bands are put in order: where the band begins, or ends if that is all it says. */
function markOf({ from, to }: Band): number | undefined {
  return from?.value ?? to?.value
}

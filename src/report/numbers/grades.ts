/** Grades held and moves between them. */
import type { Context } from '../context.js'
import type { FlowData } from '../figures/flow.js'
import { everybody, total, totals } from './totals.js'

/** More gradings than these are too many for one picture; the last ones are shown. */
const MOST_GRADINGS = 8

/** Moves between grades at each grading, or nothing if there never was one. */
export function flowOf(context: Context): (FlowData & { gradings: number }) | undefined {
  const { f, words, grades, input } = context
  const rows = totals(input.tables.moves, ['tick', 'date', 'grade_from', 'grade_to'], ['residents'], everybody)
  // where letters are dropped everybody moves to "no letter"; that is no grading
  const gradings = rows.filter((row) => row.grade_to !== 'none' && row.residents > 0)
  const all = [...new Set(gradings.map((row) => Number(row.tick)))].toSorted((a, b) => a - b)
  if (all.length === 0 || grades.length === 0) return undefined
  const ticks = all.slice(-MOST_GRADINGS)
  const ids = [...grades.map((grade) => grade.id), 'none']
  const moves = ticks.map((tick) =>
    ids.map((from) =>
      ids.map((to) => sum(rows, (row) => Number(row.tick) === tick && row.grade_from === from && row.grade_to === to)),
    ),
  )
  const before = moves[0].map((row) => row.reduce((a, b) => a + b, 0))
  const after = moves.map((matrix) => ids.map((_, to) => matrix.reduce((a, row) => a + row[to], 0)))
  const dateOf = (tick: number): string => rows.find((row) => Number(row.tick) === tick)?.date ?? ''
  const months = ticks.map((tick) => f.month(dateOf(tick)))
  // gradings of one month are told apart by their days
  const labels = new Set(months).size < months.length ? ticks.map((tick) => f.day(dateOf(tick))) : months
  return {
    gradings: all.length,
    grades: [...grades.map((grade) => grade.title), words.noGrade],
    steps: [
      { label: words.figures.grades.before, residents: before },
      ...after.map((residents, i) => ({ label: labels[i], residents })),
    ],
    moves,
  }
}

function sum<Row extends { residents: number }>(rows: readonly Row[], keep: (row: Row) => boolean): number {
  let residents = 0
  for (const row of rows) if (keep(row)) residents += row.residents
  return residents
}

export interface GradeHeld {
  id: string
  title: string
  residents: number
  /** Holders whom the truth would have graded better, or worse. */
  tooLow: number
  tooHigh: number
}

/** Who held which letter at the end of a tick, best first; grades nobody held are there with 0. */
export function heldAt(context: Context, tick: number): GradeHeld[] {
  const { grades, input } = context
  return grades.map(({ id, title }) => {
    const held = total(input.tables.grades, ['residents', 'graded_too_low', 'graded_too_high'], {
      ...everybody,
      tick,
      grade: id,
    })
    return { id, title, residents: held.residents, tooLow: held.graded_too_low, tooHigh: held.graded_too_high }
  })
}

/** Residents whom a grading set at least one grade lower, and higher, than the grading before, over all gradings. */
export function fallsAndRises(context: Context): { falls: number; rises: number; kept: number } {
  const place = new Map(context.grades.map((grade, g) => [grade.id, g]))
  const result = { falls: 0, rises: 0, kept: 0 }
  for (const row of totals(context.input.tables.moves, ['grade_from', 'grade_to'], ['residents'], everybody)) {
    const from = place.get(row.grade_from)
    const to = place.get(row.grade_to)
    if (from === undefined || to === undefined) continue
    if (to > from) result.falls += row.residents
    else if (to < from) result.rises += row.residents
    else result.kept += row.residents
  }
  return result
}

/** Which doors shut and opened because of the scheme, for whom, and in which field of life. */
import { contexts, type Context as Field } from '../../scenario/schema/words.js'
import type { Context } from '../context.js'
import { chargesByBehaviour } from './charges.js'
import { everybody, totals } from './totals.js'

export interface DoorRow {
  door: string
  title: string
  context: Field
  grade: string
  gradeTitle: string
  /** Position of the grade, best first; the number of grades means no letter. */
  gradeIndex: number
  attempts: number
  refused: number
  /** Refused because of the scheme. */
  shut: number
  /** Those among them whom the points of the door's own field alone would have let through. */
  crossed: number
  opened: number
}

/** One row for each door and grade at which anybody tried it, in the order of the scenario. */
export function doorRows(context: Context): DoorRow[] {
  const { input, doors, grades, words } = context
  const names = [...grades, { id: 'none', title: grades.length > 0 ? words.noGrade : words.everybody }]
  const rows = totals(
    input.tables.doors,
    ['door', 'grade'],
    ['attempts', 'refused', 'refused_by_scheme', 'refused_across_contexts', 'opened_by_scheme'],
    everybody,
  )
  return doors.flatMap(([id, door]) =>
    names.flatMap((grade, gradeIndex) => {
      const row = rows.find((each) => each.door === id && each.grade === grade.id)
      if (!row || row.attempts === 0) return []
      return [
        {
          door: id,
          title: door.title,
          context: door.context,
          grade: grade.id,
          gradeTitle: grade.title,
          gradeIndex,
          attempts: row.attempts,
          refused: row.refused,
          shut: row.refused_by_scheme,
          crossed: row.refused_across_contexts,
          opened: row.opened_by_scheme,
        },
      ]
    }),
  )
}

export interface FieldRow {
  field: Field
  /** Charges for behaviour of this field, right or wrong. */
  charges: number
  /** Refusals caused by the scheme at doors of this field. */
  shut: number
  /** Those among them that conduct of this field alone would not have caused. */
  crossed: number
}

/** Where conduct was scored, and where the doors that shut stand. */
export function fieldRows(context: Context): FieldRow[] {
  const charges = chargesByBehaviour(context)
  const doors = doorRows(context)
  return contexts.map((field) => ({
    field,
    charges: charges
      .filter((row) => context.input.scenario.behaviours[row.behaviour]?.context === field)
      .reduce((sum, row) => sum + row.all, 0),
    shut: sum(doors, field, 'shut'),
    crossed: sum(doors, field, 'crossed'),
  }))
}

function sum(doors: readonly DoorRow[], field: Field, of: 'shut' | 'crossed'): number {
  return doors.reduce((total, row) => total + (row.context === field ? row[of] : 0), 0)
}

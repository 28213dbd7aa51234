/** Whether what a vignette expects is what the scheme does. */
import { type Calendar, tickOfDate } from '../compile/calendar.js'
import type { Quantity } from '../scenario/language/quantity.js'
import type { Life, Moment } from './live.js'
import type { Standing } from './ledger.js'
import type { Expectation } from './schema.js'

/** One line of an expectation. */
export interface Check {
  /** `score`, `true_score`, `grade`, `true_grade`, `listed`, `truly_listed`, `because`, or `doors.NAME`. */
  what: string
  expected: string
  got: string
  holds: boolean
}

export interface Judged {
  on: string
  holds: boolean
  checks: Check[]
  /** The events that make the score what it is. */
  standing: Standing[]
}

/** Compares an expectation with a life. */
export function judge(expected: Expectation, { moments }: Life, calendar: Calendar): Judged {
  const moment = moments[tickOfDate(calendar, expected.on)]
  const checks = checksOf(expected, moment)
  return { on: expected.on, holds: checks.every(({ holds }) => holds), checks, standing: moment.standing }
}

function checksOf(expected: Expectation, moment: Moment): Check[] {
  const { score, true_score, grade, true_grade, listed, truly_listed, because, doors = {} } = expected
  const checks: Check[] = []
  const compare = (what: string, wanted: string | undefined, got: string) => {
    if (wanted !== undefined) checks.push({ what, expected: wanted, got, holds: wanted === got })
  }
  compare('score', inPoints(score), spelt(moment.score))
  compare('true_score', inPoints(true_score), spelt(moment.trueScore))
  compare('grade', grade, moment.grade)
  compare('true_grade', true_grade, moment.trueGrade)
  compare('listed', listed && names(listed, 'no list'), names(moment.listed, 'no list'))
  compare('truly_listed', truly_listed && names(truly_listed, 'no list'), names(moment.trulyListed, 'no list'))
  compare(
    'because',
    because && names(because, 'no rule'),
    names(
      moment.standing.map(({ rule }) => rule),
      'no rule',
    ),
  )
  for (const [door, wanted] of Object.entries(doors)) compare(`doors.${door}`, wanted, moment.doors[door].does)
  return checks
}

function inPoints(quantity: Quantity<'points'> | undefined): string | undefined {
  return quantity && spelt(quantity.value)
}

/** `1 point`, `950 points`. */
export function spelt(points: number): string {
  return `${points} ${points === 1 || points === -1 ? 'point' : 'points'}`
}

/** Each once, in alphabetical order. */
function names(all: string[], none: string): string {
  return [...new Set(all)].toSorted().join(', ') || none
}

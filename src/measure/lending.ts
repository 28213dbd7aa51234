/** What doors ask and what comes of loans: columns, rows, and who gained and lost by them. */
import { flowIndex, outcomeMetrics, type OutcomeMetric, termMetrics, type TermMetric } from '../engine/counters.js'
import { byGroup, counted, grade, type Meaning } from './columns.js'
import type { Place } from './fanout.js'
import type { GrowingTables } from './growing.js'
import type { Cell, TableDefinition } from './types.js'

const termMeaning: Record<TermMetric, Meaning> = {
  let_through: ['attempts', 'Attempts let through, of which the thing was asked'],
  asked: ['unit of the row', 'Sum of what was asked'],
  asked_anyway: ['unit of the row', 'Sum of what would have been asked of the same attempts without the scheme'],
  asked_less: ['attempts', 'Attempts asked for less because of the scheme'],
  asked_more: ['attempts', 'Attempts asked for more because of the scheme'],
  saved: ['unit of the row', 'By how much less they were asked for, in all'],
  paid_more: ['unit of the row', 'By how much more they were asked for, in all'],
}

const outcomeMeaning: Record<OutcomeMetric, Meaning> = {
  granted: ['loans', 'Attempts let through: loans made, or trust given, that come due later'],
  granted_sound: ['loans', 'Those among them who would keep their word, as things stood on the day'],
  refused_sound: ['attempts', 'Attempts refused of people who would have kept their word'],
  refused_sound_by_scheme: ['attempts', 'Those among them refused because of the scheme'],
  kept: ['loans', 'Loans that came due in the tick and were repaid'],
  broken: ['loans', 'Loans that came due in the tick and were not repaid'],
  points_gained: ['points', 'Points that rules give for what came due, before the bounds of the score'],
  points_lost: ['points', 'Points that rules take for what came due, before the bounds of the score'],
}

const text = (name: string, about: string) => ({ name, type: 'string' as const, unit: 'none', about })

export const terms: TableDefinition = {
  name: 'terms',
  title: 'What doors ask',
  about:
    'What doors asked in the tick of those they let through, and what they would have asked of the same people without ' +
    'the scheme. Empty where no door asks anything.',
  columns: [
    ...byGroup,
    grade,
    text('door', 'Identifier of the door'),
    text('asks', 'deposit, fee, interest or wait'),
    text('unit', 'Unit of the sums in the row'),
    ...counted(termMetrics, termMeaning),
  ],
}

export const lending: TableDefinition = {
  name: 'lending',
  title: 'Loans and what became of them',
  about:
    'Loans made in the tick, loans that came due in it, and sound people who were refused. Sound is who would keep their ' +
    'word; the lender cannot know it. Empty where nothing comes of being let through.',
  columns: [
    ...byGroup,
    grade,
    text('door', 'Identifier of the door'),
    {
      name: 'yuan_earned',
      type: 'double',
      unit: 'yuan',
      about: 'What the lender earned on loans repaid',
      formula: 'loans repaid x amount x part earned',
    },
    {
      name: 'yuan_lost',
      type: 'double',
      unit: 'yuan',
      about: 'What the lender lost on loans not repaid',
      formula: 'loans not repaid x amount x part lost',
    },
    ...counted(outcomeMetrics, outcomeMeaning),
  ],
}

const KEPT = outcomeMetrics.indexOf('kept')
const BROKEN = outcomeMetrics.indexOf('broken')

/** Adds rows to `terms`. */
export function addTerms(growing: GrowingTables, place: Place): void {
  const { labels, counters, present } = place
  byState(place, present.terms, (thing, start, graded) => {
    const { door, what, unit } = labels.terms[thing]
    const at = start + counters.layout.termOffset + thing * termMetrics.length
    growing.terms.addCounts(graded, counters.flow, at, door, what, unit)
  })
}

/** Adds rows to `lending`. */
export function addLent(growing: GrowingTables, place: Place): void {
  const { labels, counters, present } = place
  const { flow, layout } = counters
  byState(place, present.outcomes, (outcome, start, graded) => {
    const { door, earned, lost } = labels.loans[outcome]
    const at = start + layout.outcomeOffset + outcome * outcomeMetrics.length
    growing.lending.addCounts(graded, flow, at, door, flow[at + KEPT] * earned, flow[at + BROKEN] * lost)
  })
}

function byState(
  { counters, labels, region, group, lead }: Place,
  rows: readonly number[][],
  add: (row: number, start: number, graded: Cell[]) => void,
): void {
  for (let state = 0; state < counters.layout.states; state++) {
    if (rows[state].length === 0) continue
    const graded = [...lead, labels.states[state].id]
    for (const row of rows[state]) add(row, flowIndex(counters.layout, region, group, state, 0), graded)
  }
}

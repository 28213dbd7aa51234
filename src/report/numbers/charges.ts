/** Charges: what was laid to whom, rightly or wrongly, and what never came to light. */
import type { Context } from '../context.js'
import type { Scenario } from '../../scenario/schema/scenario.js'
import { figuresOfRule } from '../../scenario/schema/figures.js'
import { part } from './rates.js'
import { everybody, total, totals } from './totals.js'

const counted = ['done', 'seen', 'missed', 'mistaken', 'invented', 'accused', 'misfiled', 'lost', 'victims'] as const

export interface ChargeRow {
  behaviour: string
  title: string
  /** Points of the harshest rule on it, as the scheme writes them (negative); 0 where it costs no points but a place on a list. */
  points: number
  done: number
  /** Acts while a rule was in force, whoever was charged with them. */
  ruled: number
  missed: number
  /** Seen, laid to the right person, and kept in the right file. */
  right: number
  mistaken: number
  invented: number
  /** Made up by somebody out of malice, and believed. */
  accused: number
  misfiled: number
  lost: number
  wrong: number
  all: number
}

/** Points of the rules on a behaviour at their harshest (lowest) and most generous (highest); 0 without a rule. */
export function pointsOn(scenario: Scenario, behaviour: string): { lowest: number; highest: number } {
  let lowest = 0
  let highest = 0
  for (const rule of Object.values(scenario.rules)) {
    if (rule.behaviour !== behaviour) continue
    const values = rule.points ? figuresOfRule(rule).map((each) => each.value) : []
    lowest = Math.min(lowest, ...values)
    highest = Math.max(highest, ...values)
  }
  return { lowest, highest }
}

/** Whether a rule puts whoever does it on a blacklist, or takes them off a list that it is good to be on. */
export function listedFor({ rules, lists }: Scenario, behaviour: string): boolean {
  const some = (named: string | string[] | undefined, bad: boolean) =>
    [named ?? []].flat().some((list) => (lists?.[list]?.kind === 'blacklist') === bad)
  return Object.values(rules).some(
    (rule) => rule.behaviour === behaviour && (some(rule.lists, true) || some(rule.delists, false)),
  )
}

/** Whether the one who is met gives less for some such act than everybody starts with, where people rate each other. */
export function ratedDown({ rules, scores }: Scenario, behaviour: string): boolean {
  const score = Object.values(scores)[0]
  const base = score?.kind === 'ratings' ? score.base.value : 0
  return Object.values(rules).some(
    (rule) => rule.behaviour === behaviour && rule.rates && figuresOfRule(rule).some(({ value }) => value < base),
  )
}

/** One row for each behaviour that costs points or a place on a list, the most charged first. */
export function chargesByBehaviour(context: Context): ChargeRow[] {
  const { input, behaviours } = context
  const found = new Map(
    totals(input.tables.behaviours, ['behaviour'], counted, everybody).map((row) => [row.behaviour, row]),
  )
  const rows = behaviours.flatMap(([id, { title }]): ChargeRow[] => {
    const { lowest } = pointsOn(input.scenario, id)
    const row = found.get(id)
    if (!row || (lowest >= 0 && !listedFor(input.scenario, id))) return []
    const { done, seen, missed, mistaken, invented, accused, misfiled, lost } = row
    const right = Math.max(0, seen - lost - misfiled)
    const wrong = mistaken + invented + accused + misfiled
    return [
      {
        behaviour: id,
        title,
        points: lowest,
        done,
        ruled: seen + mistaken + missed,
        missed,
        right,
        mistaken,
        invented,
        accused,
        misfiled,
        lost,
        wrong,
        all: right + wrong,
      },
    ]
  })
  return rows.toSorted((a, b) => b.all - a.all)
}

/** Sums of {@link chargesByBehaviour}. */
export function sumCharges(rows: readonly ChargeRow[]) {
  const sum = { right: 0, wrong: 0, mistaken: 0, invented: 0, accused: 0, misfiled: 0, ruled: 0, missed: 0, all: 0 }
  for (const row of rows) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += row[key]
  return sum
}

/** Points taken, exactly as they reached the files. */
export function pointsTaken(context: Context) {
  const sums = total(
    context.input.tables.files,
    ['points_taken_right', 'points_taken_wrong', 'points_due_taken', 'points_restored', 'records'],
    everybody,
  )
  const all = sums.points_taken_right + sums.points_taken_wrong
  return {
    right: sums.points_taken_right,
    wrong: sums.points_taken_wrong,
    due: sums.points_due_taken,
    restored: sums.points_restored,
    records: sums.records,
    all,
    wrongShare: part(sums.points_taken_wrong, all),
  }
}

/** From a wrong charge to its being put right. */
export function wayBack(context: Context) {
  const files = total(
    context.input.tables.files,
    ['told', 'told_wrong', 'appeals', 'appeals_wrong', 'upheld_wrong', 'upheld_right', 'dropped_wrong', 'found_wrong'],
    everybody,
  )
  const { wrong } = sumCharges(chargesByBehaviour(context))
  return { wrong, ...files }
}

/** Who was wronged: the same three measures for everybody and for every group. */
import { figuresOfRule } from '../../scenario/schema/figures.js'
import { isBusiness } from '../../measure/subjects.js'
import type { Context } from '../context.js'
import { FEW, mean, rate, type Rate } from './rates.js'
import { lastTick, totals } from './totals.js'

/** Between the traits, and between the categories, of groups that cross several traits. */
export const CROSSED = ' x '

export interface GroupRow {
  trait: string
  group: string
  title: string
  /** Residents at the end. */
  residents: number
  /** Of 1,000 letter holders, how many were graded worse than the truth when letters were last in force. */
  tooLow: Rate
  /** Points by which scores stand below the truth, for each resident, at the end. */
  below: Rate
  /** Wrong charges for each 1,000 residents in a year. */
  wrongCharges: Rate
  /** Points taken for each resident in a year, rightly and wrongly; null on too few charges. */
  taken: { right: number; wrong: number } | null
}

/** Rows by trait in the order of the tables; the first is everybody (`all`). */
export function groupRows(context: Context): GroupRow[] {
  const { input, gradedTick, years } = context
  const { grades, behaviours, files } = input.tables
  const end = lastTick(grades)
  const key = ['group_by', 'group'] as const
  const stock = totals(grades, key, ['residents', 'points_below_truth', 'below_truth'], { tick: end })
  const lettered = context.grades.map((grade) => grade.id)
  const graded = index(totals(grades, key, ['residents', 'graded_too_low'], { tick: gradedTick, grade: lettered }))
  const costly = ruledBehaviours(context)
  const charged = index(totals(behaviours, key, ['mistaken', 'invented', 'accused', 'misfiled'], { behaviour: costly }))
  const points = index(totals(files, key, ['charges', 'points_taken_right', 'points_taken_wrong']))
  // businesses are no residents, and have a chapter of their own
  return rowsInOrder(context, stock)
    .filter((row) => !isBusiness(row.group_by))
    .map((row): GroupRow => {
      const id = `${row.group_by} ${row.group}`
      const low = graded.get(id)
      const wrong = charged.get(id)
      const taken = points.get(id)
      const lived = row.residents * years
      return {
        trait: row.group_by,
        group: row.group,
        title: context.groupTitle(row.group_by, row.group),
        residents: row.residents,
        tooLow: rate(low?.graded_too_low ?? 0, low?.residents ?? 0, 1000),
        below: mean(row.points_below_truth, row.residents, row.below_truth),
        wrongCharges: rate(wrong ? wrong.mistaken + wrong.invented + wrong.accused + wrong.misfiled : 0, lived, 1000),
        taken:
          taken && taken.charges >= FEW && lived > 0
            ? { right: taken.points_taken_right / lived, wrong: taken.points_taken_wrong / lived }
            : null,
      }
    })
}

function index<Row extends { group_by: string; group: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [`${row.group_by} ${row.group}`, row]))
}

/** Behaviours that cost points under some rule. */
function ruledBehaviours(context: Context): string[] {
  return Object.values(context.input.scenario.rules)
    .filter((rule) => rule.points && figuresOfRule(rule).some(({ value }) => value < 0))
    .map((rule) => rule.behaviour)
}

/** The sets of a figure: rows grouped by trait, without everybody and without crossed traits. */
export function byTrait(rows: readonly GroupRow[]): { trait: string; rows: GroupRow[] }[] {
  const sets = new Map<string, GroupRow[]>()
  for (const row of rows) {
    if (row.trait === 'all' || row.trait.includes(CROSSED)) continue
    const set = sets.get(row.trait)
    if (set) set.push(row)
    else sets.set(row.trait, [row])
  }
  return [...sets].map(([trait, set]) => ({ trait, rows: set }))
}

/**
 * Rows in the order in which the run counts its groups, trait after trait, everybody first. Tables name a group late if a
 * region has nobody of it, or if nothing happened to it at first; their own order would be another in every run.
 */
export function rowsInOrder<Row extends { group_by: string; group: string }>(
  context: Context,
  rows: readonly Row[],
): Row[] {
  const groups = context.input.groups ?? named(context)
  const places = new Map(groups.map(({ by, group }, i) => [`${by} ${group}`, i]))
  const place = ({ group_by, group }: Row): number => places.get(`${group_by} ${group}`) ?? groups.length
  return rows.toSorted((a, b) => place(a) - place(b))
}

/** Groups as the tables name them, those of one trait together. */
function named(context: Context): { by: string; group: string }[] {
  const names = totals(context.input.tables.grades, ['group_by', 'group'], [])
  return [...new Set(names.map(({ group_by }) => group_by))].flatMap((by) =>
    names.filter(({ group_by }) => group_by === by).map(({ group }) => ({ by, group })),
  )
}

/** Standard deviations of chance above which a group is said to stand out; with some thirty groups to choose from. */
const BEYOND_LUCK = 3.5

/**
 * The group whose rate stands furthest above that of everybody, with how many times it is. Only groups that luck alone
 * would hardly bring there: events are taken to come one by one (Poisson), so that their number strays by its root.
 */
export function worst(
  rows: readonly GroupRow[],
  measure: (row: GroupRow) => Rate,
): { row: GroupRow; times: number } | undefined {
  const average = rows.find((row) => row.trait === 'all')
  const base = average && measure(average).value
  if (!base) return undefined
  let found: { row: GroupRow; times: number } | undefined
  for (const row of rows) {
    const value = row.trait === 'all' ? null : measure(row).value
    if (value === null || value <= base) continue
    const { events } = measure(row)
    const expected = (events * base) / value
    if (events - expected < BEYOND_LUCK * Math.sqrt(expected)) continue
    if (!found || value / base > found.times) found = { row, times: value / base }
  }
  return found
}

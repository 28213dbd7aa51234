/** What doors asked of whom, and who got loans, repaid them, and rose or fell by them. */
import { lendingByGroup, type LendingHeadline } from '../../measure/lenders.js'
import type { Context } from '../context.js'
import { CROSSED, rowsInOrder } from './groups.js'
import { FEW, part } from './rates.js'
import { totals } from './totals.js'

export interface TermRow {
  door: string
  doorTitle: string
  /** deposit, fee, interest or wait. */
  what: string
  trait: string
  group: string
  title: string
  letThrough: number
  /** Asked on average, and what would have been asked of the same people without the scheme, in the unit of the thing. */
  asked: number
  anyway: number
  /** More and less than without the scheme, on average over all let through. */
  more: number
  less: number
  askedMore: number
  askedLess: number
}

/** One row for each thing a door asks and each group of which enough were let through; groups that cross traits left out. */
export function termRows(context: Context): TermRow[] {
  const rows = totals(
    context.input.tables.terms,
    ['door', 'asks', 'group_by', 'group'],
    ['let_through', 'asked', 'asked_anyway', 'asked_less', 'asked_more', 'saved', 'paid_more'],
  )
  return rowsInOrder(context, rows)
    .filter((row) => row.let_through >= FEW && !row.group_by.includes(CROSSED))
    .map((row) => ({
      door: row.door,
      doorTitle: context.input.scenario.doors[row.door]?.title ?? row.door,
      what: row.asks,
      trait: row.group_by,
      group: row.group,
      title: context.groupTitle(row.group_by, row.group),
      letThrough: row.let_through,
      asked: part(row.asked, row.let_through),
      anyway: part(row.asked_anyway, row.let_through),
      more: part(row.paid_more, row.let_through),
      less: part(row.saved, row.let_through),
      askedMore: row.asked_more,
      askedLess: row.asked_less,
    }))
}

export interface LendingRow extends LendingHeadline {
  doorTitle: string
  title: string
  /** Share of loans that came due and were not repaid; null on too few. */
  defaulted: number | null
  /** By how much the mean score of the group moved when loans first came due, and to the end. */
  step: number | null
  whole: number
}

/** One row for each lending door and group, everybody first; groups that cross traits left out. */
export function lendingRows(context: Context): LendingRow[] {
  const tables = Object.values(context.input.tables).filter((table) => table !== undefined)
  if (!context.input.tables.lending) return []
  return rowsInOrder(context, lendingByGroup(tables))
    .filter(({ group_by }) => !group_by.includes(CROSSED))
    .map((row) => ({
      ...row,
      doorTitle: context.input.scenario.doors[row.door]?.title ?? row.door,
      title: context.groupTitle(row.group_by, row.group),
      defaulted: row.kept + row.broken >= FEW ? part(row.broken, row.kept + row.broken) : null,
      step: row.mean_score_step === null ? null : row.mean_score_step - row.mean_score_first,
      whole: row.mean_score_end - row.mean_score_first,
    }))
}

/** A group at all lenders together. */
export interface Borrowers {
  trait: string
  group: string
  title: string
  /** Share of requests by sound people that were granted; null on too few. */
  share: number | null
}

/** Groups in the order of the rows. */
export function borrowers(rows: readonly LendingRow[]): Borrowers[] {
  const groups = new Map<string, LendingRow[]>()
  for (const row of rows) {
    const key = `${row.group_by} ${row.group}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((of) => {
    const asked = of.reduce((sum, row) => sum + row.sound_asked, 0)
    const granted = of.reduce((sum, row) => sum + row.sound_asked * (row.sound_granted ?? 0), 0)
    return {
      trait: of[0].group_by,
      group: of[0].group,
      title: of[0].title,
      share: asked >= FEW ? granted / asked : null,
    }
  })
}

/** The two groups of one trait furthest apart in the share of the sound who got a loan; nothing if none are told apart. */
export function furthestApart(groups: readonly Borrowers[]): [least: Borrowers, most: Borrowers] | undefined {
  let found: [Borrowers, Borrowers] | undefined
  let widest = 0
  for (const trait of new Set(groups.map((group) => group.trait))) {
    const known = groups.filter((group) => group.trait === trait && trait !== 'all' && group.share !== null)
    if (known.length < 2) continue
    const sorted = known.toSorted((a, b) => a.share! - b.share!)
    const [least, most] = [sorted[0], sorted.at(-1)!]
    if (most.share! - least.share! > widest) [widest, found] = [most.share! - least.share!, [least, most]]
  }
  return found
}

/** Who joins, what becomes of those who do not, and what friends do to each other's scores. */
import { valuesOf } from '../../measure/types.js'
import type { Context } from '../context.js'
import { rowsInOrder } from './groups.js'
import { FEW, part } from './rates.js'
import { everybody, lastTick, total, totals } from './totals.js'

export interface JoinRow {
  trait: string
  title: string
  residents: number
  members: number
  /** Share who are members at the end; null where the group is too small to say. */
  share: number | null
}

/** Members at the end, everybody first and then group by group. */
export function joinRows(context: Context): JoinRow[] {
  const { grades } = context.input.tables
  return ofResidents(
    context,
    totals(grades, ['group_by', 'group'], ['residents', 'scored'], { tick: lastTick(grades) }),
  ).map((row) => ({
    trait: row.group_by,
    title: context.groupTitle(row.group_by, row.group),
    residents: row.residents,
    members: row.scored,
    share: row.residents >= FEW ? part(row.scored, row.residents) : null,
  }))
}

/** Businesses cannot join, and have no friends. */
function ofResidents<Row extends { group_by: string; group: string }>(context: Context, rows: Row[]): Row[] {
  return rowsInOrder(context, rows).filter(({ group_by }) => !group_by.startsWith('business'))
}

/** Over the whole run. */
export function joinFlows(context: Context) {
  return total(context.input.tables.files, ['joined', 'joined_by_pull', 'left'], everybody)
}

export interface OutsiderRow {
  id: string
  title: string
  attempts: number
  shut: number
}

/** Doors that treat those who are no members in a way of their own. */
export function outsiderRows(context: Context): OutsiderRow[] {
  const found = totals(
    context.input.tables.doors,
    ['door'],
    ['outsider_attempts', 'outsiders_refused_by_scheme'],
    everybody,
  )
  return context.doors
    .filter(([, door]) => door.outsiders)
    .map(([id, { title }]) => {
      const row = found.find(({ door }) => door === id)
      return { id, title, attempts: row?.outsider_attempts ?? 0, shut: row?.outsiders_refused_by_scheme ?? 0 }
    })
}

export interface FriendRow {
  trait: string
  title: string
  scored: number
  /** Points that friends' conduct has taken from, and added to, the mean score at the end. */
  down: number
  up: number
}

/** What friends have done to scores by the end, everybody first; nothing where friends do not count. */
export function friendRows(context: Context): FriendRow[] {
  const [score] = Object.values(context.input.scenario.scores)
  if (score?.kind !== 'composite' || !Object.values(score.factors).some(({ kind }) => kind === 'friends')) return []
  const { grades } = context.input.tables
  const sums = ['scored', 'points_by_friends_down', 'points_by_friends_up'] as const
  return ofResidents(context, totals(grades, ['group_by', 'group'], sums, { tick: lastTick(grades) })).flatMap((row) =>
    row.scored < FEW
      ? []
      : [
          {
            trait: row.group_by,
            title: context.groupTitle(row.group_by, row.group),
            scored: row.scored,
            down: row.points_by_friends_down / row.scored,
            up: row.points_by_friends_up / row.scored,
          },
        ],
  )
}

/** Scores above which 90, 75, 50, 25 and 10 per cent of all who have a score stand, at the end; empty without an order. */
export function orderAt(context: Context): { above: number; score: number }[] {
  const { regions } = context.input.tables
  if (!regions) return []
  const standings = valuesOf(regions, 'standings')
  const numbers = String(standings[standings.length - 1] ?? '')
    .split(' ')
    .filter(Boolean)
    .map(Number)
  // the last 99 are the percentiles; bands stand before them
  const scale = numbers.slice(-99)
  return scale.length < 99 ? [] : [10, 25, 50, 75, 90].map((p) => ({ above: p, score: scale[p - 1] }))
}

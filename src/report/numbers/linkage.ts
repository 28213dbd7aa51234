/** How well records found their files, for everybody and by group, and how the registry grew together. */
import { rowCount, valuesOf } from '../../measure/types.js'
import type { Context } from '../context.js'
import { rowsInOrder } from './groups.js'
import { FEW, part, rate, type Rate } from './rates.js'
import { total, totals } from './totals.js'

const counted = ['links_tried', 'links_right', 'links_false', 'links_missed', 'links_reviewed'] as const

export interface LinkageRow {
  trait: string
  group: string
  title: string
  /** Records about the group that a linker had to find the file for. */
  records: number
  /** Of 1,000 records, those put into a wrong file, and those without a file. */
  wrong: Rate
  missed: Rate
  /** Of those put into a file, the part in the right one; of all, the part that reached it. Null for too few. */
  precision: number | null
  recall: number | null
}

/** One row for each group that records are about; the first is everybody (`all`). */
export function linkageRows(context: Context): LinkageRow[] {
  return rowsInOrder(context, totals(context.input.tables.files, ['group_by', 'group'], counted)).map((row) => {
    const put = row.links_right + row.links_false
    const enough = row.links_tried >= FEW
    return {
      trait: row.group_by,
      group: row.group,
      title: context.groupTitle(row.group_by, row.group),
      records: row.links_tried,
      wrong: rate(row.links_false, row.links_tried, 1000),
      missed: rate(row.links_missed, row.links_tried, 1000),
      precision: enough && put > 0 ? row.links_right / put : null,
      recall: enough ? row.links_right / row.links_tried : null,
    }
  })
}

/** The group whose records go astray most often, wrong files and none together, against everybody. */
export function worstLinked(rows: readonly LinkageRow[]): { row: LinkageRow; times: number } | undefined {
  const astray = ({ wrong, missed }: LinkageRow) => wrong.events + missed.events
  const everybody = rows.find((row) => row.trait === 'all')
  if (!everybody || astray(everybody) < FEW) return undefined
  const base = astray(everybody) / everybody.records
  let found: { row: LinkageRow; times: number } | undefined
  for (const row of rows) {
    const expected = row.records * base
    // beyond what luck would hardly do, as for wrong charges
    if (row.trait === 'all' || astray(row) < FEW || astray(row) - expected < 3.5 * Math.sqrt(expected)) continue
    const times = part(astray(row), expected)
    if (!found || times > found.times) found = { row, times }
  }
  return found
}

/** How many records a clerk decided about, and all that were to be linked. */
export function clerksOf(context: Context): { reviewed: number; tried: number } {
  const sums = total(context.input.tables.files, counted, { group_by: 'all' })
  return { reviewed: sums.links_reviewed, tried: sums.links_tried }
}

export interface Joining {
  /** By tick: pairs of region and database that have joined, as a share, and records that wait. */
  joined: number[]
  waiting: number[]
  /** By database: regions that join, and the day on which the first and the last of them did; null where none has yet. */
  databases: { database: string; regions: number; joined: number; first: string | null; last: string | null }[]
}

/** How the databases grow together; nothing where no region is to join. */
export function joiningOf(context: Context): Joining | undefined {
  const { joining } = context.input.tables
  if (!joining || rowCount(joining) === 0) return undefined
  const [tickOf, databaseOf, regionOf, dateOf, joinedOf, keptOf] = [
    'tick',
    'database',
    'region',
    'date',
    'joined',
    'kept',
  ].map((name) => valuesOf(joining, name))
  const pairs = Array.from({ length: context.ticks }, () => ({ all: 0, joined: 0 }))
  const waiting = Array.from({ length: context.ticks }, () => 0)
  const stock = new Map<string, number>()
  const firsts = new Map<string, Map<string, string | null>>()
  for (let row = 0; row < tickOf.length; row++) {
    const tick = Number(tickOf[row])
    if (!pairs[tick]) continue
    pairs[tick].all++
    const regions = firsts.get(String(databaseOf[row])) ?? new Map<string, string | null>()
    firsts.set(String(databaseOf[row]), regions)
    const region = String(regionOf[row])
    const pair = `${String(databaseOf[row])} ${region}`
    const held = joinedOf[row] ? 0 : (stock.get(pair) ?? 0) + Number(keptOf[row])
    stock.set(pair, held)
    waiting[tick] += held
    if (joinedOf[row]) {
      pairs[tick].joined++
      if (!regions.get(region)) regions.set(region, String(dateOf[row]))
    } else regions.set(region, regions.get(region) ?? null)
  }
  return {
    joined: pairs.map(({ all, joined }) => part(joined, all)),
    waiting,
    databases: [...firsts].map(([database, regions]) => {
      const days = [...regions.values()].filter((day) => day !== null).toSorted()
      return {
        database,
        regions: regions.size,
        joined: days.length,
        first: days[0] ?? null,
        last: days.at(-1) ?? null,
      }
    }),
  }
}

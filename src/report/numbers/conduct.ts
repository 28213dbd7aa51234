/** What people did to each other and to the scheme: only what the scheme of the run makes possible at all. */
import type { Context } from '../context.js'
import { part } from './rates.js'
import { rowsInOrder } from './groups.js'
import { everybody, total, totals } from './totals.js'

/** What can be counted, in the order in which it is told. */
export const conducts = [
  'answers',
  'evaded',
  'accused',
  'gamed',
  'found',
  'late',
  'untold',
  'not_kept',
  'published',
  'published_wrong',
] as const
export type Conduct = (typeof conducts)[number]

export interface ConductRow {
  what: Conduct
  cases: number
  /** What it is a part of: acts that would have been seen, charges brought, and so on; null where there is no such whole. */
  of: number | null
}

/** A row for each mechanism that the scenario uses. */
export function conductRows(context: Context): ConductRow[] {
  const { scenario, tables } = context.input
  const { behaviours, response, safeguards, publication } = scenario
  const { notice, access, appeal, consent } = safeguards
  const named = (is: (behaviour: (typeof behaviours)[string]) => unknown) =>
    context.behaviours.filter(([, behaviour]) => is(behaviour)).map(([id]) => id)
  const acts = totals(
    tables.behaviours,
    ['behaviour'],
    ['done', 'provoked', 'seen', 'mistaken', 'evaded', 'accused'],
    everybody,
  )
  const sum = (of: readonly string[] | undefined, metric: Exclude<keyof (typeof acts)[number], 'behaviour'>) =>
    acts.reduce((all, row) => (of === undefined || of.includes(row.behaviour) ? all + row[metric] : all), 0)
  const files = total(
    tables.files,
    [
      'told',
      'appeals',
      'found_in_file',
      'appeals_late',
      'graded_down',
      'graded_down_untold',
      'not_kept',
      'charges',
      'published',
      'published_wrong',
    ],
    everybody,
  )
  const following = named(({ follows }) => follows)
  const led = named(() => true).filter((id) => following.some((each) => behaviours[each].follows?.behaviour === id))
  const accusing = named(({ accuses }) => accuses)
  const gamed = response.gaming ? named(({ gamed: marked }) => marked) : []
  const evaded = sum(undefined, 'evaded')
  const rows: (ConductRow | false)[] = [
    following.length > 0 && { what: 'answers', cases: sum(following, 'done'), of: sum(led, 'done') },
    response.evasion !== undefined && {
      what: 'evaded',
      cases: evaded,
      of: evaded + punishedAndSeen(context, (id) => sum([id], 'seen') + sum([id], 'mistaken')),
    },
    accusing.length > 0 && { what: 'accused', cases: sum(undefined, 'accused'), of: sum(accusing, 'done') },
    gamed.length > 0 && { what: 'gamed', cases: sum(gamed, 'provoked'), of: sum(gamed, 'done') },
    access?.on === true && { what: 'found', cases: files.found_in_file, of: null },
    appeal?.on === true &&
      appeal.within !== undefined && {
        what: 'late',
        cases: files.appeals_late,
        of: files.appeals_late + files.appeals,
      },
    notice?.on === true &&
      notice.downgrades !== undefined && {
        what: 'untold',
        cases: files.graded_down_untold,
        of: files.graded_down,
      },
    consent?.on === true && consent.stops_charges === true && { what: 'not_kept', cases: files.not_kept, of: null },
    publication !== undefined && { what: 'published', cases: files.published, of: files.charges },
    publication !== undefined && { what: 'published_wrong', cases: files.published_wrong, of: files.published },
  ]
  return rows.filter((row) => row !== false)
}

/** Sums over behaviours that cost points under some rule: only they are hidden. */
function punishedAndSeen({ input }: Context, of: (behaviour: string) => number): number {
  const punished = new Set(
    Object.values(input.scenario.rules).flatMap(({ behaviour, points }) => {
      const { value } = points ? ('minor' in points ? points.ordinary : points) : { value: 0 }
      return value < 0 ? [behaviour] : []
    }),
  )
  return [...punished].reduce((sum, behaviour) => sum + of(behaviour), 0)
}

export interface SpentRow {
  trait: string
  group: string
  title: string
  residents: number
  yuan: number
  /** Yuan for each resident in a year. */
  each: number
}

/** Money that residents spent on acts that have a price, by group; the first row is everybody. Empty if nothing has one. */
export function spentRows(context: Context): SpentRow[] {
  const { input, years } = context
  if (!context.behaviours.some(([, { price }]) => price)) return []
  const key = ['group_by', 'group'] as const
  const last = context.ticks - 1
  const residents = new Map(
    rowsInOrder(context, totals(input.tables.grades, key, ['residents'], { tick: last })).map((row) => [
      `${row.group_by} ${row.group}`,
      row.residents,
    ]),
  )
  const spent = new Map(
    totals(input.tables.files, key, ['spent']).map((row) => [`${row.group_by} ${row.group}`, row.spent]),
  )
  return [...residents].flatMap(([id, number]): SpentRow[] => {
    const [trait, ...rest] = id.split(' ')
    if (rest.length !== 1) return []
    const yuan = spent.get(id) ?? 0
    return [
      {
        trait,
        group: rest[0],
        title: context.groupTitle(trait, rest[0]),
        residents: number,
        yuan,
        each: part(yuan, number * years),
      },
    ]
  })
}

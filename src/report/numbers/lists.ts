/** Who stands on the lists of a scheme, rightly or wrongly, how they come off, and whom doors turn away: people and times. */
import type { ListKind } from '../../scenario/schema/lists.js'
import { BUSINESS, isBusiness } from '../../measure/subjects.js'
import type { Context } from '../context.js'
import { CROSSED, rowsInOrder } from './groups.js'
import { rate, type Rate } from './rates.js'
import { everybody, lastTick, totals } from './totals.js'

export interface ListRow {
  id: string
  title: string
  kind: ListKind
  /** Residents at the end: on it, on it wrongly, off it although they should be on it. */
  on: number
  wronglyOn: number
  wronglyOff: number
  /** Over the whole run. */
  listings: number
  people: number
  spared: number
  performed: number
  term: number
  appeal: number
  taken: number
}

/** One row for each list of the scenario; none if nobody was ever on any. */
export function listRows({ input }: Context): ListRow[] {
  const { lists } = input.tables
  const stocks = totals(lists, ['list'], ['on_list', 'wrongly_on', 'wrongly_off'], {
    ...everybody,
    tick: lastTick(lists),
  })
  const flows = totals(
    lists,
    ['list'],
    ['entered', 'entered_first', 'spared', 'left_performed', 'left_term', 'left_appeal', 'left_taken'],
    everybody,
  )
  if (flows.length === 0) return []
  return Object.entries(input.scenario.lists ?? {}).map(([id, { title, kind }]) => {
    const stock = stocks.find(({ list }) => list === id)
    const flow = flows.find(({ list }) => list === id)
    return {
      id,
      title,
      kind,
      on: stock?.on_list ?? 0,
      wronglyOn: stock?.wrongly_on ?? 0,
      wronglyOff: stock?.wrongly_off ?? 0,
      listings: flow?.entered ?? 0,
      people: flow?.entered_first ?? 0,
      spared: flow?.spared ?? 0,
      performed: flow?.left_performed ?? 0,
      term: flow?.left_term ?? 0,
      appeal: flow?.left_appeal ?? 0,
      taken: flow?.left_taken ?? 0,
    }
  })
}

export interface ListedGroup {
  trait: string
  title: string
  /** Per 1,000 residents of the group, summed over blacklists: on one at the end, and on one wrongly. */
  on: Rate
  wronglyOn: Rate
}

/** Who is on blacklists, by group; the first row is everybody. */
export function listedGroups(context: Context): ListedGroup[] {
  const { lists, grades } = context.input.tables
  const last = lastTick(lists)
  const stocks = totals(lists, ['group_by', 'group'], ['on_list', 'wrongly_on'], { tick: last, kind: 'blacklist' })
  const residents = totals(grades, ['group_by', 'group'], ['residents'], { tick: lastTick(grades) })
  return rowsInOrder(context, residents)
    .filter(({ group_by }) => !group_by.includes(CROSSED) && !isBusiness(group_by))
    .map(({ group_by, group, residents }) => {
      const stock = stocks.find((each) => each.group_by === group_by && each.group === group)
      return {
        trait: group_by,
        title: context.groupTitle(group_by, group),
        on: rate(stock?.on_list ?? 0, residents, 1000),
        wronglyOn: rate(stock?.wrongly_on ?? 0, residents, 1000),
      }
    })
}

export interface ListedBusinesses {
  list: string
  /** Sector; all of them without one. */
  sector: string | null
  title: string
  /** Businesses there are, and those on the list at the end, rightly or wrongly. */
  businesses: number
  on: number
  wronglyOn: number
  /** Over the whole run. */
  listings: number
}

/** Businesses on lists, those of each sector after all of them; only lists onto which one ever came. */
export function listedBusinesses(context: Context): ListedBusinesses[] {
  const { lists, grades } = context.input.tables
  const sorts = [BUSINESS, `${BUSINESS} sector`]
  const residents = totals(grades, ['group_by', 'group'], ['residents'], { tick: lastTick(grades), group_by: sorts })
  const there = rowsInOrder(context, residents)
  const by = ['list', 'group_by', 'group'] as const
  const stocks = totals(lists, by, ['on_list', 'wrongly_on'], { tick: lastTick(lists), group_by: sorts })
  const flows = totals(lists, by, ['entered'], { group_by: sorts })
  return Object.entries(context.input.scenario.lists ?? {}).flatMap(([list, { title }]) =>
    there.flatMap(({ group_by, group, residents }) => {
      const same = (row: { list: string; group_by: string; group: string }) =>
        row.list === list && row.group_by === group_by && row.group === group
      const entered = flows.find(same)
      if (!entered) return []
      const stock = stocks.find(same)
      return [
        {
          list: title,
          sector: group_by === BUSINESS ? null : group,
          title: context.groupTitle(group_by, group),
          businesses: residents,
          on: stock?.on_list ?? 0,
          wronglyOn: stock?.wrongly_on ?? 0,
          listings: entered.entered,
        },
      ]
    }),
  )
}

export interface TurnedAway {
  door: string
  title: string
  times: number
  people: number
  /** Times that it fell on somebody for the standing of an adult of the household. */
  fell: number
}

/** Doors at which the scheme turned anybody away, those with most first. */
export function turnedAway({ input, doors }: Context): TurnedAway[] {
  const times = totals(input.tables.doors, ['door'], ['refused_by_scheme', 'fell_on_another'], everybody)
  const people = totals(input.tables.people, ['door'], ['refused_first'], everybody)
  return doors
    .map(([id, { title }]) => {
      const row = times.find(({ door }) => door === id)
      return {
        door: id,
        title,
        times: row?.refused_by_scheme ?? 0,
        people: people.find(({ door }) => door === id)?.refused_first ?? 0,
        fell: row?.fell_on_another ?? 0,
      }
    })
    .filter((row) => row.times > 0)
    .toSorted((a, b) => b.times - a.times)
}

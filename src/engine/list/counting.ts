/** What is counted of lists: comings and goings as they happen, and who stands on them at the end of a tick. */
import type { Counters, Layout } from '../counters.js'
import type { Columns } from '../measure/before.js'
import type { Sums } from '../measure/sums.js'
import type { Place } from '../place.js'

/** Counted per list. */
export const listMetrics = [
  /** listings; somebody with two cases is listed twice */
  'entered',
  /** those among them for what the one listed did not do */
  'entered_wrongly',
  /** residents listed for the first time */
  'entered_first',
  /** listings that a safeguard forbade */
  'spared',
  /** listings of owners because their business was listed */
  'entered_for_business',
  /** listings that ended because what was owed had been done */
  'left_performed',
  /** because their time was over */
  'left_term',
  /** because an appeal was upheld */
  'left_appeal',
  /** because a rule took the resident off, or the list came to an end */
  'left_taken',
  /** stocks at the end of the tick: residents on the list */
  'on_list',
  /** residents on the list who would not be with perfect sensors and databases */
  'wrongly_on',
  /** residents not on the list who would be with perfect sensors and databases */
  'wrongly_off',
] as const
export type ListMetric = (typeof listMetrics)[number]

export const LIST_METRICS = listMetrics.length
const ON = listMetrics.indexOf('on_list')

/** Where a metric of a list lies in {@link Counters.lists}. */
export function listIndex(layout: Layout, region: number, group: number, list: number, metric: number): number {
  return ((region * layout.groups + group) * layout.lists + list) * LIST_METRICS + metric
}

/** A metric of a list in a region, for everybody. */
export function regionList(counters: Counters, region: number, list: number, metric: ListMetric): number {
  return counters.lists[listIndex(counters.layout, region, 0, list, listMetrics.indexOf(metric))]
}

/** Adds to a flow of a list, in every group the resident belongs to. */
export function countList(place: Place, resident: number, list: number, metric: ListMetric, amount = 1): void {
  const m = listMetrics.indexOf(metric)
  place.watch?.listed?.(resident, list, m, amount)
  const { tables, world, counters, layout } = place
  const { classOfCell, groupsOfClass, groupStart } = tables.group
  const sort = classOfCell[world.cell[resident]]
  for (let i = groupStart[sort]; i < groupStart[sort + 1]; i++)
    counters.lists[listIndex(layout, place.region, groupsOfClass[i], list, m)] += amount
}

/** Counts a resident whom the scheme refused at a door, the first time that it did. */
export function countPerson(place: Place, resident: number, door: number): void {
  const { tables, world, counters, layout } = place
  if (counters.people.length === 0) return
  const bit = 1 << door
  if (world.refusedAt[resident] & bit) return
  world.refusedAt[resident] |= bit
  const { classOfCell, groupsOfClass, groupStart } = tables.group
  const sort = classOfCell[world.cell[resident]]
  for (let i = groupStart[sort]; i < groupStart[sort + 1]; i++)
    counters.people[(place.region * layout.groups + groupsOfClass[i]) * layout.doors + door]++
}

/** Enters a resident in the sums of who stands on which list, or takes one out; see `measure/stocks.ts`. */
export function addLists(
  sums: Sums,
  { listed, trulyListed }: Columns,
  at: number,
  sort: number,
  lists: number,
  times: number,
): void {
  for (let list = 0; list < lists; list++)
    addListed(sums, sort, list, listed[at * lists + list] > 0, trulyListed[at * lists + list] > 0, times)
}

/** Puts right where a resident stands on other lists than before. */
export function adjustLists(
  sums: Sums,
  now: Columns,
  i: number,
  then: Columns,
  j: number,
  sort: number,
  lists: number,
): void {
  for (let list = 0; list < lists; list++) {
    const [on, truly] = [now.listed[i * lists + list] > 0, now.trulyListed[i * lists + list] > 0]
    const [wasOn, wasTruly] = [then.listed[j * lists + list] > 0, then.trulyListed[j * lists + list] > 0]
    if (on === wasOn && truly === wasTruly) continue
    addListed(sums, sort, list, wasOn, wasTruly, -1)
    addListed(sums, sort, list, on, truly, 1)
  }
}

function addListed(sums: Sums, sort: number, list: number, on: boolean, truly: boolean, times: number): void {
  if (on) sums.add(sort, list * 3, times)
  if (on && !truly) sums.add(sort, list * 3 + 1, times)
  else if (!on && truly) sums.add(sort, list * 3 + 2, times)
}

/** Counts who stands on the lists of a region; `standing` is [group][list][3]. */
export function countListed({ counters, layout }: Place, region: number, standing: Float64Array): void {
  for (let group = 0; group < layout.groups; group++)
    for (let list = 0; list < layout.lists; list++)
      for (let m = 0; m < 3; m++)
        counters.lists[listIndex(layout, region, group, list, ON + m)] +=
          standing[(group * layout.lists + list) * 3 + m]
}

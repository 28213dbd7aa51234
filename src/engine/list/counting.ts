/** What is counted of lists: comings and goings as they happen, and who stands on them at the end of a tick. */
import type { Counters, Layout } from '../counters.js'
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

/** Adds who stands on the lists to the sums by class in `scratch`. */
export function takeListStock(place: Place): void {
  const { tables, world, scratch } = place
  const lists = tables.lists!.count
  const { listed, trulyListed, cell } = world
  const end = place.first + place.size
  for (let i = place.first; i < end; i++) {
    for (let list = 0; list < lists; list++) {
      const on = listed[i * lists + list] > 0
      const truly = trulyListed[i * lists + list] > 0
      if (!on && !truly) continue
      const at = (tables.group.classOfCell[cell[i]] * lists + list) * 3
      if (on) scratch.lists[at]++
      if (on && !truly) scratch.lists[at + 1]++
      else if (!on) scratch.lists[at + 2]++
    }
  }
}

/** Fans the sums by class out to the groups of the region, and empties them. */
export function fanOutLists(place: Place, region: number): void {
  const { tables, counters, layout, scratch } = place
  const { classes, groupsOfClass, groupStart } = tables.group
  for (let sort = 0; sort < classes; sort++) {
    for (let s = 0; s < layout.lists * 3; s++) {
      const at = sort * layout.lists * 3 + s
      const amount = scratch.lists[at]
      if (amount === 0) continue
      scratch.lists[at] = 0
      for (let i = groupStart[sort]; i < groupStart[sort + 1]; i++) {
        counters.lists[listIndex(layout, region, groupsOfClass[i], Math.floor(s / 3), ON + (s % 3))] += amount
      }
    }
  }
}

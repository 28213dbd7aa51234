/** Rows about whole regions: opinion, cost and events. */
import { fileMetric, groupFlow, regionFlow, type Counters } from '../engine/counters.js'
import { CONTEXTS, type Tables } from '../engine/tables.js'
import { communityResidents } from '../engine/world.js'
import type { GrowingTables } from './growing.js'
import { joiningCost } from './joining.js'
import type { RegionEvent, RegionState } from '../engine/respond/regions.js'
import type { Labels } from './labels.js'

const MONTHS_PER_YEAR = 12

/** Adds the rows of a tick to the table of opinion. */
export function addOpinion(
  growing: GrowingTables,
  tables: Tables,
  labels: Labels,
  tick: number,
  region: number,
  reading: RegionState,
): void {
  const ticksPerMonth = tables.ticksPerYear / MONTHS_PER_YEAR
  growing.opinion.add([
    tick,
    labels.dateOf(tick),
    labels.regions[region].id,
    reading.approval / 1e6,
    (reading.attention * ticksPerMonth) / 1e4,
    reading.publicity / 1e6,
    reading.outcry === 1,
    reading.graded === 1 && reading.dropped === 0 && reading.repealed === 0,
    reading.repealed === 1,
    ...Array.from({ length: CONTEXTS }, (_, context) =>
      reading.trust && tables.opinion.trust?.kept[context] ? reading.trust[context] / 1e6 : null,
    ),
  ])
}

/** Adds the rows of a tick to the table of exact states; see `regionsOf` for the way back. */
export function addRegion(
  growing: GrowingTables,
  labels: Labels,
  tick: number,
  region: number,
  reading: RegionState,
): void {
  const { approval, attention, publicity, outcry, graded, dropped, repealed, pending, members, standings } = reading
  const place = [tick, labels.dateOf(tick), labels.regions[region].id]
  const state = [approval, attention, publicity, outcry, graded, dropped, repealed, pending.join(' ')]
  growing.regions.add([...place, ...state, members ?? 0, (standings ?? []).join(' ')])
}

/**
 * Adds a row for each community.
 *
 * @param words two words of 32 bits per community, in order of communities
 */
export function addCommunities(growing: GrowingTables, tables: Tables, labels: Labels, words: Uint32Array): void {
  tables.regions.forEach(({ firstCommunity, communities }, region) => {
    for (let c = firstCommunity; c < firstCommunity + communities; c++)
      growing.communities.add([
        c,
        labels.regions[region].id,
        communityResidents(tables, region, c),
        words[c * 2],
        words[c * 2 + 1],
      ])
  })
}

/** Adds the rows of a tick to the table of costs. */
export function addCost(
  growing: GrowingTables,
  tables: Tables,
  labels: Labels,
  tick: number,
  region: number,
  counters: Counters,
): void {
  const { layout } = counters
  // businesses are counted apart, but their records cost as much
  const { businesses } = tables.group
  const [records, appeals, findings, links] = (['records', 'appeals', 'reviews', 'links_reviewed'] as const).map(
    (name) => {
      const metric = fileMetric(layout, name)
      return (
        regionFlow(counters, region, metric) + (businesses > 0 ? groupFlow(counters, region, businesses, metric) : 0)
      )
    },
  )
  const { perRecord, perReview, perFinding, perLink, setup } = labels.costs
  const setupHere = tick === 0 ? (setup * tables.regions[region].residents) / tables.residents : 0
  growing.cost.add([
    tick,
    labels.dateOf(tick),
    labels.regions[region].id,
    records,
    appeals + findings,
    records * perRecord,
    appeals * perReview + findings * perFinding,
    setupHere,
    links * perLink,
    joiningCost(tables, labels, region, tick),
  ])
}

/** Adds what happened in a tick to the table of events. */
export function addEvents(growing: GrowingTables, labels: Labels, events: readonly RegionEvent[]): void {
  for (const { tick, region, what } of events)
    growing.events.add([tick, labels.dateOf(tick), labels.regions[region].id, what])
}

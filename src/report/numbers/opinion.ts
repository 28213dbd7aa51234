/** Approval, attention and what followed. */
import { valuesOf } from '../../measure/types.js'
import type { Context } from '../context.js'
import { totals } from './totals.js'

export interface OpinionSeries {
  region: string
  /** One a tick; null where the table has no row. */
  approval: (number | null)[]
  /** Protests per 100,000 residents and month, as remembered. */
  attention: (number | null)[]
  /** Ticks from the outbreak of an outcry to its end; the end is the last tick if it lasts. */
  outcries: { from: number; to: number }[]
}

/** One series for each region, in the order of the table. */
export function opinionSeries(context: Context): OpinionSeries[] {
  const table = context.input.tables.opinion
  if (!table) return []
  const [ticks, regions, approval, attention, outcry] = ['tick', 'region', 'approval', 'attention', 'outcry'].map(
    (name) => valuesOf(table, name),
  )
  const series = new Map<string, OpinionSeries & { on: boolean[] }>()
  for (let row = 0; row < ticks.length; row++) {
    const region = String(regions[row])
    let own = series.get(region)
    if (!own) {
      const empty = () => context.dates.map((): number | null => null)
      own = { region, approval: empty(), attention: empty(), outcries: [], on: [] }
      series.set(region, own)
    }
    const tick = Number(ticks[row])
    own.approval[tick] = Number(approval[row])
    own.attention[tick] = Number(attention[row])
    own.on[tick] = outcry[row] === true
  }
  for (const own of series.values()) own.outcries = stretches(own.on)
  return [...series.values()].map(({ region, approval: a, attention: b, outcries }) => ({
    region,
    approval: a,
    attention: b,
    outcries,
  }))
}

function stretches(on: readonly boolean[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let tick = 0; tick < on.length; tick++) {
    if (!on[tick]) continue
    const last = found.at(-1)
    if (last && last.to === tick - 1) last.to = tick
    else found.push({ from: tick, to: tick })
  }
  return found
}

/** Attention at which an outcry breaks out, in the unit of the series: a rate per person-year is given in the scenario. */
export function outcryLevel(context: Context): number {
  return (context.input.scenario.opinion.outcry.threshold.value * 100_000) / 12
}

export interface EventRow {
  tick: number
  date: string
  event: string
  /** Regions in which it happened on that day. */
  regions: string[]
}

/** Turning points in order of time, each once for all regions in which it happened on that day. */
export function eventRows(context: Context): EventRow[] {
  const rows = totals(context.input.tables.events, ['tick', 'date', 'event', 'region'], [])
  const found = new Map<string, EventRow>()
  for (const { tick, date, event, region } of rows) {
    const key = `${tick} ${event}`
    const own = found.get(key)
    if (own) own.regions.push(region)
    else found.set(key, { tick: Number(tick), date, event, regions: [region] })
  }
  return [...found.values()].toSorted((a, b) => a.tick - b.tick)
}

/** When something first happened, and where it ever did. */
export interface FirstEvent extends EventRow {
  /** Regions in which it happened in the run, by the time it happened there; the first of them is one of `regions`. */
  ever: string[]
  /** Whether no region was spared. */
  everywhere: boolean
}

/** The first event of a kind, if there was one. */
export function firstEvent(context: Context, event: string): FirstEvent | undefined {
  const rows = eventRows(context).filter((row) => row.event === event)
  if (rows.length === 0) return undefined
  const ever = [...new Set(rows.flatMap((row) => row.regions))]
  return { ...rows[0], ever, everywhere: ever.length === regionsOf(context) }
}

/** Number of regions of the run. */
export function regionsOf({ input }: Context): number {
  return input.tables.opinion ? new Set(Array.from(valuesOf(input.tables.opinion, 'region'), String)).size : 0
}

/** More regions than these are counted and not named. */
const NAMED = 3

/** Where something happened, as it stands in a sentence after a blank; nothing if it happened everywhere. */
export function whereOf(context: Context, event: FirstEvent): string {
  if (event.everywhere) return ''
  const { f, words } = context
  const all = f.count(regionsOf(context))
  const titles = event.ever.map(context.regionTitle)
  return ` ${titles.length > NAMED ? words.inSome(f.count(titles.length), all, titles[0]) : words.somewhere(titles.join(words.and), all)}`
}

/** What the registry made of a record: read off the linker, which has just put it down. */
import { fileMetric } from '../engine/counters.js'
import { MISSING, PER_BIT } from '../engine/link/tables.js'
import type { Linked } from './events.js'
import type { Pen } from './pen.js'

/** How an observation was linked; null where its database has no identifiers, or it was lost before. */
export function linkedOf({ place, names, heard }: Pen, o: number): Linked | null {
  const { tables, world, scratch, layout } = place
  const { observations, linking } = scratch
  const { link } = tables.databases[tables.sensors[observations.sensor[o]].database]
  const tried = heard.some(({ metric }) => metric === fileMetric(layout, 'links_tried'))
  if (!link || !tried) return null
  if (!linking.compared) return { wrong: [], empty: [], right: link.all / PER_BIT, best: null, byClerk: false }
  const about = place.first + observations.who[o]
  const said = [...link.fields].map((f, h) => ({
    name: names.field(f),
    empty: linking.stated[h] === MISSING,
    wrong: linking.stated[h] !== world.identity!.marks[f][about],
  }))
  return {
    wrong: said.filter(({ empty, wrong }) => wrong && !empty).map(({ name }) => name),
    empty: said.filter(({ empty }) => empty).map(({ name }) => name),
    right: linking.right / PER_BIT,
    best: linking.best === -Infinity ? null : linking.best / PER_BIT,
    byClerk: linking.byClerk,
  }
}

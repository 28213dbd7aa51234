/** A scheme that narrows: some of its rules, treatments at doors and lists have come to an end, the rest goes on. */
import { UNRATED } from '../score/ratingTables.js'
import type { Tables } from '../tables.js'
import type { Now } from './now.js'
import type { RegionState } from './regions.js'

/** Takes out of the tables of the tick what reactions have ended in a region. */
export function narrow(tables: Tables, region: RegionState, r: number, now: Now): void {
  const { behaviours, doors } = tables.doing
  tables.reactions.forEach(({ does, ends }, i) => {
    // a decision taken in a tick counts from the next
    if (does !== 'narrow' || region.pending[i] < 0 || region.pending[i] >= now.tick) return
    for (const { behaviour, fromTick, untilTick } of ends.rules) {
      if (now.tick < fromTick || now.tick >= untilTick) continue
      const at = r * behaviours + behaviour
      now.ruled[at] = 0
      now.points.fill(0, at * 3, at * 3 + 3)
      now.life.fill(0, at * 3, at * 3 + 3)
      if (now.listing) now.listing[at] = 0
      if (!now.rated) continue
      now.rated.deserved.fill(UNRATED, at * 3, at * 3 + 3)
      now.rated.takes[at] = 0
    }
    for (const door of ends.doors) now.treated[r * doors + door] = 0
    if (now.listsEnded) now.listsEnded[r] |= ends.lists
  })
}

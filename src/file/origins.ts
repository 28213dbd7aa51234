/** The acts and charges that everything else in a file goes back to. */
import type { FileEvent, Origin } from './events.js'

/** A file has thousands of events where people are rated every day, so the origins of each list of them are found once. */
const known = new WeakMap<readonly FileEvent[], Map<number, Origin>>()

/** The act or charge of a case; undefined if the file does not tell of it. */
export function originOf(of: number, events: readonly FileEvent[]): Origin | undefined {
  let origins = known.get(events)
  if (!origins) {
    origins = new Map()
    for (const event of events)
      if (event.what === 'act' || event.what === 'borne' || event.what === 'charge') origins.set(event.case, event)
    known.set(events, origins)
  }
  return origins.get(of)
}

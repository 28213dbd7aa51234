/**
 * Why: for each thing a file tells, the chain back to draws and parameters. An event carries its own links; the acts and
 * charges that these name carry theirs ({@link restsOn}).
 */
import type { FileEvent, Finding, Of, Origin } from '../events.js'
import type { ResidentFile } from '../file.js'
import { originOf } from '../origins.js'
import { sayFor } from '../say.js'
import type { Schemes } from '../schemes.js'
import { actLinks, borneLinks, chargeLinks, type Told, withheldLinks } from './causes.js'
import { appealLinks, doorLinks, gradeLinks, listLinks, recordLinks, returnLinks, wayLinks } from './consequences.js'
import type { Figure } from './figures.js'
import type { Reason, WhyLink } from './link.js'
import { Standing } from './standing.js'

/**
 * Gives every event of a file its reasons, and the file the parameters that they name. What happened under a scheme is
 * explained by that scheme; where a later one has another figure at the same place, both are told.
 */
export function explain(file: ResidentFile, schemes: Schemes): ResidentFile {
  const [say, standing] = [sayFor(file), new Standing(file.events)]
  const found = file.events.map((event, at) =>
    reasonsOf(event, { scenario: schemes.all[schemes.at(event.tick)], file, say, standing }, at),
  )
  const figures: Record<string, Figure> = {}
  const events = file.events.map((event, at) => {
    const why = found[at].map(({ figures: cited = [], ...link }): WhyLink => {
      const paths = cited.map(({ path, ...figure }) => {
        const isOther = figures[path] !== undefined && figures[path].text !== figure.text
        const name = isOther ? `${path} since ${schemes.since(event.tick)}` : path
        figures[name] = figure
        return name
      })
      return paths.length > 0 ? { ...link, figures: paths } : link
    })
    return why.length > 0 ? { ...event, why } : event
  })
  return { ...file, events, figures }
}

/** Where the reasons of each kind of event are found; the other kinds speak for themselves. */
const reasons: { [What in FileEvent['what']]?: (event: Of<What>, told: Told, at: number) => Reason[] } = {
  act: (event, told) => [...actLinks(event, told), ...wayLinks(event.finding, told)],
  borne: (event, told) => [...borneLinks(event, told), ...wayLinks(event.finding, told)],
  charge: (event, told) => [...chargeLinks(event, told), ...wayLinks(event.finding, told)],
  withheld: withheldLinks,
  record: (event, told) => recordLinks(event, findingOf(event.case, told.file), told),
  appeal: (event, told) => appealLinks(event, findingOf(event.case, told.file), told),
  repaired: returnLinks,
  expired: returnLinks,
  graded: (event, told, at) => gradeLinks(event, at, told),
  door: (event, told, at) => doorLinks(event, at, told),
  list: (event, told, at) => listLinks(event, at, told),
}

function reasonsOf(event: FileEvent, told: Told, at: number): Reason[] {
  const find = reasons[event.what] as ((event: FileEvent, told: Told, at: number) => Reason[]) | undefined
  return find?.(event, told, at) ?? []
}

function findingOf(of: number, { events }: ResidentFile): Finding | null {
  return originOf(of, events)?.finding ?? null
}

/** Acts, charges and records before an event that it rests on, oldest first. Their own reasons are with them. */
export function restsOn(event: FileEvent, { events }: ResidentFile): Origin[] {
  const cases = new Set((event.why ?? []).flatMap((link) => link.cases ?? []))
  return [...cases].flatMap((of) => {
    const origin = originOf(of, events)
    return origin && origin !== event && origin.tick <= event.tick ? [origin] : []
  })
}

/**
 * Why: for each thing a file tells, the chain back to draws and parameters. An event carries its own links; the acts and
 * charges that these name carry theirs ({@link restsOn}).
 */
import type { Scenario } from '../../scenario/schema/scenario.js'
import type { Act, Borne, Charge, FileEvent, Finding } from '../events.js'
import type { ResidentFile } from '../file.js'
import { sayFor } from '../say.js'
import { actLinks, borneLinks, chargeLinks, type Told, withheldLinks } from './causes.js'
import { appealLinks, doorLinks, gradeLinks, listLinks, recordLinks, returnLinks, wayLinks } from './consequences.js'
import type { Figure } from './figures.js'
import type { Reason, WhyLink } from './link.js'

/** Gives every event of a file its reasons, and the file the parameters that they name. */
export function explain(file: ResidentFile, scenario: Scenario): ResidentFile {
  const told: Told = { scenario, file, say: sayFor(file) }
  const figures: Record<string, Figure> = {}
  const events = file.events.map((event, at) => {
    const why = reasonsOf(event, at, told).map(({ figures: cited = [], ...link }): WhyLink => {
      for (const { path, ...figure } of cited) figures[path] = figure
      return cited.length > 0 ? { ...link, figures: cited.map(({ path }) => path) } : link
    })
    return why.length > 0 ? { ...event, why } : event
  })
  return { ...file, events, figures }
}

function reasonsOf(event: FileEvent, at: number, told: Told): Reason[] {
  switch (event.what) {
    case 'act':
      return [...actLinks(event, told), ...wayLinks(event.finding, told)]
    case 'borne':
      return [...borneLinks(event, told), ...wayLinks(event.finding, told)]
    case 'charge':
      return [...chargeLinks(event, told), ...wayLinks(event.finding, told)]
    case 'withheld':
      return withheldLinks(event, told)
    case 'record':
      return recordLinks(event, findingOf(event.case, told.file), told)
    case 'appeal':
      return appealLinks(event, findingOf(event.case, told.file), told)
    case 'repaired':
    case 'expired':
      return returnLinks(event, told)
    case 'graded':
      return gradeLinks(event, at, told)
    case 'door':
      return doorLinks(event, at, told)
    case 'list':
      return listLinks(event, at, told)
    default:
      return []
  }
}

type Origin = (Act | Borne | Charge) & FileEvent

/** The act or charge of a case. */
function originOf(of: number, { events }: ResidentFile): Origin | undefined {
  return events.find(
    (event): event is Origin =>
      (event.what === 'act' || event.what === 'borne' || event.what === 'charge') && event.case === of,
  )
}

function findingOf(of: number, file: ResidentFile): Finding | null {
  return originOf(of, file)?.finding ?? null
}

/** Acts, charges and records before an event that it rests on, oldest first. Their own reasons are with them. */
export function restsOn(event: FileEvent, file: ResidentFile): Origin[] {
  const cases = new Set((event.why ?? []).flatMap((link) => link.cases ?? []))
  return [...cases].flatMap((of) => {
    const origin = originOf(of, file)
    return origin && origin !== event && origin.tick <= event.tick ? [origin] : []
  })
}

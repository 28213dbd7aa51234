/** Lists in a file: coming onto them and off them as the journal sees it, and how a reader meets that. */
import { type ListMetric, listMetrics } from '../engine/list/counting.js'
import type { Place } from '../engine/place.js'
import type { FileEvent, Happening } from './events.js'
import type { ResidentFile } from './file.js'
import type { Pen } from './pen.js'
import type { Say } from './say.js'

export interface FileList {
  id: string
  on: boolean
  /** Whether the same rules with perfect sensors and databases would have it so. */
  truly: boolean
}

type Listed = Extract<Happening, { what: 'list' }>

const words: Partial<Record<ListMetric, Listed['does']>> = {
  entered: 'entered',
  spared: 'spared',
  left_performed: 'performed',
  left_term: 'term',
  left_appeal: 'appeal',
  left_taken: 'taken',
}

/** A listing of the resident has been counted: writes it down. */
export function meetList(pen: Pen, list: number, metric: number): void {
  const word = listMetrics[metric]
  // follows the entry that it is about, and says that it was for nothing the resident did
  const last = pen.events.at(-1)
  if (word === 'entered_wrongly' && last?.what === 'list') last.wrong = true
  if (word === 'entered_for_business' && last?.what === 'list') last.forBusiness = firmsOn(pen, list)
  const does = words[word]
  if (does) pen.write({ what: 'list', list: pen.names.list(list), does, wrong: false })
}

/** Businesses of the resident that are on a list. */
function firmsOn({ place, me }: Pen, list: number): number[] {
  const { world, tables, first } = place
  const count = tables.lists?.count ?? 0
  const owned = Array.from(world.owner.keys()).filter((local) => world.owner[local] === me)
  return owned.filter((local) => world.listed[(first + local) * count + list] > 0).map((local) => place.subject + local)
}

/** How the resident stands with each list in the end. */
export function listsOf({ world, tables }: Place, me: number, names: { list(l: number): string }): FileList[] {
  const count = tables.lists?.count ?? 0
  return Array.from({ length: count }, (_, l) => ({
    id: names.list(l),
    on: world.listed[me * count + l] > 0,
    truly: world.trulyListed[me * count + l] > 0,
  }))
}

/** One event with a list, in one line and the reason below it. */
export function tellList(
  event: FileEvent & Listed,
  say: Say,
): { tone: 'plain' | 'wrong'; head: string; details: string[] } {
  const list = say.list(event.list)
  const firms = event.forBusiness ?? []
  const forFirm =
    firms.length > 0
      ? ` It reaches this resident as the owner of ${firms.map((each) => say.who(each)).join(' and ')}, which is on the list.`
      : ''
  const why: Record<Listed['does'], string> = {
    entered: `${event.wrong ? 'For what somebody else did, or nobody.' : 'As the rule says.'}${forFirm}`,
    spared: 'A safeguard keeps people like this one off the list.',
    performed: 'What was owed has been done.',
    term: 'The time of the listing is over.',
    appeal: 'An appeal has been upheld.',
    taken: 'A rule takes the resident off, or the list has come to an end.',
  }
  const onto = event.does === 'entered'
  const head = event.does === 'spared' ? `Not put on the list: ${list}` : `${onto ? 'Onto' : 'Off'} the list: ${list}`
  return { tone: event.wrong ? 'wrong' : 'plain', head, details: [why[event.does]] }
}

/** Lists in one line for the end of a file; nothing if the scheme has none. */
export function listsInWords({ lists }: ResidentFile, say: Say): [string, string][] {
  if (lists.length === 0) return []
  const names = (which: 'on' | 'truly') => lists.filter((each) => each[which]).map(({ id }) => say.list(id))
  const [on, truly] = [names('on').join('; ') || 'none', names('truly').join('; ') || 'none']
  return [['On lists', on === truly ? `${on}, as it should be` : `${on}; it should be ${truly}`]]
}

/** Each event of a file as a reader meets it: one line, and the lines below it that say why. */
import { en } from '../report/words/en.js'
import type { FileEvent, Of } from './events.js'
import type { ResidentFile } from './file.js'
import { tellList } from './listed.js'
import { capital, type Say } from './say.js'
import { tellAct, tellBorne, tellRated, tellWithheld } from './told/acts.js'
import { tellCharge } from './told/findings.js'
import { tellAppeal, tellFound, tellRecord, tellReturn } from './told/records.js'
import { tellDoor, tellGraded, tellProtest } from './told/standing.js'
import type { Told, Tone } from './told/words.js'
import { restsOn } from './why/why.js'

export interface Entry {
  tick: number
  date: string
  tone: Tone
  head: string
  details: string[]
  /** Why, link by link; the parameters behind each below it. */
  why: Reasoned[]
}

/** A link of a reason in words. */
export interface Reasoned {
  says: string
  /** `sensors.patrol.sees.littering = 30 % (assumed)`. */
  figures: string[]
}

/** Entries of the life, in its order. */
export function entriesOf(file: ResidentFile, say: Say): Entry[] {
  return file.events.flatMap((event) => {
    const told = tell(event, file, say)
    const why = reasonsOf(event, file, say)
    return told ? [{ tick: event.tick, date: event.date, tone: 'plain' as const, details: [], ...told, why }] : []
  })
}

function reasonsOf(event: FileEvent, file: ResidentFile, say: Say): Reasoned[] {
  const links = (event.why ?? []).map(({ says, figures = [] }) => ({
    says,
    figures: figures.map((path) => figureLine(path, file)),
  }))
  const before = restsOn(event, file).map((each) => `${say.behaviour(each.behaviour)} (${say.when(each.date)})`)
  if (before.length === 0) return links
  return [
    ...links,
    { says: `It rests on: ${[...new Set(before)].join('; ')}. Why that was, stands there.`, figures: [] },
  ]
}

function figureLine(path: string, { figures }: ResidentFile): string {
  const { text, evidence, source } = figures[path]
  return `${path} = ${text} (${[evidence, ...source].join(', ')})`
}

/** How each kind of event is told. */
const tellers: { [What in FileEvent['what']]: (event: Of<What>, say: Say, file: ResidentFile) => Told | undefined } = {
  act: tellAct,
  borne: tellBorne,
  charge: tellCharge,
  rated: tellRated,
  withheld: tellWithheld,
  harmed: (event, say) => ({ head: `Harmed by an act of ${say.who(event.by)}: ${say.behaviour(event.behaviour)}` }),
  record: tellRecord,
  found: tellFound,
  appeal: tellAppeal,
  repaired: tellReturn,
  expired: tellReturn,
  protest: tellProtest,
  graded: tellGraded,
  list: tellList,
  door: tellDoor,
  'letters dropped': () => ({ tone: 'letter', head: capital(en.events.drop_grades) }),
  repealed: () => ({ tone: 'letter', head: capital(en.events.repeal) }),
  outcry: () => ({ head: capital(en.events.outcry) }),
  joined: (event, say) => ({
    head: event.byPull ? 'Becomes a member, drawn by those who are' : 'Becomes a member of their own accord',
    details: [`The score begins at ${say.count(event.score)}`],
  }),
  left: () => ({ head: 'Leaves: file, points and score are gone' }),
  anew: (event, say) => ({ head: `Everybody starts anew with ${say.points(event.score)}` }),
  scheme: ({ title }) => ({ tone: 'letter', head: `Another scheme takes over: ${title}` }),
}

function tell(event: FileEvent, file: ResidentFile, say: Say): Told | undefined {
  const teller = tellers[event.what] as (event: FileEvent, say: Say, file: ResidentFile) => Told | undefined
  return teller(event, say, file)
}

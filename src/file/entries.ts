/** Each event of a file as a reader meets it: one line, and the lines below it that say why. */
import {
  type Act,
  type Borne,
  type Charge,
  type FileEvent,
  type Finding,
  isWrong,
  type Linked,
  type Wrong,
} from './events.js'
import type { ResidentFile } from './file.js'
import { en } from '../report/words/en.js'
import { lendingLines } from './lending.js'
import { tellList } from './listed.js'
import { capital, type Say } from './say.js'
import { restsOn } from './why/why.js'

/** How a page marks an entry: what is wrong, what was never seen, and the rest. */
export type Tone = 'plain' | 'wrong' | 'unseen' | 'door' | 'letter' | 'silent'

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

type Of<W extends FileEvent['what']> = Extract<FileEvent, { what: W }>

const wrongly: Record<Wrong, string> = {
  mistaken: 'taken for somebody else',
  invented: 'a false alarm',
  accused: 'made up by a neighbour',
  misfiled: "meant for somebody else's file",
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

type Told = Pick<Entry, 'head'> & Partial<Omit<Entry, 'why'>>

function tell(event: FileEvent, file: ResidentFile, say: Say): Told | undefined {
  switch (event.what) {
    case 'act':
      return act(event, file, say)
    case 'borne':
      return borne(event, file, say)
    case 'charge':
      return charge(event, file, say)
    case 'rated':
      return rated(event, file, say)
    case 'withheld':
      return withheld(event, say)
    case 'harmed':
      return { head: `Harmed by an act of ${say.who(event.by)}: ${say.behaviour(event.behaviour)}` }
    case 'record':
      return record(event, file, say)
    case 'found':
      return found(event, say)
    case 'appeal':
      return appeal(event, say)
    case 'repaired':
    case 'expired':
      return comesBack(event, say)
    case 'protest':
      return protest(event)
    case 'graded':
      return graded(event, say)
    case 'list':
      return tellList(event, say)
    case 'door':
      return door(event, say)
    case 'letters dropped':
      return { tone: 'letter', head: capital(en.events.drop_grades) }
    case 'repealed':
      return { tone: 'letter', head: capital(en.events.repeal) }
    case 'outcry':
      return { head: capital(en.events.outcry) }
    case 'joined':
      return {
        head: event.byPull ? 'Becomes a member, drawn by those who are' : 'Becomes a member of their own accord',
        details: [`The score begins at ${say.count(event.score)}`],
      }
    case 'left':
      return { head: 'Leaves: file, points and score are gone' }
    case 'anew':
      return { head: `Everybody starts anew with ${say.points(event.score)}` }
  }
}

const scores = (event: FileEvent, say: Say) =>
  event.score === event.trueScore
    ? `Score now ${say.count(event.score)}, as it should be.`
    : `Score now ${say.count(event.score)}; it should be ${say.count(event.trueScore)}.`

function act(event: Of<'act'>, file: ResidentFile, say: Say): Told {
  const details: string[] = []
  if (event.loan) details.push(`It is what came of being let through at: ${say.door(event.loan)}.`)
  const severity = event.severity === 'ordinary' ? '' : `, ${event.severity}`
  if (event.provoked)
    details.push(
      'Without what strain, hardship, public attention or reward made of people, it would not have happened.',
    )
  if (event.inAnswerTo !== null) details.push(`Done in answer to an act of ${say.who(event.inAnswerTo)}.`)
  if (event.paid > 0) details.push(`It cost ${say.count(event.paid)} yuan.`)
  if (event.believed !== null) details.push(`The charge was ${event.believed ? 'believed' : 'not believed'}.`)
  if (event.victim !== null) details.push(`${capital(say.who(event.victim))} was harmed by it.`)
  if (event.rated) return { head: `Did: ${say.behaviour(event.behaviour)}${severity}`, details }
  if (event.rule === null) details.push('No rule scores it.')
  else details.push(...rightly(event, file, say), ...eyes(event, say), ...way(event, file, say))
  const lands = event.fallsOn?.who ?? file.id
  const unseen = event.rule !== null && (event.finding === null || event.finding.file !== lands)
  return { tone: unseen ? 'unseen' : 'plain', head: `Did: ${say.behaviour(event.behaviour)}${severity}`, details }
}

const ties = { owner: 'which this resident owns', official: 'of whose district this resident is the official' }

/** What somebody else did, and a rule lays on this resident. */
function borne(event: Of<'borne'>, file: ResidentFile, say: Say): Told {
  const { by, as, finding } = event
  const severity = event.severity === 'ordinary' ? '' : `, ${event.severity}`
  const details = [
    `Done by ${say.who(by)}, ${ties[as]}: the rule lays it on the ${as}.`,
    ...rightly(event, file, say),
    ...eyes(event, say),
    ...way(event, file, say),
  ]
  const unseen = finding === null || finding.file !== file.id
  return {
    tone: unseen ? 'unseen' : 'plain',
    head: `Answers for: ${say.behaviour(event.behaviour)}${severity}`,
    details,
  }
}

function rated(event: Of<'rated'>, file: ResidentFile, say: Say): Told {
  const { by, grade, given, onlookers, penalty, moved, trueMoved } = event
  const holds = grade === null ? '' : `, who holds ${grade},`
  const head =
    by === null ? 'Not rated: one of the two is out' : `Rated by ${say.who(by)}${holds} with ${say.count(given!)}`
  const details: string[] = []
  if (onlookers > 0) details.push(`Somebody looked on and rated the company: ${say.points(onlookers)} less.`)
  if (penalty) details.push('A penalty on the spot: points are gone for a time, in which low ratings count more.')
  const way = (points: number) =>
    points === 0 ? 'nothing' : `${points > 0 ? '+' : '\u2212'}${say.count(Math.abs(points))}`
  const rule = event.rule === null ? '' : `${ruleName(event.rule, file)}: `
  details.push(`${rule}moves the score by ${way(moved)}; by conduct alone ${way(trueMoved)}. ${scores(event, say)}`)
  return { tone: moved < trueMoved ? 'wrong' : 'plain', head, details }
}

function rightly(event: (Act | Borne) & FileEvent, file: ResidentFile, say: Say): string[] {
  const { trueMoved, trueScore } = event
  const rule = ruleName(event.rule!, file)
  const falls = event.what === 'act' ? event.fallsOn : undefined
  if (falls) return [`${rule}: falls on the ${bearers[falls.as]}, ${say.who(falls.who)}.`]
  if (!file.hasScore) return [`${rule}.`]
  if (trueMoved === 0) return [`${rule}: by the true score nothing more could be taken or given.`]
  return [
    `${rule}: rightly ${trueMoved < 0 ? 'costs' : 'brings'} ${say.points(trueMoved)}; the true score is ${say.count(trueScore)}.`,
  ]
}

const bearers = { owner: 'owner', official: 'official of the district' }

function eyes({ looks, absent, finding }: Pick<Act, 'looks' | 'absent' | 'finding'>, say: Say): string[] {
  const chance = (share: number) => (share >= 1 ? 'sees every such act' : `sees ${say.shareOf(share)} such acts`)
  const missed = looks.filter(({ saw }) => !saw)
  const lines = missed.map(({ sensor, chance: share, evaded }) =>
    evaded
      ? `It was hidden from ${say.sensor(sensor)}, which would have seen it.`
      : `${say.sensor(sensor)} did not see it (${chance(share)}).`,
  )
  if (finding) {
    const seen = looks.at(-1)!
    return [...lines, `${say.sensor(seen.sensor)} saw it (${chance(seen.chance)}).`]
  }
  if (looks.length > 0) return [...lines, 'Nobody else did: it never reaches a file.']
  const why = absent.length > 0 ? 'None of the sensors made for it works here' : 'No sensor is made for it'
  return [`${why}: nobody sees it, and it never reaches a file.`]
}

/** Where the finding on an act goes: whom it charges, if that is not the one on whom the act falls, and the rest. */
function way(event: Act | Borne, { id }: ResidentFile, say: Say): string[] {
  const { finding } = event
  if (!finding) return []
  const falls = event.what === 'act' ? event.fallsOn : event
  const rightly = event.what === 'act' ? (event.fallsOn?.who ?? id) : id
  const charged = say.who(finding.charged)
  const instead = falls
    ? `It took another for the one who did it, and charged ${charged}.`
    : `It took ${charged} for the one who did it.`
  return [...(finding.charged === rightly ? [] : [instead]), ...onward(finding, id, say)]
}

/** Where a finding goes. */
function onward(finding: Finding, id: number, say: Say): string[] {
  const { charged, fate, file, reaches, reviewed } = finding
  const lines: string[] = []
  if (finding.linked) lines.push(...linkedLines(finding, finding.linked, say))
  if (fate === 'lost' && !finding.linked)
    lines.push(`The record was lost on its way to: ${say.database(finding.database)}.`)
  else if (fate === 'lost') lines.push(`No file was found for it: it is lost to ${say.database(finding.database)}.`)
  else if (fate === 'not kept')
    lines.push('Nothing is kept: the one whose file it would reach is no member, or has not agreed.')
  else if (fate === 'dropped by review')
    lines.push('Somebody looked at the finding before it was filed, and dropped it.')
  else {
    if (reviewed) lines.push('Somebody looked at the finding before it was filed, and let it pass.')
    const misfiled = file !== charged ? `, ${finding.linked ? 'taken for' : 'a namesake of'} ${say.who(charged)}` : ''
    const whose = file === id ? `this file${misfiled}` : `the file of ${say.who(file!)}${misfiled}`
    lines.push(`${say.database(finding.database)}: the record reaches ${whose} in ${say.when(reaches!)}.`)
  }
  return lines
}

/** What the record said, and how it was weighed; nothing where all was right and nobody else came into question. */
function linkedLines({ fate, file, charged }: Finding, linked: Linked, say: Say): string[] {
  const { wrong, empty, right, best, byClerk } = linked
  const fields = (ids: string[]) => ids.map((id) => say.field(id)).join(', ')
  const lines: string[] = []
  if (wrong.length > 0) lines.push(`The record had something else in: ${fields(wrong)}.`)
  if (empty.length > 0) lines.push(`The record had nothing in: ${fields(empty)}.`)
  const strayed = fate === 'lost' || (file !== null && file !== charged)
  if (strayed || byClerk) {
    const others = best === null ? 'and nobody else came near' : `the best of all others ${bitsOf(best, say)}`
    lines.push(`Compared with the right file it weighed ${bitsOf(right, say)}, ${others}.`)
  }
  if (byClerk) lines.push('A clerk decided.')
  return lines
}

const bitsOf = (weight: number, say: Say) => `${say.decimal(weight)} bits`

/** Who was taken for whom, by what the charge falls on the resident. */
const taken = {
  actor: 'this resident for them',
  owner: 'a firm of this resident for it',
  official: 'the district of this resident for theirs',
}
const alarm = { actor: '', owner: ' against a firm of this resident', official: ' against somebody of the district' }

function charge(event: Of<'charge'>, file: ResidentFile, say: Say): Told {
  const { because, doneBy, finding } = event
  const what = say.behaviour(event.behaviour)
  const sensor = say.sensor(finding.sensor)
  const details: Record<Wrong, string> = {
    mistaken: `${capital(say.who(doneBy!))} did it. ${sensor} took ${taken[event.as ?? 'actor']}.`,
    invented: `Nobody did it: a false alarm${alarm[event.as ?? 'actor']}. ${sensor} reported it all the same.`,
    accused: `Nobody did it. ${capital(say.who(event.accuser ?? 0))} made it up, and ${sensor} took it for true.`,
    misfiled: `${finding.charged === doneBy ? `${capital(say.who(finding.charged))} did it` : `It was about ${say.who(finding.charged)}`}. ${say.database(finding.database)} took this file for theirs${finding.linked ? '' : ', as of a namesake'}.`,
  }
  const lines = [details[because], ...onward(finding, file.id, say)]
  return { tone: 'wrong', head: `Never did, but is charged with: ${what}`, details: lines }
}

function record(event: Of<'record'>, file: ResidentFile, say: Say): Told {
  const { because, full, points, moved } = event
  const rule = event.rule === null ? 'A rule no longer in force' : ruleName(event.rule, file)
  const does = moved < 0 ? `takes ${say.points(moved)}` : moved > 0 ? `gives ${say.points(moved)}` : 'moves nothing'
  const factor = event.rule === null ? undefined : file.rules[event.rule]?.factor
  const inFactor = factor ? `${points < 0 ? 'takes' : 'gives'} ${say.points(points)} of ${factor}, and so ` : ''
  const details = [file.hasScore ? `${rule}: ${inFactor}${does}. ${scores(event, say)}` : `${rule}.`]
  if (points !== full)
    details.push(`Only ${say.points(points)} of ${say.points(full)}: the limit for the year is reached.`)
  if (!factor && moved !== points) details.push('The scale of the score ends there.')
  if (full < 0) details.push(event.told ? 'The resident is told.' : 'The resident is never told.')
  if (event.published) details.push('The charge is printed with the name.')
  if (event.appeals) details.push('An appeal is filed.')
  if (event.late) details.push('An appeal would be filed too late.')
  const about = isWrong(because) ? wrongly[because] : actOf(because, file, event.case, say)
  return {
    tone: isWrong(because) ? 'wrong' : 'plain',
    head: `On file: ${say.behaviour(event.behaviour)} (${about})`,
    details,
  }
}

function found(event: Of<'found'>, say: Say): Told {
  const just = isWrong(event.because) ? 'wrong' : 'right'
  const details = ['Nobody had told the resident of it.']
  if (event.appeals) details.push('An appeal is filed.')
  if (event.late) details.push('An appeal would be filed too late.')
  const head = `Asks for the own file and finds the ${just} charge of ${say.behaviour(event.behaviour)}`
  return { tone: just === 'wrong' ? 'wrong' : 'plain', head, details }
}

function appeal(event: Of<'appeal'>, say: Say): Told {
  const just = isWrong(event.because) ? 'wrong' : 'right'
  const { upheld, moved } = event
  const head = `Appeal against the ${just} charge of ${say.behaviour(event.behaviour)}: ${upheld ? 'upheld' : 'refused'}`
  const back = upheld ? `${say.points(moved)} come back. ${scores(event, say)}` : 'The points stay taken.'
  return { tone: !upheld && just === 'wrong' ? 'wrong' : 'plain', head, details: [back] }
}

function comesBack(event: Of<'repaired' | 'expired'>, say: Say): Told | undefined {
  if (event.moved === 0) return undefined
  const why = event.what === 'repaired' ? 'Earned back' : 'Time is over'
  if (event.ledger === 'truth')
    return {
      head: `${why}, in truth: ${say.behaviour(event.behaviour)}; the true score is ${say.count(event.trueScore)}`,
    }
  const moved = event.moved > 0 ? `${say.points(event.moved)} come back` : `${say.points(event.moved)} are gone again`
  return { head: `${why}: ${say.behaviour(event.behaviour)}, ${moved}`, details: [scores(event, say)] }
}

function protest({ spoke, after }: Of<'protest'>): Told {
  const when = after === 'news of the scheme' ? 'about the scheme' : `after the ${after}`
  return spoke
    ? { head: `Speaks out in public ${when}` }
    : { tone: 'silent', head: `Would have spoken out ${when}, and kept silent out of fear` }
}

function graded({ from, to, trueTo, down, told }: Of<'graded'>, say: Say): Told {
  const head =
    to === null
      ? 'Gives no consent: no letter any more'
      : from === null
        ? `First letter: ${to}`
        : from === to
          ? `Keeps the letter ${to}`
          : `Letter ${to} instead of ${from}`
  const wrong = to !== trueTo
  const details = wrong ? [`The letter should be ${say.letter(trueTo)}.`] : []
  if (down && !told) details.push('The resident is not told.')
  return { tone: wrong ? 'wrong' : 'letter', head, details }
}

function door(event: Of<'door'>, say: Say): Told {
  const { refused, refusedAnyway, letter } = event
  const details: string[] = []
  if (letter !== null) details.push(treatment(event, letter, say))
  else if (event.chance !== event.chanceAnyway) details.push(byList(event, say))
  if (refused && !refusedAnyway) details.push('Without the scheme the door would have opened.')
  if (!refused && refusedAnyway) details.push('Without the scheme it would have stayed shut.')
  if (event.acrossContexts) details.push("By points of the door's own field of life alone it would have opened.")
  details.push(...lendingLines(event, say))
  const tone = refused !== refusedAnyway ? 'wrong' : 'door'
  return { tone, head: `${say.door(event.door)}: ${refused ? 'refused' : 'let through'}`, details }
}

function treatment({ chance, chanceAnyway }: Of<'door'>, letter: string, say: Say): string {
  if (chance === chanceAnyway)
    return `The letter ${letter} makes no difference here: ${say.share(chance)} are refused with or without it.`
  return `With the letter ${letter} ${say.share(chance)} are refused; without the scheme ${say.share(chanceAnyway)} would be.`
}

function byList({ chance, chanceAnyway, lists, guardians }: Of<'door'>, say: Say): string {
  const standing = guardians
    ? 'Judged by the adults of the household'
    : lists.length > 0
      ? `On the list ${lists.map((list) => say.list(list)).join(' and ')}`
      : 'Not on the list'
  return `${standing}: ${say.share(chance)} are refused; without the scheme ${say.share(chanceAnyway)} would be.`
}

function withheld(event: Of<'withheld'>, say: Say): Told {
  const { kind, times } = event
  const why =
    kind === 'voice'
      ? `Fear of the scheme leaves ${say.share(times)} of such acts by people in this position.`
      : `The scheme leaves ${say.share(times)} of such acts by people in this position.`
  return { tone: 'silent', head: `Would have done, and did not: ${say.behaviour(event.behaviour)}`, details: [why] }
}

/** `an act of March 2011`, and whose, if it was somebody else's. */
function actOf(because: 'own act' | 'borne', file: ResidentFile, of: number, say: Say): string {
  const act = file.events.find(
    (each): each is (Act | Borne | Charge) & FileEvent => 'case' in each && each.case === of,
  )!
  return `an act of ${because === 'borne' && act.what === 'borne' ? `${say.who(act.by)}, ` : ''}${say.when(act.date)}`
}

function ruleName(id: string, file: ResidentFile): string {
  const rule = file.rules[id]
  return rule ? `Rule ${id} (${rule.evidence})` : `Rule ${id}`
}

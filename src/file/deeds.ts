/** The first half of a tick as the journal sees it: what was done, what sensors made of it, and where their findings went. */
import { followedBy } from '../engine/act/chain.js'
import { doorOfOrdinal } from '../engine/consequence/outcome.js'
import { behaviourMetrics, fileMetric } from '../engine/counters.js'
import { bearerOf } from '../engine/observe/bearer.js'
import { keptOut } from '../engine/record/consent.js'
import { rateMultiplier } from '../engine/respond/multiplier.js'
import type { Place } from '../engine/place.js'
import { Q16 } from '../engine/tables.js'
import { ENTRY, entryField } from '../engine/entries.js'
import { bearers } from '../engine/score/tables.js'
import { flag, NOBODY } from '../engine/world.js'
import type { Act, Bearing, Borne, FileEvent, Finding, Wrong } from './events.js'
import { loanBehind } from './lending.js'
import { looksAt } from './looks.js'
import { actDraw, type decisionNow, wayDraws } from './why/draws.js'
import { linkedOf } from './linked.js'
import type { Pen } from './pen.js'

const PER_BEHAVIOUR = behaviourMetrics.length

/** Something that the resident would have done, and did not. */
export function withhold(pen: Pen, metric: number): void {
  const { place, names } = pen
  const b = Math.floor(metric / PER_BEHAVIOUR)
  pen.write({
    what: 'withheld',
    behaviour: names.behaviour(b),
    kind: names.kind(b),
    rule: names.rule(b, place.now.tick),
    times: rateMultiplier(place, pen.me, b) / Q16,
  })
}

/** What the journal has heard while the engine let residents act. */
interface Heard {
  /** For each act of the resident, in order, whether it came about by the scheme's influence, and what decided. */
  provoked: readonly boolean[]
  decided: readonly ReturnType<typeof decisionNow>[]
  /** Victims by place in the list of acts. */
  victims: ReadonlyMap<number, number>
}

/** The stage `act` is over, and its list holds what was done. */
export function meetActs(pen: Pen, { provoked, decided, victims }: Heard): void {
  const { place, names } = pen
  const { tables, now, scratch } = place
  const { acts } = scratch
  const { behaviours } = tables.doing
  let nth = 0
  for (let a = 0; a < acts.count; a++) {
    const b = acts.what[a]
    if (acts.who[a] !== pen.me || b >= behaviours) continue
    const bearer = bearerOf(place, pen.me, now.bearer[place.region * behaviours + b])
    const out = bearer === NOBODY || keptOut(place, place.first + bearer)
    const as = bearingOf(pen, b)
    const rule = now.ruled[place.region * behaviours + b] && !out ? names.rule(b, now.tick) : null
    const event = pen.write<Act>({
      what: 'act',
      ...deedOf(pen, a),
      provoked: provoked[nth] ?? false,
      ...(decided[nth] && { drawn: actDraw(place, a, decided[nth++]) }),
      rule,
      ...(rule !== null && as && bearer !== pen.me && { fallsOn: { as, who: pen.number(bearer) } }),
      trueMoved: 0,
      victim: victims.has(a) ? pen.number(victims.get(a)!) : null,
      inAnswerTo: answered(pen, acts.ordinal[a]),
      paid: tables.behaviour.price[b],
      believed: null,
      ...loanBehind(pen, a),
      looks: [],
      absent: [],
      mistaken: null,
      finding: null,
    })
    pen.acts.set(a, event)
    pen.open(event)
  }
}

/** What was done, as the beginning of a case. */
function deedOf(pen: Pen, a: number): Pick<Act, 'case' | 'behaviour' | 'kind' | 'severity'> {
  const { names, place } = pen
  const { what, severity } = place.scratch.acts
  return {
    case: pen.nextCase(),
    behaviour: names.behaviour(what[a]),
    kind: names.kind(what[a]),
    severity: names.severity(severity[a]),
  }
}

/** By what the rule in force on a behaviour falls on somebody; undefined where that is the one who acts. */
function bearingOf({ place: { now, region, tables } }: Pen, b: number): Bearing | undefined {
  const falls = now.bearer[region * tables.doing.behaviours + b]
  return falls === bearers.owner ? 'owner' : falls === bearers.official ? 'official' : undefined
}

/** Whether the rule in force on an act falls on somebody else than the one who acts. */
export function fallsElsewhere(pen: Pen, a: number): boolean {
  return bearingOf(pen, pen.place.scratch.acts.what[a]) !== undefined
}

function answered(pen: Pen, ordinal: number): number | null {
  // what had been granted comes due by itself
  const first = doorOfOrdinal(ordinal) < 0 ? followedBy(ordinal) : null
  return first === null ? null : pen.number(first)
}

/** Sensors have looked at an act, of the resident or of a neighbour. */
export function meetObservation(pen: Pen, a: number): void {
  const { place, names } = pen
  const { acts, observations } = place.scratch
  const act = pen.acts.get(a)
  if (act) {
    const { looks, absent, mistaken } = looksAt(place, names, {
      local: pen.me,
      ordinal: acts.ordinal[a],
      behaviour: acts.what[a],
    })
    const { score, truth } = pen.look()
    const trueMoved = truth - pen.before.truth
    Object.assign(act, { looks, absent, mistaken, trueMoved, score, trueScore: truth })
    pen.cases.get(act.case)!.truth += trueMoved
    pen.adopt(act.case)
  }
  const borne = act ? undefined : bear(pen, a)
  const o = pen.before.observations
  if (observations.count === o) return
  const charged = observations.who[o]
  const finding = findingOf(pen, o)
  const mine = act ?? borne
  if (mine) mine.finding = finding
  if (charged === pen.me && !mine) {
    const of = charge(pen, o, 'mistaken', finding)
    const seen = { local: acts.who[a], ordinal: acts.ordinal[a], behaviour: acts.what[a] }
    Object.assign(pen.cases.get(of)!.event, { mistaken: looksAt(place, names, seen).mistaken ?? undefined })
    pen.concerns.set(o, { finding, case: of })
  }
  if (mine) pen.concerns.set(o, { finding, case: mine.case })
}

/** An act of somebody else that a rule lays on the resident: rightly theirs, whoever did it. Undefined for any other act. */
function bear(pen: Pen, a: number): (Borne & FileEvent) | undefined {
  const { place, names } = pen
  const { acts } = place.scratch
  const [local, b] = [acts.who[a], acts.what[a]]
  const as = bearingOf(pen, b)
  const rule = names.rule(b, place.now.tick)
  if (!as || rule === null) return undefined
  if (bearerOf(place, local, place.now.bearer[place.region * place.tables.doing.behaviours + b]) !== pen.me)
    return undefined
  const trueMoved = pen.look().truth - pen.before.truth
  const event = pen.write<Borne>({
    what: 'borne',
    ...deedOf(pen, a),
    rule,
    as,
    by: pen.number(local),
    trueMoved,
    ...looksAt(place, names, { local, ordinal: acts.ordinal[a], behaviour: b }),
    finding: null,
  })
  pen.open(event)
  pen.cases.get(event.case)!.truth += trueMoved
  pen.adopt(event.case)
  return event
}

/** Somebody has invented a charge, and it was believed or not. */
export function meetAccusation(pen: Pen, a: number): void {
  const { observations } = pen.place.scratch
  const o = pen.before.observations
  const believed = observations.count > o
  const act = pen.acts.get(a)
  if (act) act.believed = believed
  if (!believed || observations.who[o] !== pen.me) return
  const finding = findingOf(pen, o)
  pen.concerns.set(o, { finding, case: charge(pen, o, 'accused', finding) })
}

/** Sensors have made up acts that never happened. */
export function meetInvented(pen: Pen, from: number): void {
  const { observations } = pen.place.scratch
  for (let o = from; o < observations.count; o++) {
    if (observations.who[o] !== pen.me) continue
    const finding = findingOf(pen, o)
    pen.concerns.set(o, { finding, case: charge(pen, o, 'invented', finding) })
  }
}

function findingOf({ place, names }: Pen, o: number): Finding {
  const { observations } = place.scratch
  const sensor = observations.sensor[o]
  return {
    sensor: names.sensor(sensor),
    database: names.databaseOf(sensor),
    charged: place.subject + observations.who[o],
    fate: 'lost',
    reviewed: false,
    file: null,
    reaches: null,
    told: false,
    appeals: false,
    linked: null,
  }
}

/** Writes a charge for what the resident did not do, or not so; returns its case. */
function charge(
  pen: Pen,
  o: number,
  because: Wrong,
  finding: Finding,
  neverDone = because === 'invented' || because === 'accused',
): number {
  const { place, names } = pen
  const { observations } = place.scratch
  const b = observations.behaviour[o]
  const as = bearingOf(pen, b)
  return pen.open(
    pen.write({
      what: 'charge',
      case: pen.nextCase(),
      because,
      behaviour: names.behaviour(b),
      rule: names.rule(b, place.now.tick),
      doneBy: neverDone ? null : observations.drawSubject[o],
      ...(as && because !== 'accused' && { as }),
      accuser: because === 'accused' ? observations.drawSubject[o] : null,
      finding,
    }),
  )
}

/** Whether the database that an observation goes to may take one resident for another. */
export function mayMisfile({ tables, scratch }: Place, o: number): boolean {
  const database = tables.databases[tables.sensors[scratch.observations.sensor[o]].database]
  return database.link !== null || database.misfiled > 0
}

/**
 * An observation has been lost, dropped, or sent on its way to a file.
 *
 * @param acted observations from this one on are of what nobody did
 */
export function meetRecord(pen: Pen, o: number, acted: number): void {
  const { place } = pen
  const { layout } = place
  const misfiled = pen.heardOf('misfiled')
  let concern = pen.concerns.get(o)
  if (!concern && misfiled !== pen.me) return
  const finding = concern?.finding ?? findingOf(pen, o)
  const heard = (metric: number) => pen.heard.some((each) => each.metric === metric)
  finding.reviewed = heard(fileMetric(layout, 'reviews'))
  finding.linked = linkedOf(pen, o)
  finding.drawn = wayDraws(place, o, misfiled !== undefined)
  const { made } = pen
  const sent = made.length > 0
  if (sent) {
    const e = made.length - ENTRY
    finding.fate = 'filed'
    finding.file = pen.number(made[e + entryField.who])
    finding.reaches = pen.names.date(made[e + entryField.due])
    finding.told = (made[e + entryField.flags] & flag.told) !== 0
    finding.appeals = (made[e + entryField.flags] & flag.appeals) !== 0
  } else if (heard(fileMetric(layout, 'not_kept'))) finding.fate = 'not kept'
  else if (pen.heardOf('lost') === undefined) finding.fate = 'dropped by review'
  if (misfiled === pen.me) concern = { finding, case: charge(pen, o, 'misfiled', finding, o >= acted) }
  if (sent) pen.adopt(concern!.case)
}

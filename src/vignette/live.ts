/** One made-up life, tick by tick: the stages of the engine in their order, and what each did, written down. */
import { dateOfTick, tickOfDate } from '../compile/calendar.js'
import type { Blueprint } from '../compile/compile.js'
import { exp } from '../engine/draw/detmath.js'
import { regrade } from '../engine/grade/regrade.js'
import { claim, observe } from '../engine/observe/observe.js'
import { record } from '../engine/record/record.js'
import { nowFor } from '../engine/respond/now.js'
import { settle, takeDue } from '../engine/score/due.js'
import { turnYear } from '../engine/score/limits.js'
import { refresh } from '../engine/score/refresh.js'
import { ENTRY } from '../engine/entries.js'
import { CERTAIN } from '../engine/tables.js'
import { severities } from '../scenario/schema/words.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { Ledger, type Standing, type Step } from './ledger.js'
import { statedLuck } from './luck.js'
import { ruleAt } from './rules.js'
import type { Vignette, VignetteEvent } from './schema.js'
import { favouring, isRated, meet } from './meeting.js'
import { sensorsFor } from './sensors.js'
import { SUBJECT, type Stage, openStage } from './stage.js'
import { type State, stateOf } from './state.js'

/** What stood at the end of a tick. */
export interface Moment extends State {
  standing: Standing[]
}

/** A life under the scheme. */
export interface Life {
  /** [tick] */
  moments: Moment[]
  /** All that changed a score or a letter, in order. */
  history: Step[]
}

/**
 * Lives a vignette from the start of the scheme to the end of the blueprint's time.
 *
 * @param guardian life of the only adult of the subject's household, where the case names one
 */
export function live(scenario: Scenario, blueprint: Blueprint, vignette: Vignette, guardian?: Life): Life {
  const stage = openStage(favouring(blueprint, scenario, vignette.subject), vignette.holds)
  const { tables, catalogue } = blueprint
  const { place, regions } = stage
  const { calendar } = catalogue
  const circumstances = {
    consents: vignette.consents !== 'no',
    number: 0,
    events: vignette.events,
    performs: LATE,
  }
  place.draw = statedLuck(circumstances)
  const ledger = new Ledger(scenario, stage)
  const events = vignette.events.map((event, i) => ({ event, number: i + 1, tick: tickOfDate(calendar, event.on) }))
  const moments: Moment[] = []
  for (let tick = 0; tick < tables.ticks; tick++) {
    regions[0].dropped = reached(vignette.letters_dropped, tick, blueprint)
    regions[0].repealed = reached(vignette.repealed, tick, blueprint)
    place.now = nowFor(tables, regions, tick)
    ledger.open(dateOfTick(calendar, tick))
    turnYear(place)
    ledger.noteReset(tables.score.resets[tick] === 1)
    for (const each of events) {
      if (each.tick !== tick) continue
      Object.assign(circumstances, each, { performs: performsOn(scenario, blueprint, each.event) })
      happen(scenario, stage, each.event)
      ledger.noteAct(each)
    }
    const due = takeDue(place)
    for (let e = 0; e < due.length; e += ENTRY) {
      ledger.beforeSettling(due, e)
      settle(place, due, e)
      ledger.noteSettled()
    }
    refresh(place)
    regrade(place)
    ledger.noteGrade()
    moments.push({ ...stateOf(scenario, stage, guardian?.moments[tick]), standing: ledger.standing() })
  }
  return { moments, history: ledger.steps }
}

/** 1 from the tick on in which a day falls. */
function reached(day: string | undefined, tick: number, { catalogue }: Blueprint): number {
  return day !== undefined && tick >= tickOfDate(catalogue.calendar, day) ? 1 : 0
}

/** The largest word: the wait is over at once. */
const NEVER_LATER = 0xffffffff
/** A word that makes any waiting time longer than a life. */
const LATE = 1

/** The word for which the exponential waiting time of the stay ends on the day that the event says. */
function performsOn(scenario: Scenario, { tables, catalogue }: Blueprint, event: VignetteEvent): number {
  const name = (event.does ?? event.charged_with)!
  const rule = ruleAt(scenario, name, event.on)
  const [list] = rule === undefined ? [] : [scenario.rules[rule].lists ?? []].flat()
  if (event.performed === undefined || list === undefined) return LATE
  const sensor = event.seen_by ?? sensorsFor(scenario, name, event.does === undefined)[0]
  const { delayTicks } = tables.databases[Object.keys(scenario.databases).indexOf(scenario.sensors[sensor].reports_to)]
  const { calendar } = catalogue
  const waits = tickOfDate(calendar, event.performed) - tickOfDate(calendar, event.on) - delayTicks
  const mean = tables.lists!.performsAfter[Object.keys(scenario.lists!).indexOf(list)]
  return Math.max(LATE, Math.min(NEVER_LATER, Math.floor(exp(-waits / mean) * CERTAIN)))
}

/** Puts an event before the sensors, or straight into what they claim, and sends the record on its way. */
function happen(scenario: Scenario, stage: Stage, event: VignetteEvent): void {
  const { place, world } = stage
  const { tables, now, scratch } = place
  const { acts, observations } = scratch
  const names = Object.keys(scenario.sensors)
  const severity = severities.indexOf(event.severity ?? 'ordinary')
  const filed = event.filed !== 'no'
  const name = (event.does ?? event.charged_with)!
  const behaviour = Object.keys(scenario.behaviours).indexOf(name)
  if (isRated(scenario, name)) return meet(scenario, stage, event, behaviour, severity)
  const seenBy = filed ? names.indexOf(event.seen_by ?? sensorsFor(scenario, name, event.does === undefined)[0]) : -1
  for (let s = 0; s < names.length; s++) world.covered[s] = s === seenBy ? 1 : 0
  if (event.does !== undefined) {
    acts.count = 1
    acts.who[0] = SUBJECT
    acts.ordinal[0] = 0
    acts.what[0] = behaviour
    acts.severity[0] = severity
    observe(place)
  } else {
    observations.count = 0
    const rule = behaviour * severities.length + severity
    const { filePurpose, fatePurpose } = tables.sensors[seenBy]
    const said = {
      who: SUBJECT,
      behaviour,
      points: now.points[rule],
      life: now.life[rule],
      sensor: seenBy,
      wrong: 1 as const,
    }
    const address = { subject: place.subject, ordinal: 0, filePurpose, fatePurpose }
    if (now.ruled[behaviour]) claim(place, { ...said, ...address, repairs: event.repairs === 'yes' })
  }
  record(place)
}

/** Whether a vignette makes sense under its scenario: names, dates, and what the scheme can do at all. */
import { type Traits } from '../scenario/check/check.js'
import { endOf } from '../scenario/check/time.js'
import type { Desk } from '../scenario/language/desk.js'
import { nearest } from '../scenario/language/suggest.js'
import type { Path } from '../scenario/language/tree.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { vignetteMessages as say } from './messages.js'
import { isRated } from './meeting.js'
import { ruleAt } from './rules.js'
import type { Expectation, Vignette, VignetteEvent } from './schema.js'
import { canReport, sensorsFor } from './sensors.js'

/** An expectation may look this many years beyond the run, for points that come back late. */
const YEARS_BEYOND = 10

/** A vignette under examination. */
interface Examined {
  scenario: Scenario
  traits: Traits['traits']
  desk: Desk
}

/** A vignette in which events and expectations with mistakes have been left out. */
export interface SoundVignette extends Omit<Vignette, 'events' | 'expect'> {
  events: (VignetteEvent | undefined)[]
  expect: (Expectation | undefined)[]
}

/** Puts every mistake of a vignette on the desk. */
export function checkVignette(examined: Examined, name: string, vignette: Partial<SoundVignette>): void {
  const { scenario, desk } = examined
  const path = ['vignettes', name]
  const { subject = {}, letters_dropped, repealed, events = [], expect = [] } = vignette
  checkSubject(examined, subject, [...path, 'subject'])
  for (const trait of startTraits(scenario)) if (!(trait in subject)) desk.problemAtKey(path, say.needsTrait(trait))
  for (const [key, day] of Object.entries({ letters_dropped, repealed }))
    if (day) checkDay(examined, day, [...path, key])
  if (letters_dropped && !scenario.grades) desk.problem([...path, 'letters_dropped'], say.noLetters())
  checkGuardian(examined, name, vignette.guardian, [...path, 'guardian'])
  vignette.holds?.forEach((list, i) => checkHolds(examined, list, subject, [...path, 'holds', i]))
  events.forEach((event, i) => event && checkEvent(examined, event, subject, [...path, 'events', i]))
  expect.forEach((expected, i) => expected && checkExpectation(examined, expected, [...path, 'expect', i]))
}

/** The trait by which starts differ, if they do. */
function startTraits({ scores }: Scenario): string[] {
  return Object.values(scores).flatMap((score) => (score.kind === 'points' ? Object.keys(score.starts ?? {}) : []))
}

function checkSubject({ traits, desk }: Examined, subject: Record<string, string>, path: Path): void {
  const names = Object.keys(traits)
  for (const [trait, category] of Object.entries(subject)) {
    if (!Object.hasOwn(traits, trait))
      desk.problemAtKey([...path, trait], say.unknownTrait(trait, names, nearest(trait, names)))
    else if (!traits[trait].includes(category)) {
      const known = [...traits[trait]]
      desk.problem([...path, trait], say.unknownCategory(trait, category, known, nearest(category, known)))
    }
  }
}

/** The guardian is somebody else, known from another case, and some door asks. */
function checkGuardian({ scenario, desk }: Examined, own: string, guardian: string | undefined, path: Path): void {
  if (guardian === undefined) return
  const others = desk.keys('vignettes').filter((name) => name !== own)
  if (guardian === own) desk.problem(path, say.ownGuardian(own))
  else if (!others.includes(guardian)) desk.problem(path, say.unknownCase(guardian, others, nearest(guardian, others)))
  else if (!Object.values(scenario.doors).some(({ judged_by }) => judged_by)) desk.problem(path, say.noGuardians())
}

/** The list is known, somebody is on it when the scheme begins, and somebody like the subject may be. */
function checkHolds(examined: Examined, list: string, subject: Record<string, string>, path: Path): void {
  const { scenario, desk } = examined
  if (!isKnown(examined, 'list', list, scenario.lists, path)) return
  const { held_at_start, held_by = {} } = scenario.lists![list]
  const held = Object.entries(scenario.lists!).flatMap(([id, each]) => (each.held_at_start?.value ? [id] : []))
  if (!held_at_start?.value) return desk.problem(path, say.nobodyHolds(list, held))
  for (const [trait, chosen] of Object.entries(held_by)) {
    const those = [chosen].flat()
    if (trait in subject && !those.includes(subject[trait]))
      desk.problem(path, say.cannotHold(list, trait, subject[trait], those))
  }
}

/** @param beyond years after the end of the run that are allowed */
function checkDay({ scenario, desk }: Examined, day: string, path: Path, beyond = 0): void {
  const { start, length } = scenario.calendar
  const end = endOf(start, length)
  const last = `${Number(end.slice(0, 4)) + beyond}${end.slice(4)}`
  if (day < start) desk.problem(path, say.beforeStart(day, start))
  else if (day >= last) desk.problem(path, say.afterEnd(day, last))
}

/** The name is known; if not, says so. */
function isKnown(
  { desk }: Examined,
  what: string,
  name: string,
  among: object | undefined,
  path: Path,
  atKey = false,
): boolean {
  const known = Object.keys(among ?? {})
  if (known.includes(name)) return true
  // one letter is as near to any other
  const message = say.unknown(what, name, known, name.length > 1 ? nearest(name, known) : undefined)
  if (atKey) desk.problemAtKey(path, message)
  else desk.problem(path, message)
  return false
}

function checkEvent(examined: Examined, event: VignetteEvent, subject: Record<string, string>, path: Path): void {
  const { scenario, desk } = examined
  const { does, charged_with, on, filed, severity, appeal, repairs, finds } = event
  checkDay(examined, on, [...path, 'on'])
  if (does !== undefined && charged_with !== undefined) return desk.problem([...path, 'charged_with'], say.twoActs())
  const name = does ?? charged_with
  if (name === undefined) return desk.problem(path, say.noAct())
  const key = does === undefined ? 'charged_with' : 'does'
  if (!isKnown(examined, 'behaviour', name, scenario.behaviours, [...path, key])) return
  const behaviour = scenario.behaviours[name]
  if (severity && severity !== 'ordinary' && !behaviour.severity)
    desk.problem([...path, 'severity'], say.oneSeverity(name))
  for (const [trait, chosen] of Object.entries(does === undefined ? {} : (behaviour.who ?? {})))
    if (trait in subject && ![chosen].flat().includes(subject[trait]))
      desk.problem([...path, 'does'], say.notOneOfThem(name, trait, subject[trait], [chosen].flat()))
  if (isRated(scenario, name)) {
    for (const said of ['charged_with', 'filed', 'seen_by', 'appeal', 'repairs'] as const)
      if (event[said] !== undefined) desk.problem([...path, said], say.ratedNotFiled(name, said))
    for (const said of ['met', 'watched_by'] as const)
      if (event[said] !== undefined) isKnown(examined, 'grade', event[said], scenario.grades?.bands, [...path, said])
    return
  }
  for (const said of ['met', 'watched_by'] as const)
    if (event[said] !== undefined) desk.problem([...path, said], say.notRated(name, said))
  if (filed === 'no') {
    for (const said of ['charged_with', 'seen_by', 'appeal', 'finds', 'repairs'] as const)
      if (event[said] !== undefined) desk.problem([...path, said], say.unseenYetSaid(said))
    return
  }
  checkSensor(examined, event, name, path)
  if (finds === 'yes' && !scenario.safeguards.access?.on) desk.problem([...path, 'finds'], say.noAccess())
  if (appeal && !canAppeal(scenario, event, appeal)) desk.problem([...path, 'appeal'], say.noAppeal(appeal))
  if (event.performed) checkPerformed(examined, event, name, path)
  if (repairs && !canRepair(scenario, repairs)) desk.problem([...path, 'repairs'], say.noRepair(repairs))
}

/** Whether anybody on the list that the act leads to can do what is owed, and after the act. */
function checkPerformed(examined: Examined, { on, performed }: VignetteEvent, behaviour: string, path: Path): void {
  const { scenario, desk } = examined
  const rule = ruleAt(scenario, behaviour, on)
  const lists = rule === undefined ? [] : [scenario.rules[rule].lists ?? []].flat()
  if (!lists.some((list) => scenario.lists?.[list]?.performs)) desk.problem([...path, 'performed'], say.nothingOwed())
  else if (performed! < on) desk.problem([...path, 'performed'], say.performedBefore(performed!, on))
}

function checkSensor(examined: Examined, { seen_by, does }: VignetteEvent, behaviour: string, path: Path): void {
  const { scenario, desk } = examined
  const able = sensorsFor(scenario, behaviour, does === undefined)
  if (seen_by === undefined) {
    if (able.length === 0)
      desk.problem([...path, does === undefined ? 'charged_with' : 'does'], say.nobodySees(behaviour))
  } else if (isKnown(examined, 'sensor', seen_by, scenario.sensors, [...path, 'seen_by'])) {
    if (!canReport(scenario, seen_by, behaviour, does === undefined))
      desk.problem([...path, 'seen_by'], say.doesNotSee(seen_by, behaviour, able))
  }
}

/** Whether the scheme can end an appeal that way; certainties leave no choice. */
function canAppeal(
  { safeguards }: Scenario,
  { does, finds }: VignetteEvent,
  outcome: NonNullable<VignetteEvent['appeal']>,
): boolean {
  const { notice, appeal } = safeguards
  const isTold = finds === 'yes' || (notice?.on && notice.told.value > 0)
  if (!isTold || !appeal?.on) return false
  const filed = does === undefined ? appeal.filed_if_wrong : appeal.filed_if_right
  const upheld = does === undefined ? appeal.upheld_if_wrong : appeal.upheld_if_right
  if (outcome === 'late') return filed.value > 0 && appeal.within !== undefined && appeal.filed_after !== undefined
  return filed.value > 0 && (outcome === 'upheld' ? upheld.value > 0 : upheld.value < 1)
}

function canRepair({ safeguards: { repair } }: Scenario, repairs: 'yes' | 'no'): boolean {
  const share = repair?.on ? repair.taken_up.value : 0
  return repairs === 'yes' ? share > 0 : share < 1
}

function checkExpectation(examined: Examined, expected: Expectation, path: Path): void {
  const { scenario, desk } = examined
  const { on, ...rest } = expected
  checkDay(examined, on, [...path, 'on'], YEARS_BEYOND)
  if (Object.values(rest).every((each) => each === undefined)) desk.problem(path, say.expectsNothing())
  for (const key of ['grade', 'true_grade'] as const) {
    const letter = expected[key]
    if (letter !== undefined && letter !== 'none')
      isKnown(examined, 'grade', letter, scenario.grades?.bands, [...path, key])
  }
  expected.because?.forEach((rule, i) => isKnown(examined, 'rule', rule, scenario.rules, [...path, 'because', i]))
  for (const key of ['listed', 'truly_listed'] as const)
    expected[key]?.forEach((list, i) => isKnown(examined, 'list', list, scenario.lists, [...path, key, i]))
  for (const key of ['score', 'true_score'] as const)
    if (expected[key] && Object.keys(scenario.scores).length === 0) desk.problem([...path, key], say.noScore())
  for (const door of Object.keys(expected.doors ?? {}))
    isKnown(examined, 'door', door, scenario.doors, [...path, 'doors', door], true)
}

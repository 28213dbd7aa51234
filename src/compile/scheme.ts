/** The scheme itself: score, rules by phase, grades and when they are set, doors, safeguards. */
import { CERTAIN, Q16, type SafeguardTables, type Tables } from '../engine/tables.js'
import type { DoorTables } from '../engine/consequence/tables.js'
import type { GradeTable } from '../engine/grade/tables.js'
import { type Phase, type ScoreTable, bearers } from '../engine/score/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Quantity } from '../scenario/language/quantity.js'
import { contexts } from '../scenario/schema/words.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { onlyScore } from '../scenario/check/scores.js'
import type { PointsScore } from '../scenario/schema/points.js'
import { pointsOnly } from '../scenario/schema/figures.js'
import type { Rule, RulePoints, Score } from '../scenario/schema/scores.js'
import { onScale, threshold } from './behaviours.js'
import { type Calendar, firstTickFrom, tickOfDate, ticksInForce, ticksOf } from './calendar.js'
import { compileDoorLists, listingBits } from './lists.js'
import { rateBy, ratingsOf, stakesOf, unratedPhase } from './ratings.js'
import type { RightsTables } from './conduct.js'
import { meansCell } from './select.js'

/** Scores and points are kept in 16 bits. */
const LOWEST = -32768
const HIGHEST = 32767

function inReach({ value, text }: Quantity<'points'>): number {
  if (value < LOWEST || value > HIGHEST)
    throw new RangeError(`${text} is out of reach: scores and points are whole numbers from -32,768 to 32,767.`)
  return value
}

/**
 * Where everybody starts, the bounds, and the limits by the year.
 *
 * @throws RangeError if a number does not fit into the 16 bits of a score
 */
export function compileScore(scenario: Scenario, calendar: Calendar): Omit<ScoreTable, 'starts'> {
  const score = onlyScore(scenario)
  const { given_per_year, resets } = pointsOnly(score)
  const bound = (value: Score['lowest'], otherwise: number) =>
    value === undefined || value === 'none' ? otherwise : inReach(value)
  return {
    kept: score !== undefined,
    base: score && score.kind !== 'composite' ? inReach(score.base) : 0,
    lowest: bound(score?.lowest, LOWEST),
    highest: bound(score?.highest, HIGHEST),
    givenPerYear: given_per_year ? inReach(given_per_year) : Infinity,
    ...limitsOfRules(scenario),
    yearTicks: ticksOf(calendar, 1, 1),
    newYear: every(calendar, 1),
    resets: resets ? every(calendar, resets.value) : new Uint8Array(calendar.ticks),
  }
}

/** [cell] points at the start, where they differ by a trait; null where everybody starts with the base. */
export function compileStarts(scenario: Scenario, plan: PopulationPlan): Int16Array | null {
  const score = onlyScore(scenario)
  if (score?.kind !== 'points') return null
  const [given] = Object.entries(score.starts ?? {})
  if (!given) return null
  const [trait, byCategory] = given
  const t = plan.traits.findIndex(({ id }) => id === trait)
  const points = plan.traits[t].categories.map((category) => inReach(byCategory[category] ?? score.base))
  const width = plan.traits.length
  // the other kind of subject does not have the trait
  return Int16Array.from(
    { length: plan.cells },
    (_, cell) => points[plan.cellTraits[cell * width + t]] ?? score.base.value,
  )
}

/** A column of sums for each behaviour under a rule with a limit of its own. */
function limitsOfRules(scenario: Scenario): Pick<ScoreTable, 'limited' | 'limitOf'> {
  const withLimit = Object.values(scenario.rules).filter((rule) => rule.given_per_year)
  const behaviours = [...new Set(withLimit.map(({ behaviour }) => behaviour))]
  return {
    limited: behaviours.length,
    limitOf: Int16Array.from(Object.keys(scenario.behaviours), (name) => behaviours.indexOf(name)),
  }
}

/** Whom the score covers; null without a selector: everybody, businesses as well. */
export function compileCovers(scenario: Scenario, plan: PopulationPlan): Tables['covers'] {
  const [who] = Object.values(scenario.scores).flatMap((score) => ('who' in score && score.who ? [score.who] : []))
  const means = meansCell(plan, who)
  return who ? Uint8Array.from({ length: plan.cells }, (_, cell) => (means(cell) ? 1 : 0)) : null
}

/** [tick] 1 where an interval, counted from the start and rounded to ticks, begins anew; not at the start itself. */
function every(calendar: Calendar, years: number): Uint8Array {
  const interval = ticksOf(calendar, years, 1)
  return Uint8Array.from({ length: calendar.ticks }, (_, tick) => (tick > 0 && tick % interval === 0 ? 1 : 0))
}

/** Rules and treatments in force, from each tick in which something changes. */
export function compilePhases(scenario: Scenario, calendar: Calendar): Phase[] {
  const score = onlyScore(scenario)
  const ratings = ratingsOf(scenario)
  const behaviours = Object.keys(scenario.behaviours)
  const doors = Object.entries(scenario.doors)
  const rules = Object.values(scenario.rules).map((rule) => ({ rule, ticks: ticksInForce(rule.in_force, calendar) }))
  const treatments = doors.map(([, door]) => ticksInForce(door.in_force, calendar))
  const limited = rules.some(({ rule }) => rule.given_per_year)
  const changes = new Set([0])
  for (const ticks of [...rules.map((r) => r.ticks), ...treatments])
    for (const tick of ticks) if (tick > 0 && tick < calendar.ticks) changes.add(tick)
  return [...changes]
    .sort((a, b) => a - b)
    .map((fromTick) => {
      const phase: Phase = {
        fromTick,
        ruled: new Uint8Array(behaviours.length),
        points: new Int16Array(behaviours.length * 3),
        life: new Uint16Array(behaviours.length * 3),
        limits: limited ? new Uint16Array(behaviours.length) : null,
        bearer: new Uint8Array(behaviours.length),
        treated: Uint8Array.from(treatments, ([from, until]) => (fromTick >= from && fromTick < until ? 1 : 0)),
        rated: unratedPhase(scenario),
        ...(Object.keys(scenario.lists ?? {}).length > 0 && { listing: new Uint16Array(behaviours.length) }),
      }
      for (const { rule, ticks } of rules) {
        if (fromTick < ticks[0] || fromTick >= ticks[1]) continue
        const b = behaviours.indexOf(rule.behaviour)
        if (phase.rated && ratings && (rule.rates || rule.penalty)) {
          rateBy(phase.rated, b, rule, calendar)
          phase.points.set(stakesOf(ratings, rule), b * 3)
          continue
        }
        phase.ruled[b] = 1
        if (phase.listing) phase.listing[b] = listingBits(scenario, rule)
        phase.bearer[b] = bearers[rule.falls_on ?? 'actor']
        phase.points.set(pointsBySeverity(rule.points), b * 3)
        phase.life.set(lifeBySeverity(rule, expiresOf(score), calendar), b * 3)
        if (phase.limits && rule.given_per_year) phase.limits[b] = Math.abs(inReach(rule.given_per_year))
      }
      return phase
    })
}

function pointsBySeverity(points: RulePoints | undefined): [number, number, number] {
  if (!points) return [0, 0, 0]
  return 'minor' in points
    ? [inReach(points.minor), inReach(points.ordinary), inReach(points.serious)]
    : [inReach(points), inReach(points), inReach(points)]
}

/** When points taken come back for rules that do not say it themselves. */
function expiresOf(score: Score | undefined): PointsScore['expires'] {
  return score?.kind === 'composite' ? score.expires : pointsOnly(score).expires
}

/** Ticks until the points come back, for minor, ordinary and serious acts; 0 for never. */
function lifeBySeverity(rule: Rule, otherwise: PointsScore['expires'], calendar: Calendar): number[] {
  const { expires } = rule
  const ticks = (duration: { value: number }) => Math.min(65535, ticksOf(calendar, duration.value, 1))
  if (expires && 'minor' in expires) return [ticks(expires.minor), ticks(expires.ordinary), ticks(expires.serious)]
  if (expires) return [ticks(expires), ticks(expires), ticks(expires)]
  return pointsBySeverity(rule.points).map((points) => (otherwise && points < 0 ? ticks(otherwise) : 0))
}

/** Bands of the score, best first, and the ticks in which grades are set; no bands if the scheme has no letters. */
export function compileGrades(scenario: Scenario, calendar: Calendar): GradeTable {
  const regrades = new Uint8Array(calendar.ticks)
  if (!scenario.grades) return { count: 0, from: new Int16Array(0), regrades, interval: 1 }
  const { bands, regraded, first } = scenario.grades
  const interval = ticksOf(calendar, regraded.value, 1)
  const firstTick = first ? Math.max(0, tickOfDate(calendar, first)) : interval
  for (let tick = firstTick; tick < calendar.ticks; tick += interval) regrades[tick] = 1
  const all = Object.values(bands)
  return {
    count: all.length,
    from: Int16Array.from(all.slice(0, -1), (band) => (band.from ? inReach(band.from) : 0)),
    regrades,
    interval,
  }
}

/** Chances of a refusal, without the scheme and by grade, in the order of the scenario. */
export function compileDoors(scenario: Scenario): DoorTables {
  const doors = Object.values(scenario.doors)
  const grades = Object.keys(scenario.grades?.bands ?? {})
  return {
    context: Uint8Array.from(doors, (door) => contexts.indexOf(door.context)),
    refusedAnyway: Float64Array.from(doors, (door) => threshold(door.refused_anyway.value)),
    refused: Float64Array.from(
      doors.flatMap((door) =>
        grades.map((grade) => threshold((door.treatment[grade]?.refused ?? door.refused_anyway).value)),
      ),
    ),
    outsiders: scenario.membership ? outsidersOf(doors) : new Float64Array(0),
    refusalStrain: Uint8Array.from(doors, (door) => onScale(door.refusal?.strain)),
    refusalHardship: Uint8Array.from(doors, (door) => onScale(door.refusal?.hardship)),
    lists: compileDoorLists(scenario),
    guardian: doors.some((door) => door.judged_by === 'guardian')
      ? Uint8Array.from(doors, (door) => (door.judged_by === 'guardian' ? 1 : 0))
      : undefined,
  }
}

/** [door x 2] Chances for those who are no members; a door that does not ask treats them as without the scheme. */
function outsidersOf(doors: Scenario['doors'][string][]): Float64Array {
  return Float64Array.from(
    doors.flatMap(({ outsiders, refused_anyway: anyway }) => [
      threshold((outsiders?.refused ?? anyway).value),
      threshold((outsiders?.as_members_grow ?? anyway).value),
    ]),
  )
}

/** Safeguards as chances, delays in ticks and limits; one that is off is as if it were not written. */
export function compileSafeguards(scenario: Scenario, calendar: Calendar): Omit<SafeguardTables, keyof RightsTables> {
  const { notice, context_wall: wall } = scenario.safeguards
  const appeal = switched(scenario.safeguards.appeal)
  const review = switched(scenario.safeguards.review)
  const repair = switched(scenario.safeguards.repair)
  const cap = switched(scenario.safeguards.cap)
  const consent = switched(scenario.safeguards.consent)
  return {
    told: notice?.on ? threshold(notice.told.value) : 0,
    toldLower: notice?.on && notice.downgrades ? threshold(notice.downgrades.value) : CERTAIN,
    appeal: appeal !== undefined,
    filedIfWrong: threshold(appeal?.filed_if_wrong.value ?? 0),
    filedIfRight: threshold(appeal?.filed_if_right.value ?? 0),
    upheldIfWrong: threshold(appeal?.upheld_if_wrong.value ?? 0),
    upheldIfRight: threshold(appeal?.upheld_if_right.value ?? 0),
    decidedAfterTicks: appeal ? ticksOf(calendar, appeal.decided_after.value, 1) : 1,
    reviewed: threshold(review?.reviewed.value ?? 0),
    dropsWrong: threshold(review?.drops_wrong.value ?? 0),
    dropsRight: threshold(review?.drops_right.value ?? 0),
    repairs: threshold(repair?.taken_up.value ?? 0),
    repairAfterTicks: repair ? ticksOf(calendar, repair.after.value, 1) : 1,
    repairPart: Math.floor((repair?.gives_back.value ?? 0) * Q16 + 0.5),
    takenPerYear: cap ? Math.min(HIGHEST, Math.abs(inReach(cap.taken_per_year))) : Infinity,
    contextWall: wall?.on ? 1 : 0,
    consentFrom: consent ? (consent.from ? firstTickFrom(calendar, consent.from) : 0) : Infinity,
    consentStopsCharges: consent?.stops_charges ? 1 : 0,
  }
}

/** A safeguard that is on; one that is off counts as not written. */
function switched<T extends { on: boolean }>(safeguard: T | undefined): T | undefined {
  return safeguard?.on ? safeguard : undefined
}

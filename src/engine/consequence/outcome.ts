/**
 * What comes of being let through: a loan is repaid or not. Whoever is let through comes due after the term and then
 * does the one behaviour or the other, an act like any other: sensors see it, rules score it. So a door's decision
 * moves the score on which the next decision rests.
 *
 * One word of luck, drawn at the address of the attempt, says how sound somebody is; it is drawn for those refused as
 * well, so that two worlds agree about them, and so that it is known who was refused although they would have kept
 * their word.
 */
import { severityOf } from '../act/decide.js'
import { behaviourMetrics, outcomeMetrics } from '../counters.js'
import { drawLots } from '../draw/drawLots.js'
import { LOTS } from '../draw/lots.js'
import { actWord, purpose } from '../draw/purposes.js'
import { entryField } from '../entries.js'
import type { OutcomeTable } from './tables.js'
import { type Place, count } from '../place.js'
import { SCRATCH_ROOM, overflow } from '../scratch.js'
import { LEVELS, Q12 } from '../tables.js'
import { entryKind } from '../world.js'

const GRANTED = outcomeMetrics.indexOf('granted')
const GRANTED_SOUND = outcomeMetrics.indexOf('granted_sound')
const REFUSED_SOUND = outcomeMetrics.indexOf('refused_sound')
const REFUSED_SOUND_BY_SCHEME = outcomeMetrics.indexOf('refused_sound_by_scheme')
const KEPT = outcomeMetrics.indexOf('kept')
const BROKEN = outcomeMetrics.indexOf('broken')
const GAINED = outcomeMetrics.indexOf('points_gained')
const LOST = outcomeMetrics.indexOf('points_lost')
const DONE = behaviourMetrics.indexOf('done')
const PROVOKED = behaviourMetrics.indexOf('provoked')

/**
 * Acts that come due have ordinals of their own, from the door and the ordinal of the attempt: they never share an
 * address with what the resident does by themselves in the same tick, nor with each other. Acts in answer to others
 * (`act/chain.ts`) have the ordinals below, if there are no more than {@link MOST_CHAINS} kinds of them.
 */
const FIRST_ORDINAL = 0x20000000
export const MOST_CHAINS = 14
const PER_DOOR = 0x10000
/** The door whose loan came due as the act of an ordinal; -1 for acts that people do by themselves. */
export function doorOfOrdinal(ordinal: number): number {
  return ordinal < FIRST_ORDINAL ? -1 : Math.floor((ordinal - FIRST_ORDINAL) / PER_DOOR)
}

/** Levels are sixteenths of the scale of 0 .. 255. */
const SHIFT = 4

/** Chance of breaking one's word, times 2^32, for somebody with that letter when let through, before strain and hardship. */
function usualChance(place: Place, outcome: OutcomeTable, o: number, resident: number, letter: number): number {
  const { doing, grade } = place.tables
  const profiles = outcome.factor.length / outcome.door.length
  const profile = doing.profileOfCell[place.world.cell[resident]]
  return outcome.breaks[o * (grade.count + 1) + letter] * outcome.factor[o * profiles + profile]
}

/** How strain and hardship, as they stand, multiply that chance. */
function pressure(place: Place, outcome: OutcomeTable, o: number, resident: number): number {
  const { world, tables } = place
  if (!tables.response.on) return 1
  const byStrain = outcome.strainFactor[o * LEVELS + (world.strain[resident] >> SHIFT)]
  const byHardship = outcome.hardshipFactor[o * LEVELS + (world.hardship[resident] >> SHIFT)]
  return (byStrain * byHardship) / (Q12 * Q12)
}

/**
 * Follows an attempt at a door of which something comes.
 *
 * @param a place of the attempt in the list of acts
 * @param luck word of the draw of the grant
 * @param byScheme whether the door would have done the other thing without the scheme
 */
export function followUp(
  place: Place,
  outcome: OutcomeTable,
  a: number,
  luck: number,
  refused: boolean,
  byScheme: boolean,
): void {
  const { tables, world, now, scratch, layout } = place
  const { acts } = scratch
  const door = acts.what[a] - tables.doing.behaviours
  const o = outcome.ofDoor[door]
  if (o < 0) return
  const local = acts.who[a]
  const resident = place.first + local
  const metric = layout.outcomeOffset + o * outcomeMetrics.length
  const letter = world.grade[resident]
  const chance = usualChance(place, outcome, o, resident, letter) * pressure(place, outcome, o, resident)
  const isSound = luck >= chance
  if (refused) {
    if (isSound) count(place, resident, metric + REFUSED_SOUND)
    if (isSound && byScheme) count(place, resident, metric + REFUSED_SOUND_BY_SCHEME)
    return
  }
  count(place, resident, metric + GRANTED)
  if (isSound) count(place, resident, metric + GRANTED_SOUND)
  const due = now.tick + outcome.afterTicks[o]
  place.inFlight.push(due, entryKind.loan, local, o, letter, 0, luck, acts.ordinal[a])
}

/** Adds to the acts of the tick what comes due in it. */
export function comeDue(place: Place, outcome: OutcomeTable): void {
  const { now, scratch } = place
  const { acts, attempts } = scratch
  // those from the first on are not decided yet: which loan it is and with what letter stands where act and severity will
  let first = acts.count
  place.inFlight.retain((entry) => {
    if (entry[entryField.kind] !== entryKind.loan) return true
    if (acts.count === SCRATCH_ROOM) overflow('acts')
    const a = acts.count++
    const o = entry[entryField.behaviour]
    acts.who[a] = entry[entryField.who]
    acts.ordinal[a] = FIRST_ORDINAL + outcome.door[o] * PER_DOOR + entry[entryField.life]
    acts.what[a] = o
    acts.severity[a] = entry[entryField.points]
    attempts.keeps[a - first] = entry[entryField.luck]
    if (acts.count - first === LOTS) {
      showSome(place, outcome, first)
      first = acts.count
    }
    return false
  }, now.tick)
  showSome(place, outcome, first)
}

/** Decides about the acts from one on. */
function showSome(place: Place, outcome: OutcomeTable, first: number): void {
  const { acts, attempts, lots } = place.scratch
  const count = acts.count - first
  for (let i = 0; i < count; i++) {
    lots.subject[i] = place.subject + acts.who[first + i]
    lots.n[i] = acts.ordinal[first + i]
  }
  drawLots(place.draw, lots, place.now.tick, purpose.outcome, count)
  const severity = lots.words[actWord.severity]
  for (let i = 0; i < count; i++) show(place, outcome, first + i, attempts.keeps[i], severity[i])
}

/** Decides which of the two behaviours it is, and counts it. */
function show(place: Place, outcome: OutcomeTable, a: number, luck: number, severity: number): void {
  const { tables, now, scratch, layout } = place
  const { acts } = scratch
  const { doing } = tables
  const o = acts.what[a]
  const letter = acts.severity[a]
  const resident = place.first + acts.who[a]
  const usual = usualChance(place, outcome, o, resident, letter)
  const broken = luck < usual * pressure(place, outcome, o, resident)
  const what = broken ? outcome.broken[o] : outcome.kept[o]
  acts.what[a] = what
  acts.severity[a] = severityOf(place, what, severity)
  count(place, resident, what * behaviourMetrics.length + DONE)
  if (broken !== luck < usual) count(place, resident, what * behaviourMetrics.length + PROVOKED)
  const metric = layout.outcomeOffset + o * outcomeMetrics.length
  count(place, resident, metric + (broken ? BROKEN : KEPT))
  const rule = place.region * doing.behaviours + what
  const points = now.ruled[rule] ? now.points[rule * 3 + acts.severity[a]] : 0
  if (points !== 0) count(place, resident, metric + (points > 0 ? GAINED : LOST), Math.abs(points))
}

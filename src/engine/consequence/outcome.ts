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
import { actWord, grantWord, purpose } from '../draw/purposes.js'
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
 * @param byScheme whether the door would have done the other thing without the scheme
 */
export function followUp(place: Place, outcome: OutcomeTable, a: number, refused: boolean, byScheme: boolean): void {
  const { tables, world, now, scratch, layout } = place
  const { acts, more } = scratch
  const door = acts.what[a] - tables.doing.behaviours
  const o = outcome.ofDoor[door]
  if (o < 0) return
  const local = acts.who[a]
  const resident = place.first + local
  const metric = layout.outcomeOffset + o * outcomeMetrics.length
  const letter = world.grade[resident]
  place.draw(place.subject + local, now.tick, purpose.grant, acts.ordinal[a], more)
  const luck = more[grantWord.keeps]
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
  world.inFlight[place.k].push(due, entryKind.loan, local, o, letter, 0, luck, acts.ordinal[a])
}

/** Adds to the acts of the tick what comes due in it. */
export function comeDue(place: Place, outcome: OutcomeTable): void {
  const { world, now, scratch } = place
  const { acts } = scratch
  world.inFlight[place.k].retain((entry) => {
    if (entry[entryField.kind] !== entryKind.loan) return true
    if (acts.count === SCRATCH_ROOM) overflow('acts')
    const a = acts.count++
    const o = entry[entryField.behaviour]
    acts.who[a] = entry[entryField.who]
    acts.ordinal[a] = FIRST_ORDINAL + outcome.door[o] * PER_DOOR + entry[entryField.life]
    show(place, outcome, o, a, entry[entryField.points], entry[entryField.luck] >>> 0)
    return false
  }, now.tick)
}

/** Decides which of the two behaviours it is, and counts it. */
function show(place: Place, outcome: OutcomeTable, o: number, a: number, letter: number, luck: number): void {
  const { tables, now, scratch, layout } = place
  const { acts, more } = scratch
  const { doing } = tables
  const resident = place.first + acts.who[a]
  const usual = usualChance(place, outcome, o, resident, letter)
  const broken = luck < usual * pressure(place, outcome, o, resident)
  const what = broken ? outcome.broken[o] : outcome.kept[o]
  place.draw(place.subject + acts.who[a], now.tick, purpose.outcome, acts.ordinal[a], more)
  acts.what[a] = what
  acts.severity[a] = severityOf(place, what, more[actWord.severity])
  count(place, resident, what * behaviourMetrics.length + DONE)
  if (broken !== luck < usual) count(place, resident, what * behaviourMetrics.length + PROVOKED)
  const metric = layout.outcomeOffset + o * outcomeMetrics.length
  count(place, resident, metric + (broken ? BROKEN : KEPT))
  const rule = place.region * doing.behaviours + what
  const points = now.ruled[rule] ? now.points[rule * 3 + acts.severity[a]] : 0
  if (points !== 0) count(place, resident, metric + (points > 0 ? GAINED : LOST), Math.abs(points))
}

/**
 * Stage `observe`: what the sensors make of the acts. Each sensor that works in the community looks at each act it is
 * made for; the first to see it makes the observation. Sometimes it charges somebody else nearby.
 */
import { behaviourMetrics, fileMetrics } from '../counters.js'
import { observeWord, purpose } from '../draw/purposes.js'
import { type Place, count } from '../place.js'
import { keptOut } from '../record/consent.js'
import { isScored } from '../respond/membership.js'
import { earnsBack } from '../score/repair.js'
import { listTruth } from '../list/listings.js'
import { scoreTruth } from '../score/score.js'
import { SCRATCH_ROOM, overflow } from '../scratch.js'
import { Q16 } from '../tables.js'
import { NOBODY } from '../world.js'
import { bearerOf, mistakenFor, pointsFor } from './bearer.js'
import { hiding } from './evade.js'

const METRICS = behaviourMetrics.length
const SEEN = behaviourMetrics.indexOf('seen')
const MISSED = behaviourMetrics.indexOf('missed')
const MISTAKEN = behaviourMetrics.indexOf('mistaken')
const EVADED = behaviourMetrics.indexOf('evaded')
const DUE_TAKEN = fileMetrics.indexOf('points_due_taken')
const DUE_GIVEN = fileMetrics.indexOf('points_due_given')
const UNSEEN = -1
const HIDDEN = -2

/** Turns the acts of the community that some rule scores into observations, and keeps the true score beside them. */
export function observe(place: Place): void {
  const { tables, now, scratch } = place
  const { acts, observations } = scratch
  const { behaviours } = tables.doing
  observations.count = 0
  for (let a = 0; a < acts.count; a++) {
    const behaviour = acts.what[a]
    if (behaviour >= behaviours) continue
    const rule = place.region * behaviours + behaviour
    if (!now.ruled[rule]) continue
    const local = acts.who[a]
    const resident = place.first + local
    const falls = now.bearer[rule]
    const bearer = bearerOf(place, local, falls)
    if (bearer === NOBODY || keptOut(place, place.first + bearer)) continue
    place.watch?.turn?.('observe', a)
    const ruled = now.points[rule * 3 + acts.severity[a]]
    const points = pointsFor(place, bearer, ruled)
    const life = now.life[rule * 3 + acts.severity[a]]
    const repairs = points < 0 && earnsBack(place, local, purpose.repair, acts.ordinal[a])
    scoreTruth(place, bearer, behaviour, points, life, repairs)
    if (now.listing) listTruth(place, bearer, behaviour, acts.ordinal[a], local)
    const due = place.layout.fileOffset + (points < 0 ? DUE_TAKEN : DUE_GIVEN)
    count(place, place.first + bearer, due, Math.abs(points))
    const sensor = firstToSee(place, local, acts.ordinal[a], behaviour)
    if (sensor < 0) {
      count(place, resident, behaviour * METRICS + MISSED)
      if (sensor === HIDDEN) count(place, resident, behaviour * METRICS + EVADED)
      continue
    }
    let charged = bearer
    if (isMistaken(place, resident, sensor))
      charged = mistakenFor(place, local, falls, scratch.words[observeWord.whom], bearer)
    // a finding about somebody who has no file leads nowhere
    if (!isScored(place.world, place.first + charged)) {
      count(place, resident, behaviour * METRICS + MISSED)
      continue
    }
    if (charged === bearer) count(place, resident, behaviour * METRICS + SEEN)
    else count(place, place.first + charged, behaviour * METRICS + MISTAKEN)
    const { filePurpose, fatePurpose } = tables.sensors[sensor]
    claim(place, {
      who: charged,
      behaviour,
      points: charged === bearer ? points : pointsFor(place, charged, ruled),
      life,
      sensor,
      wrong: charged === bearer ? 0 : 1,
      repairs,
      subject: place.subject + local,
      ordinal: acts.ordinal[a],
      filePurpose,
      fatePurpose,
    })
  }
}

/**
 * Index of the first sensor that sees the act, its draw left in `scratch.words`. If none does, {@link HIDDEN} where one
 * would have seen it had nobody hidden it, and otherwise {@link UNSEEN}.
 */
function firstToSee(place: Place, local: number, ordinal: number, behaviour: number): number {
  const { tables, world, now, scratch, eyes } = place
  const covered = place.k * tables.sensors.length
  const left = hiding(place, place.first + local, behaviour)
  let unseen = UNSEEN
  for (let e = eyes.first[behaviour]; e < eyes.first[behaviour + 1]; e++) {
    if (!world.covered[covered + eyes.sensor[e]]) continue
    place.draw(place.subject + local, now.tick, eyes.purpose[e], ordinal, scratch.words)
    const word = scratch.words[observeWord.seen]
    const recall = eyes.recall[e]
    if (word >= recall) continue
    if (left === Q16 || word < Math.floor((recall * left) / Q16)) return eyes.sensor[e]
    unseen = HIDDEN
  }
  return unseen
}

/** Whether a sensor takes somebody else for the one who acted; its draw is the one left in `scratch.words`. */
function isMistaken({ tables, world, scratch, eyes }: Place, resident: number, sensor: number): boolean {
  const word = scratch.words[observeWord.mistaken]
  // mostly far from it, and then nobody's own chance need be looked up
  if (word >= eyes.mistakenAtMost[sensor]) return false
  return word < tables.sensors[sensor].mistaken[tables.doing.profileOfCell[world.cell[resident]]]
}

/** What a sensor says, and where the draws on its way into a file come from. */
export interface Claim {
  /** The one charged, within the community. */
  who: number
  behaviour: number
  points: number
  /** Ticks after which the points come back; 0 for never. */
  life: number
  sensor: number
  /** 1 if the one charged did not do it. */
  wrong: 0 | 1
  /** Whether the one charged will earn points back. */
  repairs: boolean
  /** Whether there was no act at all. */
  invented?: boolean
  subject: number
  ordinal: number
  filePurpose: number
  fatePurpose: number
}

/** Adds an observation to the community's list. */
export function claim(place: Place, said: Claim): void {
  const { observations } = place.scratch
  if (observations.count === SCRATCH_ROOM) overflow('charges')
  const o = observations.count++
  observations.who[o] = said.who
  observations.behaviour[o] = said.behaviour
  observations.points[o] = said.points
  observations.life[o] = said.life
  observations.sensor[o] = said.sensor
  observations.wrong[o] = said.wrong
  observations.repairs[o] = said.repairs ? 1 : 0
  observations.invented[o] = said.invented ? 1 : 0
  observations.drawSubject[o] = said.subject
  observations.drawOrdinal[o] = said.ordinal
  observations.filePurpose[o] = said.filePurpose
  observations.fatePurpose[o] = said.fatePurpose
}

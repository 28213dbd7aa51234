/** Stage `act` in the module: its tables, and the numbers by which it counts. */
import { answerers, kinds, victims } from '../act/tables.js'
import { behaviourMetrics, fileMetric, outcomeMetrics } from '../counters.js'
import { log2Table } from '../draw/gaps.js'
import { LOTS } from '../draw/lots.js'
import { purpose } from '../draw/purposes.js'
import type { Place } from '../place.js'
import { Q16 } from '../tables.js'
import type { Module } from './module.js'
import { candidatesEach, shiftOf } from './skips.js'
import type { MakeStage } from './stage.js'

/** Strata are numbered in a byte. */
const STRATA = 256
/**
 * Up to here a threshold, which the reference rounds down after a division of doubles, is the same as the whole number below
 * the quotient itself, with which the module compares: the quotient is below 2^32, and if it is not whole, it is further from the
 * next whole number than doubles there are from each other.
 */
const MOST_HEADROOM = 32 * Q16

export const actIn: MakeStage = (module, place) => {
  const { call } = module
  nameCandidates(module, place)
  nameDecisions(module, place)
  nameResponses(module, place)
  nameVictims(module, place)
  nameLoans(module, place)
  nameChains(module, place)
  nameOfficials(module, place)
  const { tables, world } = place
  const [lends, follows] = [tables.outcome !== null, tables.chains.length > 0]
  const hasOfficials = world.official.length > 0
  if (tables.doing.headroom.some((most) => most > MOST_HEADROOM)) return null
  return () => {
    call.act()
    if (lends) call.comeDue()
    if (follows) call.followActs()
    call.harmVictims()
    if (hasOfficials) call.countPetitions()
  }
}

function nameCandidates({ memory, set }: Module, { tables: { doing } }: Place): void {
  const multiplier = memory.u32(STRATA)
  const shift = memory.i32(STRATA).fill(-1)
  const each = memory.f32(STRATA)
  doing.strata.forEach((skip, stratum) => {
    if (!skip) return
    multiplier[stratum] = skip.multiplier
    shift[stratum] = shiftOf(skip)
    each[stratum] = candidatesEach(skip)
  })
  set({
    purposeGap: purpose.gap,
    stratumOfCell: memory.put(doing.stratumOfCell),
    skipMultiplier: multiplier,
    skipShift: shift,
    logTable: memory.put(Uint32Array.from(log2Table)),
    strata: memory.i32(STRATA),
    strataBegin: memory.i32(STRATA),
    strataEnd: memory.i32(STRATA),
    candidatesEach: each,
    strataBlocks: memory.i32(STRATA),
  })
}

function nameDecisions({ memory, set }: Module, { tables: { doing, behaviour }, layout }: Place): void {
  const halves = memory.u16(doing.alias.length)
  // a plain loop: `from` took 50 ms for half a million, in every thread and every trial
  for (let i = 0; i < halves.length; i++) halves[i] = halfOf(doing.alias[i], doing.aliasBits)
  set({
    purposeAct: purpose.act,
    alias: memory.put(doing.alias),
    aliasBits: doing.aliasBits,
    aliasHalves: halves,
    candidateKinds: memory.u32(LOTS),
    severityCut: memory.put(behaviour.severityCut),
    price: memory.put(behaviour.price),
    headroom: memory.put(doing.headroom),
    actMetrics: behaviourMetrics.length,
    actDone: behaviourMetrics.indexOf('done'),
    actWithheld: behaviourMetrics.indexOf('withheld'),
    actProvoked: behaviourMetrics.indexOf('provoked'),
    metricSpent: fileMetric(layout, 'spent'),
  })
}

/** An entry of an alias table with the upper 16 bits of its side at most, and the doing on the other side. */
function halfOf(entry: number, bits: number): number {
  const others = (1 << bits) - 1
  const side = entry >>> bits
  return ((side >>> 16) << bits) | (entry & others)
}

function nameResponses({ memory, set }: Module, { tables }: Place): void {
  const { behaviour, safeguard, response, grade, doing } = tables
  set({
    strainFactor: memory.put(behaviour.strainFactor),
    hardshipFactor: memory.put(behaviour.hardshipFactor),
    purposeConsent: purpose.consent,
    consentFrom: safeguard.consentFrom,
    consentStops: safeguard.consentStopsCharges,
    consents: memory.put(safeguard.consents),
    profileOfCell: memory.put(doing.profileOfCell),
    gamingFactor: response.gaming?.factor,
    gamingNear: response.gaming?.near,
    gameBands: grade.count,
    gameBandsFrom: memory.put(grade.from),
  })
}

function nameVictims({ memory, set }: Module, { tables: { behaviour } }: Place): void {
  set({
    purposeOfAct: purpose.act,
    purposeVictims: purpose.victims,
    victimOf: memory.put(behaviour.victim),
    victimCount: memory.put(behaviour.victimCount),
    harmStrain: memory.put(behaviour.harmStrain),
    harmHardship: memory.put(behaviour.harmHardship),
    actVictims: behaviourMetrics.indexOf('victims'),
    victimNone: victims.none,
    victimHousehold: victims.household,
    victimCustomer: victims.customer,
    victimStaff: victims.staff,
    victimOwner: victims.owner,
    oneVictim: memory.i32(LOTS),
  })
}

function nameLoans({ memory, set }: Module, { tables: { outcome } }: Place): void {
  if (!outcome) return
  const number = (name: (typeof outcomeMetrics)[number]) => outcomeMetrics.indexOf(name)
  set({
    purposeOutcome: purpose.outcome,
    outcomeDoor: memory.put(outcome.door),
    outcomeKeeps: memory.put(outcome.kept),
    outcomeBreaksBy: memory.put(outcome.broken),
    loanLuck: memory.u32(LOTS),
    outcomeKept: number('kept'),
    outcomeBroken: number('broken'),
    outcomeGained: number('points_gained'),
    outcomeLost: number('points_lost'),
  })
}

function nameChains({ memory, set }: Module, { tables: { chains, doing } }: Place): void {
  if (chains.length === 0) return
  const setsOff = memory.u8(doing.behaviours + doing.doors)
  for (const { first } of chains) setsOff[first] = 1
  const profiles = chains[0].chance.length
  const chance = memory.f64(chains.length * profiles)
  chains.forEach((chain, c) => chance.set(chain.chance, c * profiles))
  const highest = (of: Float64Array) => of.reduce((most, one) => Math.max(most, one), 0)
  const mostTimes = (behaviour: number) => Math.max(1, doing.headroom[behaviour] / Q16)
  set({
    setsOff,
    chains: chains.length,
    chainFirst: memory.put(Int32Array.from(chains, ({ first }) => first)),
    chainThen: memory.put(Int32Array.from(chains, ({ behaviour }) => behaviour)),
    chainBy: memory.put(Int32Array.from(chains, ({ by }) => by)),
    chainPurpose: memory.put(Uint32Array.from(chains, (chain) => chain.purpose)),
    chainChance: chance,
    chainProfiles: profiles,
    chainMost: memory.put(Float64Array.from(chains, ({ chance, behaviour }) => highest(chance) * mostTimes(behaviour))),
    askedAct: memory.i32(LOTS),
    askedChain: memory.i32(LOTS),
    answersHousehold: answerers.household,
    answersNeighbour: answerers.neighbour,
  })
}

function nameOfficials({ memory, set }: Module, { tables, world, layout }: Place): void {
  const { doing, behaviour, score } = tables
  const isVoice = memory.u8(doing.behaviours + doing.doors)
  behaviour.kind.forEach((kind, b) => (isVoice[b] = Number(kind === kinds.voice)))
  set({
    isVoice,
    loadOf: world.load,
    officialYear: score.yearTicks,
    metricPetitions: fileMetric(layout, 'petitions_received'),
  })
}

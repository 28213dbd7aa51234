/** Stage `act` in the module: its tables, and the mechanisms that the reference adds. */
import { followActs } from '../act/chain.js'
import { countPetitions } from '../act/petitions.js'
import { victims } from '../act/tables.js'
import { comeDue } from '../consequence/outcome.js'
import { behaviourMetrics, fileMetric } from '../counters.js'
import { log2Table } from '../draw/gaps.js'
import { LOTS } from '../draw/lots.js'
import { purpose } from '../draw/purposes.js'
import type { Place } from '../place.js'
import type { Module } from './module.js'
import { shiftOf } from './skips.js'
import type { MakeStage } from './stage.js'

/** Strata are numbered in a byte. */
const STRATA = 256

export const actIn: MakeStage = (module, place) => {
  const { call } = module
  nameCandidates(module, place)
  nameDecisions(module, place)
  nameResponses(module, place)
  nameVictims(module, place)
  return (at) => {
    const { tables, world } = at
    call.act()
    if (tables.outcome) comeDue(at, tables.outcome)
    followActs(at)
    call.harmVictims()
    if (world.official.length > 0) countPetitions(at)
  }
}

function nameCandidates({ memory, set }: Module, { tables: { doing } }: Place): void {
  const multiplier = memory.u32(STRATA)
  const shift = memory.i32(STRATA).fill(-1)
  doing.strata.forEach((skip, stratum) => {
    if (!skip) return
    multiplier[stratum] = skip.multiplier
    shift[stratum] = shiftOf(skip)
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
  })
}

function nameDecisions({ memory, set }: Module, { tables: { doing, behaviour }, layout }: Place): void {
  set({
    purposeAct: purpose.act,
    alias: memory.put(doing.alias),
    aliasBits: doing.aliasBits,
    habitOfCell: memory.put(doing.habitOfCell),
    acceptOf: memory.put(doing.accept),
    accepts: memory.f64(LOTS),
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

/** Stage `consequence` in the module: its tables, and the numbers by which it counts. */
import { doorMetrics, outcomeMetrics, termMetrics } from '../counters.js'
import { LOTS } from '../draw/lots.js'
import { purpose } from '../draw/purposes.js'
import { entryKind } from '../entry.js'
import { countPerson } from '../list/counting.js'
import type { Place } from '../place.js'
import type { Module } from './module.js'
import type { MakeStage } from './stage.js'

export const doorsIn: MakeStage = (module, place) => {
  const { memory, call, set, answer } = module
  setDoors(module, place)
  setTerms(module, place)
  setOutcomes(module, place)
  set({
    purposeDoor: purpose.door,
    purposeGrant: purpose.grant,
    attemptAct: memory.i32(LOTS),
    attemptRefused: memory.u32(LOTS),
    attemptSpeaks: memory.u32(LOTS),
  })
  answer({ countPerson: (local, door) => countPerson(place, place.first + local, door) })
  return () => void call.tryDoors()
}

function setDoors({ memory, set }: Module, { tables, counters }: Place): void {
  const { door, grade, safeguard, opinion } = tables
  // cells of businesses stand behind those of residents
  const adults = memory.u8(tables.doing.profileOfCell.length)
  adults.set(tables.adultOfCell)
  const number = (name: (typeof doorMetrics)[number]) => doorMetrics.indexOf(name)
  set({
    letters: grade.count,
    walled: safeguard.contextWall,
    adults,
    doorContext: memory.put(door.context),
    doorAnyway: memory.put(door.refusedAnyway),
    doorByLetter: memory.put(door.refused),
    doorStrain: memory.put(door.refusalStrain),
    doorHardship: memory.put(door.refusalHardship),
    doorGuardian: door.guardian && memory.put(door.guardian),
    doorOutside: memory.put(door.outsiders),
    doorProtest: opinion.speaksOut.afterRefusal,
    countsPeople: counters.people.length > 0,
    listContext: tables.lists && memory.put(tables.lists.context),
    doorListFirst: door.lists && memory.put(door.lists.first),
    doorList: door.lists && memory.put(door.lists.list),
    doorListOn: door.lists && memory.put(door.lists.on),
    doorListRefused: door.lists && memory.put(door.lists.refused),
    doorMetrics: doorMetrics.length,
    doorAttempts: number('attempts'),
    doorRefused: number('refused'),
    doorByScheme: number('refused_by_scheme'),
    doorAcross: number('refused_across_contexts'),
    doorOpened: number('opened_by_scheme'),
    doorFell: number('fell_on_another'),
    doorOutsiders: number('outsider_attempts'),
    doorOutsidersByScheme: number('outsiders_refused_by_scheme'),
  })
}

function setTerms({ memory, set }: Module, { tables: { terms }, layout }: Place): void {
  if (!terms) return
  const { lists, outsiders } = terms
  const number = (name: (typeof termMetrics)[number]) => termMetrics.indexOf(name)
  set({
    termFirst: memory.put(terms.first),
    termAnyway: memory.put(terms.anyway),
    termByLetter: memory.put(terms.byLetter),
    termOutside: outsiders && memory.put(outsiders),
    termListFirst: lists && memory.put(lists.first),
    termList: lists && memory.put(lists.list),
    termListOn: lists && memory.put(lists.on),
    termListAsked: lists && memory.put(lists.asked),
    termStrain: memory.put(terms.dearerStrain),
    termHardship: memory.put(terms.dearerHardship),
    termOffset: layout.termOffset,
    termMetrics: termMetrics.length,
    termLetThrough: number('let_through'),
    termAsked: number('asked'),
    termAskedAnyway: number('asked_anyway'),
    termLess: number('asked_less'),
    termMore: number('asked_more'),
    termSaved: number('saved'),
    termPaidMore: number('paid_more'),
  })
}

function setOutcomes({ memory, set }: Module, { tables: { outcome, doing }, layout }: Place): void {
  if (!outcome) return
  const number = (name: (typeof outcomeMetrics)[number]) => outcomeMetrics.indexOf(name)
  set({
    outcomeOfDoor: memory.put(outcome.ofDoor),
    outcomeAfter: memory.put(outcome.afterTicks),
    outcomeBreaks: memory.put(outcome.breaks),
    outcomeFactor: memory.put(outcome.factor),
    outcomeStrain: memory.put(outcome.strainFactor),
    outcomeHardship: memory.put(outcome.hardshipFactor),
    outcomeProfiles: outcome.factor.length / outcome.door.length,
    outcomeProfile: memory.put(doing.profileOfCell),
    kindLoan: entryKind.loan,
    outcomeOffset: layout.outcomeOffset,
    outcomeMetrics: outcomeMetrics.length,
    outcomeGranted: number('granted'),
    outcomeGrantedSound: number('granted_sound'),
    outcomeRefusedSound: number('refused_sound'),
    outcomeRefusedSoundByScheme: number('refused_sound_by_scheme'),
  })
}

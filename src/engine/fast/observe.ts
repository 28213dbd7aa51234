/** Stages `observe` and `invent` in the module: what sensors see, mistake and make up. */
import { whose } from '../act/tables.js'
import { behaviourMetrics, fileMetric } from '../counters.js'
import { LOTS } from '../draw/lots.js'
import { purpose, samePurposeName } from '../draw/purposes.js'
import { listTruth } from '../list/listings.js'
import type { Place } from '../place.js'
import { bearers } from '../score/tables.js'
import type { Module } from './module.js'
import { shiftOf } from './skips.js'
import type { MakeStage } from './stage.js'

export const observeIn: MakeStage = (module, place) => {
  const { memory, call, set, answer } = module
  const { tables, eyes, layout } = place
  const { sensors, safeguard } = tables
  // a vector from the last one on
  const rest = [1, 1, 1]
  set({
    eyeFirst: memory.put(eyes.first),
    eyeSensor: memory.put(eyes.sensor),
    eyeRecall: memory.put(eyes.recall),
    eyeLimit: memory.put(Uint32Array.from([...eyes.recall, ...rest], (recall) => recall - 1)),
    eyePurpose: memory.put(Uint32Array.from([...eyes.purpose, ...rest])),
    mistakenMost: memory.put(eyes.mistakenAtMost),
    mistakenAt: memory.put(Uint32Array.from(sensors, ({ mistaken }) => memory.put(mistaken).byteOffset)),
    sensorFile: memory.put(Float64Array.from(sensors, ({ filePurpose }) => filePurpose)),
    sensorFate: memory.put(Float64Array.from(sensors, ({ fatePurpose }) => fatePurpose)),
    fallsOnActor: bearers.actor,
    fallsOnOfficial: bearers.official,
    repairs: safeguard.repairs,
    purposeRepair: purpose.repair,
    actSeen: behaviourMetrics.indexOf('seen'),
    actMissed: behaviourMetrics.indexOf('missed'),
    actMistaken: behaviourMetrics.indexOf('mistaken'),
    actEvaded: behaviourMetrics.indexOf('evaded'),
    metricDueTaken: fileMetric(layout, 'points_due_taken'),
    metricDueGiven: fileMetric(layout, 'points_due_given'),
    scoredAct: memory.i32(LOTS + 1),
    scoredLot: memory.i32(LOTS + 1),
    lotLimit: memory.u32(LOTS),
    lotHits: memory.u8(LOTS / 8 + 4),
  })
  answer({
    listTruth: (local, behaviour, ordinal, actor) => listTruth(place, local, behaviour, ordinal, actor),
  })
  return () => void call.observe()
}

export const inventIn: MakeStage = (module, place) => {
  const { call } = module
  nameAlarms(module, place)
  return () => void call.invent()
}

function nameAlarms({ memory, set }: Module, { tables: { sensors, behaviour } }: Place): void {
  const alarms = sensors.flatMap(({ invents }, sensor) => invents.map((alarm) => ({ ...alarm, sensor })))
  type Alarm = (typeof alarms)[number]
  const words = (of: (alarm: Alarm) => number) => memory.put(Uint32Array.from(alarms, of))
  const numbers = (of: (alarm: Alarm) => number) => memory.put(Uint16Array.from(alarms, of))
  const purposes = (of: (alarm: Alarm) => number) => memory.put(Float64Array.from(alarms, of))
  set({
    alarms: alarms.length,
    alarmSensor: numbers(({ sensor }) => sensor),
    alarmBehaviour: numbers((alarm) => alarm.behaviour),
    alarmMultiplier: words(({ skip }) => skip.multiplier),
    alarmShift: words(({ skip }) => shiftOf(skip)),
    alarmGap: words(({ gapPurpose }) => gapPurpose),
    alarmRepair: words(({ filePurpose }) => samePurposeName(filePurpose, purpose.repair)),
    alarmFile: purposes(({ filePurpose }) => filePurpose),
    alarmFate: purposes(({ fatePurpose }) => fatePurpose),
    behaviourOf: memory.put(behaviour.subject),
    ofResidents: whose.residents,
    ofBusinesses: whose.businesses,
    actInvented: behaviourMetrics.indexOf('invented'),
  })
}

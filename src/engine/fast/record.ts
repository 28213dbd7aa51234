/** Stages `record` and `link` in the module: databases, safeguards on the way into a file, and what the host adds. */
import { behaviourMetrics, fileMetric } from '../counters.js'
import { LOTS } from '../draw/lots.js'
import { purpose } from '../draw/purposes.js'
import { sendListings } from '../list/listings.js'
import type { Place } from '../place.js'
import { nameLinks } from './link.js'
import type { Module } from './module.js'
import type { MakeStage } from './stage.js'

export const recordIn: MakeStage = (module, place) => {
  const { memory, call, set } = module
  nameDatabases(module, place)
  nameRights(module, place)
  nameLinks(module, place)
  answerFor(module, place)
  const words = ['fateUpheld', 'fateLuck', 'fileLost', 'fileMisfiled', 'fileTold', 'fileAppeals']
  set(Object.fromEntries(words.map((name) => [name, memory.u32(LOTS)])))
  return () => void call.record()
}

function nameDatabases({ memory, set }: Module, { tables: { databases, sensors }, layout }: Place): void {
  set({
    sensorDatabase: memory.put(Uint8Array.from(sensors, ({ database }) => database)),
    sensorReviewed: memory.put(Uint8Array.from(sensors, ({ reviewed }) => reviewed)),
    databaseLost: memory.put(Float64Array.from(databases, ({ lost }) => lost)),
    databaseMisfiled: memory.put(Float64Array.from(databases, ({ misfiled }) => misfiled)),
    databaseDelay: memory.put(Int32Array.from(databases, ({ delayTicks }) => delayTicks)),
    databaseLinks: memory.put(Uint8Array.from(databases, ({ link: held }) => (held ? 1 : 0))),
    databaseJoins: memory.put(
      Uint32Array.from(databases, ({ joins }) => (joins.length > 0 ? memory.put(joins).byteOffset : 0)),
    ),
    purposeNamesake: purpose.namesake,
    actLost: behaviourMetrics.indexOf('lost'),
    actMisfiled: behaviourMetrics.indexOf('misfiled'),
    metricNotKept: fileMetric(layout, 'not_kept'),
  })
}

function nameRights({ set }: Module, { tables: { safeguard, lists }, layout }: Place): void {
  set({
    toldChance: safeguard.told,
    appealsAllowed: safeguard.appeal,
    filedIfWrong: safeguard.filedIfWrong,
    filedIfRight: safeguard.filedIfRight,
    upheldIfWrong: safeguard.upheldIfWrong,
    upheldIfRight: safeguard.upheldIfRight,
    reviewedChance: safeguard.reviewed,
    dropsWrong: safeguard.dropsWrong,
    dropsRight: safeguard.dropsRight,
    adverseLists: lists?.adverse,
    purposeReview: purpose.review,
    metricReviews: fileMetric(layout, 'reviews'),
    metricDroppedWrong: fileMetric(layout, 'dropped_wrong'),
    metricDroppedRight: fileMetric(layout, 'dropped_right'),
  })
}

function answerFor({ answer }: Module, place: Place): void {
  const { databases } = place.tables
  answer({
    sendListings: (o, who, listing, flags, due) => sendListings(place, o, who, listing, flags, due),
    keepsAtHome: (database) => void place.counters.kept[place.region * databases.length + database]++,
  })
}

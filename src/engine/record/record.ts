/**
 * Stages `record` and `link`: an observation becomes an entry on its way to a file. The database may lose it, may
 * attach it to a namesake, and takes its time. Whether the one charged is told and appeals is drawn here as well, from
 * the same address, so that all luck of an entry hangs on the act it came from.
 */
import { behaviourMetrics, fileMetric } from '../counters.js'
import { fateWord, fileWord } from '../draw/purposes.js'
import { namesakeOf } from '../link/namesake.js'
import { type Place, count } from '../place.js'
import { keptOut } from './consent.js'
import { droppedByReview } from './review.js'
import { entryKind, flag } from '../world.js'

const METRICS = behaviourMetrics.length
const LOST = behaviourMetrics.indexOf('lost')
const MISFILED = behaviourMetrics.indexOf('misfiled')

export function record(place: Place): void {
  const { tables, world, now, scratch } = place
  const { observations, words } = scratch
  const { safeguard } = tables
  const inFlight = world.inFlight[place.k]
  for (let o = 0; o < observations.count; o++) {
    place.watch?.turn?.('record', o)
    const database = tables.databases[tables.sensors[observations.sensor[o]].database]
    place.draw(observations.drawSubject[o], now.tick, observations.filePurpose[o], observations.drawOrdinal[o], words)
    let who = observations.who[o]
    const metric = observations.behaviour[o] * METRICS
    if (words[fileWord.lost] < database.lost) {
      count(place, place.first + who, metric + LOST)
      continue
    }
    let wrong = observations.wrong[o]
    if (words[fileWord.misfiled] < database.misfiled) {
      const namesake = namesakeOf(place, who)
      if (namesake !== who) {
        who = namesake
        wrong = 1
        count(place, place.first + who, metric + MISFILED)
      }
    }
    if (keptOut(place, place.first + who)) {
      count(place, place.first + who, fileMetric(place.layout, 'not_kept'))
      continue
    }
    const points = observations.points[o]
    if (points < 0 && droppedByReview(place, o, who, wrong === 1)) continue
    let flags = (wrong ? flag.wrong : 0) | (observations.repairs[o] ? flag.repairs : 0)
    if (words[fileWord.told] < safeguard.told) flags |= flag.told
    const filed = wrong ? safeguard.filedIfWrong : safeguard.filedIfRight
    if (safeguard.appeal && flags & flag.told && points < 0 && words[fileWord.appeals] < filed) flags |= flag.appeals
    place.draw(observations.drawSubject[o], now.tick, observations.fatePurpose[o], observations.drawOrdinal[o], words)
    if (words[fateWord.upheld] < (wrong ? safeguard.upheldIfWrong : safeguard.upheldIfRight)) flags |= flag.upheld
    const due = now.tick + database.delayTicks
    const luck = words[fateWord.speaksOut]
    inFlight.push(due, entryKind.record, who, observations.behaviour[o], points, flags, luck, observations.life[o])
  }
}

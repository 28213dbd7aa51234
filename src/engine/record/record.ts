/**
 * Stages `record` and `link`: an observation becomes an entry on its way to a file. The database may lose it, may
 * attach it to somebody else, keeps it for itself while its region has not joined the registry, and takes its time.
 * Whether the one charged is told and appeals is drawn here as well, from the same address, so that all luck of an
 * entry hangs on the act it came from.
 */
import { behaviourMetrics, fileMetric } from '../counters.js'
import { fateWord, fileWord } from '../draw/purposes.js'
import { NO_FILE, link } from '../link/link.js'
import { namesakeOf } from '../link/namesake.js'
import { isAdverse, listingOf, sendListings } from '../list/listings.js'
import { keptOut } from './consent.js'
import { type Place, count, isBusiness } from '../place.js'
import { droppedByReview } from './review.js'
import { entryKind, flag } from '../world.js'

const METRICS = behaviourMetrics.length
const LOST = behaviourMetrics.indexOf('lost')
const MISFILED = behaviourMetrics.indexOf('misfiled')

export function record(place: Place): void {
  const { tables, now, scratch } = place
  const { observations, words } = scratch
  const { safeguard } = tables
  const { inFlight } = place
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
    let file = who
    // a business is known by its own code, which no other has
    if (database.link) file = isBusiness(place, who) ? who : link(place, o, who, database.link)
    else if (words[fileWord.misfiled] < database.misfiled) file = namesakeOf(place, who)
    if (file === NO_FILE) {
      count(place, place.first + who, metric + LOST)
      continue
    }
    // who has no file cannot be taken for anybody: nothing is misfiled, and nothing kept
    if (keptOut(place, place.first + file)) {
      count(place, place.first + file, fileMetric(place.layout, 'not_kept'))
      continue
    }
    if (file !== who) {
      who = file
      wrong = 1
      count(place, place.first + who, metric + MISFILED)
    }
    const points = observations.points[o]
    const listing = listingOf(place, observations.behaviour[o])
    const adverse = points < 0 || isAdverse(place, listing)
    if (adverse && droppedByReview(place, o, who, wrong === 1)) continue
    let flags = (wrong ? flag.wrong : 0) | (observations.repairs[o] ? flag.repairs : 0)
    if (adverse && points >= 0) flags |= flag.adverse
    if (words[fileWord.told] < safeguard.told) flags |= flag.told
    const filed = wrong ? safeguard.filedIfWrong : safeguard.filedIfRight
    if (safeguard.appeal && flags & flag.told && adverse && words[fileWord.appeals] < filed) flags |= flag.appeals
    place.draw(observations.drawSubject[o], now.tick, observations.fatePurpose[o], observations.drawOrdinal[o], words)
    if (words[fateWord.upheld] < (wrong ? safeguard.upheldIfWrong : safeguard.upheldIfRight)) flags |= flag.upheld
    const due = arrival(place, tables.sensors[observations.sensor[o]].database)
    const luck = words[fateWord.speaksOut]
    inFlight.push(due, entryKind.record, who, observations.behaviour[o], points, flags, luck, observations.life[o])
    if (listing !== 0) sendListings(place, o, who, listing, flags, due)
  }
}

/** Tick in which a record of now reaches the registry: after the delay, which begins when the region has joined. */
function arrival({ tables, now, region, counters }: Place, d: number): number {
  const { delayTicks, joins } = tables.databases[d]
  if (joins.length === 0 || joins[region] <= now.tick) return now.tick + delayTicks
  counters.kept[region * tables.databases.length + d]++
  return joins[region] + delayTicks
}

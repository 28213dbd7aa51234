/**
 * Stage `link`: which file a record belongs to. The linker takes the best candidate of the community: from one weight on
 * it links, from another on a clerk decides, below that the record stays without a file. So missed and false links come
 * out of the marks that people share and of the errors of the database, and whoever is like somebody else gets their
 * records again and again.
 */
import { fileMetric } from '../counters.js'
import { linkWord, oneOf, purpose, samePurposeName } from '../draw/purposes.js'
import { type Place, count } from '../place.js'
import { bestOther, mostOfOthers, weightOf } from './compare.js'
import { drawErrors, state } from './stated.js'
import type { DatabaseLink } from './tables.js'

/** No file was found. */
export const NO_FILE = -1

/**
 * Finds the file of a record.
 *
 * @param o observation
 * @param who the one the record is about, within the community
 * @returns whose file it reaches, within the community; {@link NO_FILE} if none
 */
export function link(place: Place, o: number, who: number, held: DatabaseLink): number {
  const { layout, scratch } = place
  scratch.linking.compared = scratch.linking.byClerk = false
  const found =
    drawErrors(place, o, who, held) || !sureWithoutErrors(place, who, held) ? search(place, o, who, held) : who
  count(place, place.first + who, fileMetric(layout, 'links_tried'))
  const outcome = found === who ? 'links_right' : found === NO_FILE ? 'links_missed' : 'links_false'
  count(place, place.first + who, fileMetric(layout, outcome))
  return found
}

/** Whether a record without any error finds its file at once: it weighs enough, and nobody else has the same marks. */
function sureWithoutErrors(place: Place, who: number, held: DatabaseLink): boolean {
  const { tables, world } = place
  if (held.all < tables.link!.linkAbove) return false
  if (held.own >= 0) return true
  return held.twinBit !== 0 && (world.identity!.twins[place.first + who] & held.twinBit) === 0
}

function search(place: Place, o: number, who: number, held: DatabaseLink): number {
  const { tables, scratch } = place
  const { linking } = scratch
  const { linkAbove, reviewAbove } = tables.link!
  state(place, who, held)
  const right = weightOf(place, who, held)
  linking.compared = true
  linking.right = right
  linking.best = -Infinity
  const ownIsRight = held.own >= 0 && linking.stated[held.own] === who
  if (right >= linkAbove && right > mostOfOthers(place, held, ownIsRight)) return who
  bestOther(place, who, held, right >= linkAbove ? right : reviewAbove)
  const best = Math.max(right, linking.best)
  if (best < reviewAbove) return NO_FILE
  const { observations, more } = scratch
  const named = samePurposeName(observations.filePurpose[o], purpose.link)
  place.draw(observations.drawSubject[o], place.now.tick, named, observations.drawOrdinal[o], more)
  return best >= linkAbove ? byWeight(place, who, right) : byClerk(place, who, right)
}

/** The best candidate; among equals, the right one has no better chance than the others. */
function byWeight(place: Place, who: number, right: number): number {
  const { linking, more } = place.scratch
  if (right > linking.best) return who
  const equals = linking.ties + (right === linking.best ? 1 : 0)
  const taken = oneOf(more[linkWord.tie], equals)
  return taken < linking.ties ? linking.tied[taken] : who
}

/**
 * Somebody looks at the best candidates. Who is right finds the right file, or sees that it is not among them; who is
 * wrong takes the best of the others, or nobody where there is none.
 */
function byClerk(place: Place, who: number, right: number): number {
  const { tables, scratch, layout } = place
  const { linking, more } = scratch
  const { right: chance, reviewAbove } = tables.link!
  linking.byClerk = true
  count(place, place.first + who, fileMetric(layout, 'links_reviewed'))
  if (more[linkWord.right] < chance) return right >= reviewAbove ? who : NO_FILE
  return linking.ties > 0 ? linking.tied[oneOf(more[linkWord.wrongTie], linking.ties)] : NO_FILE
}

/** How what a society takes grows with its ticks, from the few that were tried. */
import { log } from '../engine/draw/detmath.js'
import { Writer } from '../engine/packed/bits.js'
import type { World } from '../engine/world.js'

/** What is on its way after some ticks. */
export interface OnTheWay {
  /** Bytes of each. */
  each: number
  /** For each number of ticks that something is on its way, how many such a tick makes for each subject. */
  made: ReadonlyMap<number, number>
}

/**
 * Looks at what is on its way in the first communities of a world.
 *
 * @param tried ticks that they have lived; what was made in the later half of them says what will be
 * @param packed whether bytes are those that it takes when packed
 */
export function onTheWay(world: World, communities: number, tried: number, packed: boolean): OnTheWay {
  const { inFlight, line, start } = world
  const half = Math.ceil(tried / 2)
  const made = new Map<number, number>()
  let [bytes, count] = [0, 0]
  inFlight.slice(0, communities).forEach((entries, k) => {
    if (packed) {
      const writer = new Writer()
      entries.pack(writer, line.subarray(start[k], start[k + 1]))
      bytes += writer.length * writer.words.BYTES_PER_ELEMENT
    } else bytes += entries.bytes
    count += entries.count
    entries.each(([due], tick) => {
      const life = due - tick
      // of what is there for less than that, none is left of the ticks before
      const since = Math.max(1, Math.min(half, life))
      if (tick >= tried - since) made.set(life, (made.get(life) ?? 0) + 1 / since / start[communities])
    })
  })
  return { each: count > 0 ? bytes / count : 0, made }
}

/**
 * Bytes at the end of the run. What is on its way grows by as much as is made in a tick, until the first of it is due. What columns take
 * grows ever more slowly, about as the logarithm of the ticks: many have had something happen to them already.
 *
 * @param bytes for each subject, after each tick that was tried
 * @param waits what was on its way after the last of them
 */
export function atTheEnd(bytes: readonly number[], ticks: number, { each, made }: OnTheWay): number {
  const tried = bytes.length
  const last = tried - 1
  let [now, later] = [0, 0]
  for (const [life, number] of made) {
    if (life > tried) now += number
    later += number * Math.max(0, Math.min(life, ticks) - tried)
  }
  // the middle of what ticks added, since a change of policy may add much at once
  const recent = bytes.slice(last >> 1)
  const added = recent.slice(1).map((after, i) => after - recent[i])
  const middle = added.toSorted((a, b) => a - b)[added.length >> 1] ?? 0
  const columns = Math.max(0, middle - each * now)
  return bytes[last] + each * later + columns * tried * log(ticks / tried)
}

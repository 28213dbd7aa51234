/**
 * Many draws for one purpose at a time, for a stage that knows the addresses of its draws beforehand. The words are those
 * that one draw after the other gives.
 */
import type { Draw4 } from './purposes.js'

/** Most draws of one call. */
export const LOTS = 1024

/** Addresses of draws, and the words that they give. */
export interface Lots {
  /** Subject and n of each draw. */
  subject: Uint32Array
  n: Uint32Array
  /** [word][draw] */
  words: readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
}

/** Room for {@link LOTS} draws. */
export function createLots(): Lots {
  const column = () => new Uint32Array(LOTS)
  return { subject: column(), n: column(), words: [column(), column(), column(), column()] }
}

const four = new Uint32Array(4)

/** The same by one draw after the other, with any luck. */
export function drawLots(draw: Draw4, { subject, n, words }: Lots, tick: number, purpose: number, count: number): void {
  for (let i = 0; i < count; i++) {
    draw(subject[i], tick, purpose, n[i], four)
    for (let w = 0; w < 4; w++) words[w][i] = four[w]
  }
}

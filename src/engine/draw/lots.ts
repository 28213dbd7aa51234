/**
 * Many draws for one purpose at a time, for a stage that knows the addresses of its draws beforehand. The words are those
 * that one draw after the other gives (`drawLots.ts`).
 */

/** Most draws of one call; whole vectors of four. */
export const LOTS = 1024

/** Addresses of draws, and the words that they give. */
export interface Lots {
  /** Subject and n of each draw. */
  subject: Uint32Array
  n: Uint32Array
  /** [word][draw] */
  words: readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
}

/**
 * The words in which entries lie (`entries.ts`): a stretch is its length in words, the tick in which the first of its entries is
 * due, and the tick from which the times of its entries are counted; then entries, and marks where that tick moves on.
 */
import { SHORT } from './shapes.js'

/** The lower bits of the first word of an entry: whom it is about, within the community. */
export const WHO_BITS = 10
export const WHO = (1 << WHO_BITS) - 1
/** The upper bits: a shape with a short name, or one of these. The shape is in the next word. */
export const LONG = SHORT
/** Not an entry: the tick that times are counted from moves on by what else stands here; if that is 0, to that of the next two words. */
export const MARK = SHORT + 1
/** All fields are written out in two words each, whatever they are. */
export const PLAIN = SHORT + 2

/** Words at the beginning of a stretch, and where two of its numbers lie. */
export const LEAST = 1
export const BASE = 3
export const HEAD = 5

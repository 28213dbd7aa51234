/** Communities as they stand between two ticks, for whoever keeps them, whether they lie packed or not. */
import type { Shapes } from '../shapes.js'
import type { Tables } from '../tables.js'
import type { World } from '../world.js'
import { Writer } from './bits.js'
import { Packer } from './packer.js'

export interface Standing {
  firstCommunity: number
  communities: number
  /** What packed communities name their entries by. */
  shapes: Shapes
  /** A world in which these communities are, perhaps among others; not to be written to. */
  take(first: number, communities: number): World
  /** How each community stands, in order, as {@link Packer.packState} writes it. The words are overwritten by the next. */
  eachState(visit: (words: Uint16Array) => void): void
}

/** Those of a world that lies open. */
export function standingOf(tables: Tables, world: World): Standing {
  const { firstCommunity, communities, shapes } = world
  return {
    ...{ firstCommunity, communities, shapes },
    take: () => world,
    eachState(visit) {
      const packer = new Packer(tables, world)
      const writer = new Writer()
      for (let k = 0; k < communities; k++) {
        writer.clear()
        packer.packState(k, writer)
        visit(writer.words.subarray(0, writer.length))
      }
    },
  }
}

/** Communities as they stand between two ticks, for whoever keeps them, whether they lie packed or not, and takes them up again. */
import type { Shapes } from '../shapes.js'
import type { Tables } from '../tables.js'
import type { World } from '../world.js'
import { Reader, Writer } from './bits.js'
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

/** Communities that were saved with each other. */
export interface SavedTogether {
  /** What their entries are named by. */
  shapes: Shapes
  /** How each of them stood, in order, as {@link Packer.packState} wrote it. The words are overwritten by the next. */
  states(): Iterable<Uint16Array>
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

/**
 * Sets a world that was just built to how its communities stood.
 *
 * @param saved all of its communities between them, in order
 */
export function standAs(tables: Tables, world: World, saved: readonly SavedTogether[]): void {
  const packer = new Packer(tables, world)
  const reader = new Reader()
  let k = 0
  for (const { shapes, states } of saved)
    for (const words of states()) {
      reader.begin(words, 0)
      packer.unpackForeign(k++, reader, shapes)
    }
}

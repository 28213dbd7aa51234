/** Building communities that are packed at once: one at a time, in a memory where the module packs it. */
import { drawer } from '../draw/purposes.js'
import { Entries } from '../entries.js'
import { lineUp } from '../lineUp.js'
import { drawTwins } from '../link/identity.js'
import { Reader } from '../packed/bits.js'
import { Packer } from '../packed/packer.js'
import type { Shapes } from '../shapes.js'
import type { Tables } from '../tables.js'
import { type People, type World, settlerOf } from '../world.js'
import { nameColumns } from './columns.js'
import { entriesIn } from './entries.js'
import type { Memory } from './memory.js'
import { moduleOn } from './module.js'
import { type SpotPacker, packerIn } from './pack.js'

/** What builds, and what packs what was built. */
export interface Builder {
  /** Sets the one community of the world, whose number and subjects are set, to how it stands before the first tick. */
  build(): void
  /** Sets the community that was just built to how one stood whose entries have other shapes. */
  stand(words: Uint16Array, shapes: Shapes): void
  packer: Pick<SpotPacker, 'packDrawn' | 'packState'>
}

/** @param world of one community, its columns in `memory` and as they are made */
export function builderIn(memory: Memory, tables: Tables, world: World, people: People): Builder {
  const entries = entriesIn(memory, world)
  const module = moduleOn(memory, entries.host)
  entries.begin(module)
  nameColumns(module, tables, world)
  const draw = drawer(tables.seedLow, tables.seedHigh)
  const settle = settlerOf(tables, people)
  const packer = packerIn({ module, entries }, tables, world)
  const reference = new Packer(tables, world)
  const reader = new Reader()
  const putInLine = () => lineUp(world.line, world.cell, 0, world.start[1], tables.doing.stratumOfCell)
  return {
    packer,
    build() {
      // whoever is on a list is put there one by one; all else is set for everybody
      for (const column of [world.listed, world.trulyListed, world.everListed]) column.fill(0)
      if (world.inFlight[0].count > 0) world.inFlight[0] = new Entries(world.shapes)
      settle(world, 0)
      const [held] = world.inFlight
      // nobody but what is on its way asks for the line, or for marks
      if (held.count > 0) putInLine()
      if (world.identity) drawTwins(tables, world.identity, world, draw)
      entries.hold(held)
    },
    stand(words, shapes) {
      putInLine()
      reader.begin(words, 0)
      reference.unpackForeign(0, reader, shapes)
      entries.hold(world.inFlight[0])
    },
  }
}

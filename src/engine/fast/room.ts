/** How much memory the fast kernel needs for some communities, and a memory of that size. */
import { SPELL_BINS, createCounters, layoutOf, stockMetrics } from '../counters.js'
import { noMarks } from '../link/identity.js'
import type { Tables } from '../tables.js'
import { type World, emptyWorld } from '../world.js'
import { MOST_GROUPS } from './count.js'
import { bytesOfBins } from './measure.js'
import { Memory, MOST_BYTES } from './memory.js'
import { bytesOfRows } from './sums.js'

/** Lists of a tick, what is on its way in one community, and shapes. */
const LISTS = 32 * 1024 * 1024

/**
 * A memory for the columns of so many subjects and all that the kernel works with.
 *
 * @param tied whether subjects belong to each other
 * @returns null if they do not fit into one, or are measured by more groups than the kernel counts; the reference counts any number
 */
export function memoryFor(tables: Tables, subjects: number, tied: boolean): Memory | null {
  return fitsOneMemory(tables, subjects, tied) ? new Memory(bytesFor(tables, subjects, tied)) : null
}

/** Whether so many subjects lie in one memory with all that the kernel works with. */
export function fitsOneMemory(tables: Tables, subjects: number, tied: boolean): boolean {
  return tables.group.groups <= MOST_GROUPS && bytesFor(tables, subjects, tied) <= MOST_BYTES
}

function bytesFor(tables: Tables, subjects: number, tied: boolean): number {
  const one = emptyWorld(tables, 0, 1, tied)
  const marks = tables.link ? bytesIn(noMarks(tables.link, 1)) : 0
  const each = marks + bytesIn(columnsOf(one)) / Math.max(1, one.score.length)
  // what is counted of all regions is more than what is counted of one
  let counted = 0
  const layout = layoutOf(tables)
  createCounters(layout, (length) => {
    counted += 3 * length * Float64Array.BYTES_PER_ELEMENT
    return new Float64Array(0)
  })
  // of one region, by class: what stands, moves between letters and the spells that they end, and which of it is not 0
  const { states } = layout
  const perClass = 2 * states * (stockMetrics.length + states + SPELL_BINS)
  const byClass = tables.group.classes * perClass * Float64Array.BYTES_PER_ELEMENT
  const gathered = byClass + bytesOfBins(tables, layout) + bytesOfRows(tables, layout)
  return 1.1 * (each * subjects + 2 * bytesIn(tables) + counted + gathered) + LISTS
}

/** Moves the columns of a world into a memory, where they go on. */
export function moveInto(memory: Memory, world: World): void {
  for (const [name, column] of Object.entries(columnsOf(world))) Object.assign(world, { [name]: memory.put(column) })
}

function columnsOf(world: World): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(world).filter(([, column]) => ArrayBuffer.isView(column)))
}

/** Bytes of all arrays of numbers in something. */
function bytesIn(thing: unknown): number {
  if (ArrayBuffer.isView(thing)) return thing.byteLength
  if (typeof thing !== 'object' || thing === null) return 0
  return Object.values(thing).reduce<number>((sum, part) => sum + bytesIn(part), 0)
}

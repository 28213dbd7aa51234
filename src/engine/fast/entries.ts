/**
 * What is on its way, for stages of the module and of the host: the words of the community at hand are copied into the
 * shared memory, and back once its tick is over if any have changed. So is what entries have in common, as it grows.
 */
import { type Entries, ENTRY, type Lent, type OnItsWay } from '../entries.js'
import { MOST_SHAPES } from '../shapes.js'
import type { World } from '../world.js'
import type { Memory } from './memory.js'
import type { Host, Module } from './module.js'

/** Words of a community for which there is room at first. */
const FEW = 1 << 19
/** At most half the slots of shapes are taken. */
const MOST_SLOTS = 2 * MOST_SHAPES
const LAST_TICK = 0x7fffffff

export interface Held {
  /** What the module asks for. */
  host: Pick<Host, 'makeShape' | 'moreWords' | 'keepsEntry'>
  /** Entries of the community at hand. */
  atHand: OnItsWay
  /** Lets the module that asks for these work on them; to be called once, before all others. */
  begin(module: Module): void
  /** A community comes up, of which these are the entries. */
  hold(entries: Entries): void
  /** Its tick is over. */
  release(): void
  /**
   * A community comes up whose entries are packed at an address of the memory. They are held from then on, and whoever had them
   * packed packs them again: nothing is taken from a list, or back.
   *
   * @returns the address behind them
   */
  unpack(address: number): number
  /** Words for which there must be room to pack them. */
  packedWords(): number
  /**
   * Packs them to an address.
   *
   * @returns the address behind them
   */
  pack(address: number): number
}

/** Room for the entries of one community at a time. */
export function entriesIn(memory: Memory, world: Pick<World, 'shapes'>): Held {
  const numbers = memory.i32(MOST_SHAPES * ENTRY)
  const slots = memory.i32(MOST_SLOTS)
  const shown = memory.i32(ENTRY)
  const ends = memory.i32(5)
  let words = memory.u16(FEW)
  let { call, set } = {} as Module
  let keeps: (entry: Int32Array) => boolean
  let held: Entries
  /** Those at hand came packed, not out of a list. */
  let arePacked = false
  /** How many shapes and slots were copied. */
  const copied = { shapes: -1, slots: 0 }

  function copyShapes(): void {
    const { shapes } = world
    numbers.set(shapes.save())
    slots.set(shapes.slots)
    copied.shapes = shapes.count
    copied.slots = shapes.slots.length
    set({ shapeMask: shapes.slots.length - 1 })
  }

  function moreWords(least: number): void {
    const larger = memory.u16(2 * least)
    larger.set(words)
    words = larger
    set({ entryWords: words, entryRoom: words.length, entrySpare: memory.u16(words.length) })
  }

  return {
    host: {
      makeShape(...fields) {
        const { shapes } = world
        const before = shapes.count
        const shape = shapes.find(...fields)
        if (before !== copied.shapes || shapes.slots.length !== copied.slots) copyShapes()
        else if (shapes.count > before) {
          // the module puts it in its slot
          numbers.set(shapes.numbers.subarray(shape * ENTRY, (shape + 1) * ENTRY), shape * ENTRY)
          copied.shapes = shapes.count
        }
        return shape
      },
      moreWords,
      keepsEntry: () => Number(keeps(shown)),
    },
    atHand: {
      // the module knows the tick
      begin: () => {},
      push: (...entry) => void call.push(...entry),
      retain(keep, until = LAST_TICK) {
        keeps = keep
        call.retainForHost(until)
      },
    },
    begin(module) {
      call = module.call
      set = module.set
      set({ shapeNumbers: numbers, shapeSlots: slots, entryShown: shown, entryEnds: ends })
      set({ entryWords: words, entryRoom: words.length, entrySpare: memory.u16(words.length) })
    },
    hold(entries) {
      if (arePacked) return
      held = entries
      const { words: lent, length, count, open, base } = entries.lend()
      if (lent.length > words.length) moreWords(lent.length)
      words.set(lent)
      if (world.shapes.count !== copied.shapes) copyShapes()
      call.holdEntries(length, count, open, base, lent.length)
    },
    release() {
      if (arePacked) return
      const from = call.releaseEntries()
      if (from === LAST_TICK) return
      const [length, count, open, base, room] = ends
      held.regain({ words, length, count, open, base } satisfies Lent, from, room)
    },
    unpack(address) {
      arePacked = true
      if (world.shapes.count !== copied.shapes) copyShapes()
      return call.unpackEntries(address)
    },
    packedWords: () => call.packedEntries(),
    pack: (address) => call.packEntries(address),
  }
}

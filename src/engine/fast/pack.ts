/** Packing and unpacking in the module: a world of one community whose columns lie in its memory. */
import type { Reader, Writer } from '../packed/bits.js'
import { stateColumns } from '../packed/columns.js'
import { type Cut, Strips, drawnApartFromCells, fillMarks, marksOf, stripsOf } from '../packed/packer.js'
import { ROOM } from '../packed/strips.js'
import { COMMUNITY_SIZE, type Tables } from '../tables.js'
import type { World } from '../world.js'
import type { Module } from './module.js'

/** Words for which there is room at first, of those read and of those written. */
const WORDS = 1 << 18
/** Numbers of 16 bits. */
const NUMBERS = 1 << 16
/** Bytes of a list of half a community, as the module has them. */
const LIST = 1024 + 64
/** Vectors look behind the last number of a list. */
const BEHIND = 32

/** What packs and unpacks the one community of a world, as `packed/packer.ts` does. */
export interface SpotPacker {
  packState(k: number, to: Writer): void
  unpackState(k: number, from: Reader): void
  /** Sets who lives in the community, whose number and subjects are set; to be called before {@link unpackState}. */
  unpackDrawn(k: number, from: Reader): void
}

/** Packs with the words that the reference would write. A reader handed in begins at its record and holds nothing else. */
export function packerIn({ memory, call, set }: Module, tables: Tables, world: World): SpotPacker {
  const [state, drawn] = [stateColumns(world), drawnApartFromCells(world)]
  const [states, all] = [stripsOf(state).length, stripsOf([...state, ...drawn]).length]
  nameStrips(memory, set, [...state, ...drawn])
  const strata = 1 + tables.doing.stratumOfCell.reduce((most, stratum) => Math.max(most, stratum), 0)
  const out = memory.u16(WORDS)
  let words = memory.u16(WORDS)
  set({
    packedIn: words,
    packedOut: out,
    packOthers: memory.u16(ROOM + BEHIND),
    packTogether: memory.u16(ROOM + BEHIND),
    packMap: memory.u16(ROOM / 16 + BEHIND),
    packTimes: memory.u16(NUMBERS),
    packStrata: strata,
    packLists: memory.u8(2 * strata * LIST + BEHIND),
    packListed: memory.i32(2 * strata),
    packLine: memory.u16(COMMUNITY_SIZE + BEHIND),
    stratumOfCell: memory.put(tables.doing.stratumOfCell),
  })
  const marks = new Strips(marksOf(tables, world))
  const copyIn = ({ words: record }: Reader) => {
    if (record.length > words.length) set({ packedIn: (words = memory.u16(2 * record.length)) })
    words.set(record)
  }
  return {
    packState(k, to) {
      to.words = out
      to.length = call.packStrips(0, states)
      world.inFlight[k].pack(to)
    },
    unpackDrawn(k, from) {
      copyIn(from)
      const { start, region, residents, firstCommunity } = world
      call.enterCommunity(k, firstCommunity + k, region[k], start[k], start[k + 1] - start[k], residents[k])
      from.at = call.unpackStrips(states, all, call.unpackCells(0))
      if (!world.identity) return
      marks.unpack(from, k, start[k], start[k + 1])
      fillMarks(tables, world, k)
    },
    unpackState(k, from) {
      copyIn(from)
      from.at = call.unpackStrips(0, states, 0)
      world.inFlight[k].unpack(from)
    },
  }
}

/** Tells where strips lie and how many numbers are in them. */
function nameStrips(memory: Module['memory'], set: Module['set'], columns: readonly Cut[]): void {
  const strips = stripsOf(columns)
  const put = (of: (strip: (typeof strips)[number]) => number) => memory.put(Int32Array.from(strips, of))
  const bytesOf = (isBytes: boolean) => (isBytes ? 1 : 2)
  set({
    stripAt: put(({ values, isBytes, place }) => values.byteOffset + place * bytesOf(isBytes)),
    stripBytes: put(({ isBytes }) => bytesOf(isBytes)),
    stripStride: put(({ stride }) => stride),
    stripPerSubject: put(({ perSubject }) => perSubject),
    stripFixed: put(({ of, parts }) => (of === 'community' ? parts : 0)),
    stripUsual: memory.i32(strips.length),
    stripAge: memory.i32(strips.length),
  })
}

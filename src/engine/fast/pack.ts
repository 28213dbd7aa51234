/** Packing and unpacking in the module: a world of one community whose columns lie in its memory. */
import type { Reader, Writer } from '../packed/bits.js'
import { stateColumns } from '../packed/columns.js'
import { type Cut, drawnApartFromCells, scoresFollow, stripsOf, twinsOf } from '../packed/packer.js'
import { ROOM } from '../packed/strips.js'
import { COMMUNITY_SIZE, type Tables } from '../tables.js'
import type { World } from '../world.js'
import type { FastKernel } from './kernel.js'
import type { Module } from './module.js'

/** Words for which there is room at first, of those read and of those written. */
const WORDS = 1 << 18
/** Numbers of 16 bits. */
const NUMBERS = 1 << 16
/** Bytes of the list of a stratum, as the module has them. */
const LIST = 2048 + 64
/** Vectors look behind the last number of a list. */
const BEHIND = 32

/** What packs and unpacks the one community of a world, as `packed/packer.ts` does. */
export interface SpotPacker {
  /** Writes who lives in the community, whose number and subjects are set; to be called before {@link packState}. */
  packDrawn(k: number, to: Writer): void
  packState(k: number, to: Writer): void
  unpackState(k: number, from: Reader): void
  /** Sets who lives in the community, whose number and subjects are set; to be called before {@link unpackState}. */
  unpackDrawn(k: number, from: Reader): void
}

/**
 * Packs with the words that the reference would write. A reader handed in begins at its record and holds nothing else. What is on its
 * way is with the kernel, which lives the community, and not in the list of the world.
 */
export function packerIn(
  { module: { memory, call, set }, entries }: Pick<FastKernel, 'module' | 'entries'>,
  tables: Tables,
  world: World,
): SpotPacker {
  moveMarks(memory, tables, world)
  const hasPoints = scoresFollow(tables, world)
  const scoresApart = hasPoints ? memory.i16(world.score.length + BEHIND) : null
  const state = stateColumns(world).map((column) =>
    column.name === 'score' && scoresApart ? { ...column, values: scoresApart } : column,
  )
  const columns: Cut[] = [...state, ...drawnApartFromCells(world), ...twinsOf(world)]
  const [states, all] = [stripsOf(state).length, stripsOf(columns).length]
  nameStrips(memory, set, columns)
  const strata = 1 + tables.doing.stratumOfCell.reduce((most, stratum) => Math.max(most, stratum), 0)
  let out = memory.u16(WORDS)
  let words = memory.u16(WORDS)
  set({
    packedIn: words,
    scoresApart,
    packedOut: out,
    packOthers: memory.u16(ROOM + BEHIND),
    packTogether: memory.u16(ROOM + BEHIND),
    packMap: memory.u16(ROOM / 16 + BEHIND),
    packTimes: memory.u16(NUMBERS),
    packStrata: strata,
    packLists: memory.u8(strata * LIST + BEHIND),
    packListed: memory.i32(strata),
    packLine: memory.u16(COMMUNITY_SIZE + BEHIND),
    stratumOfCell: memory.put(tables.doing.stratumOfCell),
  })
  const copyIn = ({ words: record }: Reader) => {
    if (record.length > words.length) set({ packedIn: (words = memory.u16(2 * record.length)) })
    words.set(record)
  }
  const enter = (k: number) => {
    const { start, region, residents, firstCommunity } = world
    call.enterCommunity(k, firstCommunity + k, region[k], start[k], start[k + 1] - start[k], residents[k])
  }
  return {
    packDrawn(k, to) {
      enter(k)
      to.length = call.packWho(states, all)
      to.words = out
    },
    packState(_, to) {
      if (hasPoints) call.takeScoresApart()
      const strips = call.packStrips(0, states)
      const length = strips + entries.packedWords()
      if (length > out.length) {
        const larger = memory.u16(2 * length)
        larger.set(out.subarray(0, strips))
        set({ packedOut: (out = larger) })
      }
      const end = entries.pack(out.byteOffset + strips * out.BYTES_PER_ELEMENT)
      to.words = out
      to.length = (end - out.byteOffset) / out.BYTES_PER_ELEMENT
    },
    unpackDrawn(k, from) {
      copyIn(from)
      enter(k)
      from.at = call.unpackStrips(states, all, call.unpackCells(0))
      call.forgetMarks()
    },
    unpackState(_, from) {
      copyIn(from)
      const { byteOffset, BYTES_PER_ELEMENT } = words
      const strips = call.unpackStrips(0, states, 0)
      if (hasPoints) call.putScoresTogether()
      const end = entries.unpack(byteOffset + strips * BYTES_PER_ELEMENT)
      from.at = (end - byteOffset) / BYTES_PER_ELEMENT
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

/** Marks of identity lie in the memory, where whoever reads them elsewhere reads them, too; one's own number is set once. */
function moveMarks(memory: Module['memory'], { link }: Tables, { identity }: World): void {
  if (!link || !identity) return
  link.fields.forEach(({ kind }, f) => {
    if (kind === 'own') identity.marks[f].forEach((_, i, own) => (own[i] = i))
  })
  identity.marks = identity.marks.map((column) => memory.put(column))
  identity.twins = memory.put(identity.twins)
}

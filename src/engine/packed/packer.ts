/**
 * One community as words, and back: how it stands, which every tick changes, and who lives there, which none does. What
 * follows from the rest is not written: the line of candidates, and marks of identity.
 */
import { Entries } from '../entries.js'
import { drawer } from '../draw/purposes.js'
import { fillMark } from '../link/identity.js'
import type { Shapes } from '../shapes.js'
import { COMMUNITY_SIZE, CONTEXTS, type Tables } from '../tables.js'
import { lineUp } from '../lineUp.js'
import type { World } from '../world.js'
import type { Reader, Writer } from './bits.js'
import { type Usual, packRising, packStrip, unpackStrip } from './codec.js'
import { type Column, drawnColumns, stateColumns } from './columns.js'
import { ROOM, type Strip } from './strips.js'

/** The same columns of a world for one community after the other, with what most subjects have in each. */
export class Packer {
  readonly #world: World
  readonly #tables: Tables
  readonly #state: Strips
  readonly #drawn: Strips
  readonly #cellStrip: Strip
  readonly #marks: boolean

  /** @param marks whether marks of identity are wanted, which are drawn again when a community is unpacked */
  constructor(tables: Tables, world: World, marks = true) {
    this.#world = world
    this.#tables = tables
    this.#marks = marks
    const { buffer, byteOffset, length } = world.cell
    this.#cellStrip = {
      bytes: null,
      words: new Int16Array(buffer, byteOffset, length),
      wide: null,
      stride: 1,
      at: 0,
      count: 0,
    }
    this.#state = new Strips(stateColumns(world))
    this.#drawn = new Strips([...drawnApartFromCells(world), ...twinsOf(world)])
  }

  /** Writes how community `k` of the world stands. */
  packState(k: number, to: Writer): void {
    const { start, inFlight, line } = this.#world
    this.#moveScores(k, -1)
    this.#state.pack(to, k, start[k], start[k + 1])
    this.#moveScores(k, 1)
    inFlight[k].pack(to, line.subarray(start[k], start[k + 1]))
  }

  /** Sets community `k` of the world, of which it is known who lives there, to how one stood. */
  unpackState(k: number, from: Reader): void {
    const { start, inFlight, line } = this.#world
    this.#state.unpack(from, k, start[k], start[k + 1])
    this.#moveScores(k, 1)
    inFlight[k].unpack(from, line.subarray(start[k], start[k + 1]))
  }

  /** The same, if what was on its way may have the shapes of another world. */
  unpackForeign(k: number, from: Reader, shapes: Shapes): void {
    const { inFlight } = this.#world
    if (shapes === this.#world.shapes) return this.unpackState(k, from)
    const own = inFlight[k]
    const foreign = new Entries(shapes)
    inFlight[k] = foreign
    this.unpackState(k, from)
    inFlight[k] = own
    own.become(foreign)
  }

  /** Writes who lives in community `k` of the world. */
  packDrawn(k: number, to: Writer): void {
    const { start } = this.#world
    packRising(to, this.#cells(k))
    this.#drawn.pack(to, k, start[k], start[k + 1])
    // reading bits looks a word ahead
    to.word(0)
  }

  /** Sets who lives in community `k` of the world, whose number and subjects are set. */
  unpackDrawn(k: number, from: Reader): void {
    const world = this.#world
    const { start, cell, line, identity } = world
    const end = start[k + 1]
    unpackStrip(from, this.#cells(k))
    this.#drawn.unpack(from, k, start[k], end)
    lineUp(line, cell, start[k], end, this.#tables.doing.stratumOfCell)
    if (identity && this.#marks) this.#fillMarks(k)
  }

  /**
   * Moves scores to how far they lie from their points, or back.
   *
   * @param sign 1 to add these points to all scores, -1 to take them off
   */
  #moveScores(k: number, sign: number): void {
    if (!scoresFollow(this.#tables, this.#world)) return
    const { start, score, subscore } = this.#world
    for (let i = start[k], at = i * CONTEXTS; i < start[k + 1]; i++)
      for (const end = at + CONTEXTS; at < end; at++) score[i] += sign * subscore[at]
  }

  #fillMarks(k: number): void {
    const { link, seedLow, seedHigh } = this.#tables
    const draw = drawer(seedLow, seedHigh)
    this.#world.identity!.marks.forEach((column, f) => fillMark(column, link!.fields[f], this.#world, k, draw))
  }

  /** The cells of a community: those of residents rise, then those of businesses. */
  #cells(k: number): Strip {
    const strip = this.#cellStrip
    strip.at = this.#world.start[k]
    strip.count = this.#world.start[k + 1] - strip.at
    return strip
  }
}

/** A column of a world, or what else there is of each subject. */
export type Cut = Omit<Column, 'name'> & Partial<Pick<Column, 'name'>>

/** What was drawn and is written strip by strip: all but the cells. */
export function drawnApartFromCells(world: World): Column[] {
  return drawnColumns(world).filter(({ name }) => name !== 'cell')
}

/**
 * Whether a score is mostly what the points by field of life come to, so that how far it lies from them is written. Where people
 * begin with scores of their own there is less to tell of these.
 */
export function scoresFollow({ score }: Tables, { subscore }: World): boolean {
  return subscore.length > 0 && !score.starts
}

/** Who has a twin. */
export function twinsOf({ identity }: World): Cut[] {
  return identity ? [{ values: identity.twins, each: 1, of: 'subject' }] : []
}

/** Columns cut into strips of one number for each subject. */
export class Strips {
  readonly #strips: Placed[]

  constructor(columns: readonly Cut[]) {
    this.#strips = stripsOf(columns).map(({ values, isBytes, stride, ...rest }) => {
      const { buffer, byteOffset, length } = values
      return {
        strip: {
          bytes: isBytes ? new Uint8Array(buffer, byteOffset, length) : null,
          words: isBytes ? null : new Int16Array(buffer, byteOffset, values.byteLength / 2),
          // only buffers that end with a whole number can be looked at by four bytes
          wide: buffer.byteLength % 4 === 0 && byteOffset % 4 === 0 ? new Int32Array(buffer) : null,
          ...{ stride, at: 0, count: 0 },
        },
        ...rest,
        usual: { value: 0, age: 0 },
      }
    })
  }

  pack(to: Writer, k: number, from: number, end: number): void {
    for (const placed of this.#strips) {
      moveTo(placed, k, from, end)
      packStrip(to, placed.strip, placed.usual)
    }
  }

  unpack(reader: Reader, k: number, from: number, end: number): void {
    for (const placed of this.#strips) {
      moveTo(placed, k, from, end)
      unpackStrip(reader, placed.strip)
    }
  }
}

/** How a strip lies in its column. */
interface Lie {
  /** Bytes or words of a subject or a community in the column, the first of them in the strip, and how many are in it. */
  parts: number
  place: number
  perSubject: number
  of: Column['of']
}

/** A strip, and how it moves from community to community. */
interface Placed extends Lie {
  strip: Strip
  usual: Usual
}

/** The strips into which columns are cut, in their order. */
export function stripsOf(
  columns: readonly Cut[],
): (Lie & Pick<Cut, 'values'> & { isBytes: boolean; stride: number })[] {
  return columns.flatMap(({ name, values, each, of }) => {
    const isBytes = values.BYTES_PER_ELEMENT === 1
    // numbers of 32 bits are two words
    const parts = each * (isBytes ? 1 : values.BYTES_PER_ELEMENT / 2)
    const isOne = of === 'community' || (parts * COMMUNITY_SIZE <= ROOM && !(name && apart.has(name)))
    const stride = isOne ? 1 : parts
    const perSubject = isOne ? parts : 1
    return Array.from({ length: stride }, (_, place) => ({ values, isBytes, stride, parts, place, perSubject, of }))
  })
}

/** Columns whose numbers for one subject have little in common; those of others lie in one strip, one subject after the other. */
const apart: ReadonlySet<keyof World> = new Set(['pools', 'truePools'] as const)

/** Moves on to one community: subject by subject, or the few numbers of the community itself. */
function moveTo({ strip, parts, place, perSubject, of }: Placed, k: number, from: number, end: number): void {
  strip.at = (of === 'subject' ? from : k) * parts + place
  strip.count = of === 'subject' ? (end - from) * perSubject : parts
}

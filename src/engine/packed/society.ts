/**
 * Communities that lie packed and are taken out one at a time: for societies that would not fit into memory as they are. A
 * tick unpacks a community into a world of one, runs it, and packs it again. What comes out is the same to the bit.
 */
import type { Counters } from '../counters.js'
import type { Arrays } from '../arrays.js'
import { digestWorld } from '../digest.js'
import { builderIn } from '../fast/build.js'
import { digesterIn } from '../fast/digest.js'
import { createFastKernel } from '../fast/kernel.js'
import type { Memory } from '../fast/memory.js'
import { type SpotPacker, packerIn } from '../fast/pack.js'
import { noMarks } from '../link/identity.js'
import type { Now } from '../respond/now.js'
import { beginTick, createKernel, endTick, tickCommunities } from '../tick.js'
import { Shapes } from '../shapes.js'
import { COMMUNITY_SIZE, type Tables } from '../tables.js'
import { type People, type World, communitySubjects, emptyWorld, placeAt, regionOfCommunity } from '../world.js'
import { Reader, Writer } from './bits.js'
import { Pages } from './pages.js'
import { Packer } from './packer.js'
import type { SavedTogether, Standing } from './standing.js'

export class PackedSociety implements Standing {
  readonly tables: Tables
  readonly firstCommunity: number
  readonly communities: number
  readonly shapes: Shapes
  /** Whether subjects belong to each other. */
  readonly tied: boolean
  readonly #state: Pages
  readonly #drawn: Pages
  readonly #writer = new Writer()
  readonly #reader = new Reader()
  /** Communities that have been put in so far. */
  #filled = 0

  /**
   * @param tied whether subjects belong to each other
   * @param shapes of what will be on its way; their own if left out
   */
  constructor(tables: Tables, firstCommunity: number, communities: number, tied: boolean, shapes = new Shapes()) {
    this.tables = tables
    this.firstCommunity = firstCommunity
    this.communities = communities
    this.tied = tied
    this.shapes = shapes
    this.#state = new Pages(communities)
    this.#drawn = new Pages(communities)
  }

  /** Bytes that the communities take, with what is on its way to the files. */
  get bytes(): number {
    return this.#state.bytes + this.#drawn.bytes + this.shapes.bytes
  }

  /** The same without what pages have left and what entries have in common. */
  get recordBytes(): number {
    return this.#state.recordBytes + this.#drawn.recordBytes
  }

  /** A world with room for so many communities, none of which is in it yet; its entries have the shapes of these. */
  worldOf(first: number, communities: number, arrays?: Arrays): World {
    const { tables } = this
    const world = emptyWorld(tables, first, communities, this.tied, this.shapes, arrays)
    if (tables.link) world.identity = noMarks(tables.link, world.start[communities])
    return world
  }

  /** Puts in the next communities, those of a world whose entries have the shapes of these. */
  add(world: World): void {
    if (world.shapes !== this.shapes) throw new Error('The shapes of these communities are not known here.')
    const packer = new Packer(this.tables, world)
    for (let k = 0; k < world.communities; k++) this.#put(packer, k)
  }

  /**
   * Puts in all communities.
   *
   * @param memory in which they are built and packed, one at a time
   * @param saved how they stood, in order; as before the first tick if left out
   */
  build(people: People, memory: Memory, saved?: readonly SavedTogether[]): void {
    const world = this.worldOf(this.#largest(), 1, memory)
    const { build, stand, packer } = builderIn(memory, this.tables, world, people)
    const buildNext = () => {
      world.firstCommunity = this.firstCommunity + this.#filled
      placeAt(this.tables, world, 0, world.firstCommunity)
      build()
    }
    if (!saved)
      while (this.#filled < this.communities) {
        buildNext()
        this.#put(packer, 0)
      }
    for (const { shapes, states } of saved ?? [])
      for (const words of states()) {
        buildNext()
        if (shapes !== this.shapes) stand(words, shapes)
        this.#put(packer, 0, shapes === this.shapes ? words : undefined)
      }
  }

  /**
   * Puts in the next community, which is number `k` where it lies.
   *
   * @param state how it stands, if that is packed already
   */
  #put(packer: Pick<SpotPacker, 'packDrawn' | 'packState'>, k: number, state?: Uint16Array): void {
    const writer = this.#writer
    writer.clear()
    packer.packDrawn(k, writer)
    this.#drawn.write(writer.words, writer.length)
    if (state) this.#state.write(state, state.length)
    else {
      writer.clear()
      packer.packState(k, writer)
      this.#state.write(writer.words, writer.length)
    }
    if (++this.#filled < this.communities) return
    this.#drawn.turn()
    this.#state.turn()
  }

  /** Some communities as a world of their own, for whoever reads it. */
  take(first: number, communities: number): World {
    const world = this.worldOf(first, communities)
    const packer = new Packer(this.tables, world)
    for (let k = 0; k < communities; k++) this.#unpack(packer, k, first + k)
    return world
  }

  eachState(visit: (words: Uint16Array) => void): void {
    for (let c = 0; c < this.communities; c++) visit(this.#state.read(c))
  }

  /**
   * Makes ready to take fingerprints. The function returned gives two words per community, as those of {@link digestWorld}.
   *
   * @param memory in which the module mixes them, one community at a time; the reference does if it is left out
   */
  digester(memory?: Memory): () => Uint32Array {
    const spot = this.#spot(memory)
    const fast = memory && digesterIn(memory, this.tables, spot.world)
    // names and birthdays are no part of the state
    spot.packer = fast?.packer ?? new Packer(this.tables, spot.world, false)
    const digest = fast?.digest ?? (() => digestWorld(spot.world))
    return () => {
      const words = new Uint32Array(this.communities * 2)
      for (let c = 0; c < this.communities; c++) {
        spot.unpack(this.firstCommunity + c)
        words.set(digest(), c * 2)
      }
      return words
    }
  }

  /**
   * Makes them ready to run; what happens will be added to `counters`. The function returned runs all of them through one tick.
   *
   * @param memory in which the fast kernel will do so, one community at a time; the reference will if it is left out
   */
  runner(counters: Counters, memory?: Memory): (now: Now) => void {
    const { tables, firstCommunity, communities } = this
    const spot = this.#spot(memory)
    const [first, last] = [firstCommunity, firstCommunity + communities - 1].map((c) => regionOfCommunity(tables, c))
    const regions = { first, count: last - first + 1 }
    const fast = memory && createFastKernel(tables, spot.world, counters, memory, regions)
    const kernel = fast ?? createKernel(tables, spot.world, counters, undefined, regions)
    if (fast) spot.packer = packerIn(fast, tables, spot.world)
    const { counted } = kernel.place.stocks
    let stands = 0
    return (now) => {
      beginTick(kernel, now)
      for (let c = 0; c < communities; c++) {
        spot.unpack(firstCommunity + c)
        counted[0] = stands
        tickCommunities(kernel)
        const writer = this.#writer
        writer.clear()
        spot.packer.packState(0, writer)
        this.#state.write(writer.words, writer.length)
      }
      endTick(kernel)
      this.#state.turn()
      // from now on all are in the sums
      stands = 1
    }
  }

  /** Room for one community of whatever size, and what unpacks into it. */
  #spot(arrays?: Arrays) {
    const { tables } = this
    const world = this.worldOf(this.#largest(), 1, arrays)
    const spot = {
      world,
      packer: new Packer(tables, world) as SpotPacker,
      unpack: (community: number) => {
        world.firstCommunity = community
        placeAt(tables, world, 0, community)
        this.#unpack(spot.packer, 0, community)
      },
    }
    return spot
  }

  /** One of the communities with the most subjects. */
  #largest(): number {
    let most = this.firstCommunity
    const size = (c: number) => communitySubjects(this.tables, regionOfCommunity(this.tables, c), c)
    for (let c = most; c < this.firstCommunity + this.communities && size(most) < COMMUNITY_SIZE; c++)
      if (size(c) > size(most)) most = c
    return most
  }

  #unpack(packer: SpotPacker, k: number, community: number): void {
    const record = community - this.firstCommunity
    this.#reader.begin(this.#drawn.read(record), 0)
    packer.unpackDrawn(k, this.#reader)
    this.#reader.begin(this.#state.read(record), 0)
    packer.unpackState(k, this.#reader)
  }
}

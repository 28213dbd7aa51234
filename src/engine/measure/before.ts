/**
 * What stood of those who have changed in the tick of a community, as far as stocks are made of it. Most residents are the
 * same at the end of a tick as at its beginning, so stocks are not taken anew: whoever is about to change is set down as
 * they are, and at the end the sums are told the difference.
 */
import { COMMUNITY_SIZE } from '../tables.js'
import type { World } from '../world.js'

/** Columns of the world that stocks are made of; those that a scheme does not use are empty and cost nothing. */
export interface Columns {
  readonly score: Int16Array
  readonly truth: Int16Array
  readonly subscore: Int16Array
  readonly friends: Int16Array
  readonly friendsBegan: Int16Array
  readonly grade: Uint8Array
  readonly trueGrade: Uint8Array
  readonly strain: Uint8Array
  readonly hardship: Uint8Array
  readonly risk: Uint8Array
  readonly member: Uint8Array
  readonly listed: Uint8Array
  readonly trulyListed: Uint8Array
}

/** One community as it stood when its tick began, and those of it who have changed since. */
export interface Before {
  /** How many have changed. */
  readonly count: number
  /** Who they are, by number within the community, in the order in which they did. */
  readonly who: Uint16Array
  /** Those who have changed as they were, by number within the community. */
  readonly then: Columns
  /** A tick of a community begins, in which nobody has changed yet. */
  begin(world: World, k: number): void
  /** Ends the look at a community; false if it is not the one that was looked at. */
  end(k: number): boolean
  /** Puts a resident among those who have changed. */
  add(resident: number): void
}

/** The same, kept by looking at everybody before the tick. */
export class Changed implements Before {
  count = 0
  readonly who = new Uint16Array(COMMUNITY_SIZE)
  /** Everybody as they were, by number within the community. */
  then!: Columns
  #world: World | null = null
  readonly #pairs: { now: Numbers; then: Numbers; each: number }[] = []
  /** The community at hand; -1 while nobody is looked at. */
  #community = -1
  #first = 0
  /** [resident within the community] 1 once changed. */
  readonly #marked = new Uint8Array(COMMUNITY_SIZE)

  begin(world: World, k: number): void {
    if (this.#world !== world) this.#makeRoom(world)
    for (let t = 0; t < this.count; t++) this.#marked[this.who[t]] = 0
    this.count = 0
    this.#community = k
    const [first, end] = [world.start[k], world.start[k + 1]]
    this.#first = first
    for (const { now, then, each } of this.#pairs) then.set(now.subarray(first * each, end * each))
  }

  end(k: number): boolean {
    const isOf = this.#community === k
    this.#community = -1
    return isOf
  }

  add(resident: number): void {
    if (this.#community < 0) return
    const local = resident - this.#first
    if (this.#marked[local] === 1) return
    this.#marked[local] = 1
    this.who[this.count++] = local
  }

  #makeRoom(world: World): void {
    this.#world = world
    const subjects = Math.max(1, world.score.length)
    this.then = columnsOf(world, (now) => {
      const each = now.length / subjects
      const room = each * COMMUNITY_SIZE
      const then = now instanceof Int16Array ? new Int16Array(room) : new Uint8Array(room)
      if (each > 0) this.#pairs.push({ now, then, each })
      return then
    })
  }
}

type Numbers = Int16Array | Uint8Array

/** One object for the columns of stocks alone, so that those of the world and those as they were are read the same way. */
export function columnsOf(world: World, made: (column: Numbers) => Numbers = (column) => column): Columns {
  const of = made as <Column extends Numbers>(column: Column) => Column
  return {
    score: of(world.score),
    truth: of(world.truth),
    subscore: of(world.subscore),
    friends: of(world.friends),
    friendsBegan: of(world.friendsBegan),
    grade: of(world.grade),
    trueGrade: of(world.trueGrade),
    strain: of(world.strain),
    hardship: of(world.hardship),
    risk: of(world.risk),
    member: of(world.member),
    listed: of(world.listed),
    trulyListed: of(world.trulyListed),
  }
}

/**
 * Says that something of a resident may have changed of which stocks are made. Whoever writes to a column of
 * {@link Columns} during a tick says so; a test compares the sums with everybody counted anew.
 */
export function changes({ changed }: World, resident: number): void {
  changed.add(resident)
}

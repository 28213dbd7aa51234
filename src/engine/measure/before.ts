/**
 * What stands of one community as its tick begins, as far as stocks are made of it, and who has changed since. Most
 * residents are the same at the end of a tick as at its beginning, so stocks are not taken anew: whoever has changed
 * leaves the sums as they were and enters them as they are.
 */
import { COMMUNITY_SIZE } from '../tables.js'
import type { World } from '../world.js'

/** Columns of the world that stocks are made of; those that a scheme does not use are empty and cost nothing. */
export class Columns {
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

  /** @param of gives what a column of the world is here */
  constructor(world: World, of: <Column extends Int16Array | Uint8Array>(column: Column) => Column) {
    this.score = of(world.score)
    this.truth = of(world.truth)
    this.subscore = of(world.subscore)
    this.friends = of(world.friends)
    this.friendsBegan = of(world.friendsBegan)
    this.grade = of(world.grade)
    this.trueGrade = of(world.trueGrade)
    this.strain = of(world.strain)
    this.hardship = of(world.hardship)
    this.risk = of(world.risk)
    this.member = of(world.member)
    this.listed = of(world.listed)
    this.trulyListed = of(world.trulyListed)
  }
}

/** The columns of a world, and one community as it was. */
export class Before {
  readonly now: Columns
  readonly then: Columns
  readonly #pairs: { now: Int16Array | Uint8Array; then: Int16Array | Uint8Array; each: number }[] = []
  #community = -1

  constructor(world: World) {
    const subjects = Math.max(1, world.start[world.communities])
    this.now = new Columns(world, (column) => column)
    this.then = new Columns(world, (now) => {
      const each = now.length / subjects
      const room = each * COMMUNITY_SIZE
      const then = now instanceof Int16Array ? new Int16Array(room) : new Uint8Array(room)
      if (each > 0) this.#pairs.push({ now, then, each })
      return then as typeof now
    })
  }

  /** Copies a community as it stands, and holds nobody for changed. */
  keep(world: World, k: number): void {
    this.#community = k
    world.changed.fill(0)
    const [first, end] = [world.start[k], world.start[k + 1]]
    for (const { now, then, each } of this.#pairs) then.set(now.subarray(first * each, end * each))
  }

  /** Whether it was this community that was copied last. */
  isOf(k: number): boolean {
    return this.#community === k
  }
}

/**
 * Says that something of a resident may have changed of which stocks are made. Whoever writes to a column of
 * {@link Columns} during a tick says so; a test compares the sums with everybody counted anew.
 */
export function changes({ changed }: World, resident: number): void {
  // a community lies in one stretch no longer than this, so that its residents have places of their own
  changed[resident % COMMUNITY_SIZE] = 1
}

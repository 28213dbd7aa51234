/**
 * Which case an entry on its way belongs to. The engine's entries bear no mark of where they came from; but entries of one
 * resident that are alike to the last number are settled in the order in which they were made.
 */
import { ENTRY, entryField } from '../engine/entries.js'
import { entryKind } from '../engine/world.js'

export class Owners {
  readonly #cases = new Map<string, number[]>()

  /** Remembers whose the entries of one resident are, out of a list of some that were made. */
  adopt(made: readonly number[], who: number, of: number): void {
    for (let e = 0; e < made.length; e += ENTRY) {
      if (made[e + entryField.who] !== who) continue
      const key = keyOf(made, e)
      const cases = this.#cases.get(key)
      if (cases) cases.push(of)
      else this.#cases.set(key, [of])
    }
  }

  /** The case of an entry that is being settled; it is forgotten by that. */
  settle(due: ArrayLike<number>, e: number): number {
    const key = keyOf(due, e)
    const [of, ...rest] = this.#cases.get(key) ?? []
    if (of === undefined) throw new Error(`an entry on its way came from nowhere: ${key}`)
    if (rest.length > 0) this.#cases.set(key, rest)
    else this.#cases.delete(key)
    return of
  }

  /** An entry about lists is settled; what it puts on the way belongs to the same case. Some come from before the run. */
  drop(due: ArrayLike<number>, e: number, pen: { adopt(of: number): void }): void {
    const of = this.#cases.has(keyOf(due, e)) ? this.settle(due, e) : undefined
    if (of !== undefined) pen.adopt(of)
  }

  /** Everybody starts anew: only records on their way remain, and lists. */
  startAnew(): void {
    for (const key of [...this.#cases.keys()])
      if (!stays(Number(key.split(' ')[entryField.kind]))) this.#cases.delete(key)
  }

  /** Another scheme takes over, and has entries as `turned` gives them; those that are gone are forgotten. */
  turn(turned: (entry: readonly number[]) => readonly number[] | undefined): void {
    const before = [...this.#cases]
    this.#cases.clear()
    for (const [key, cases] of before) {
      const entry = turned(key.split(' ').map(Number))
      if (!entry) continue
      const now = entry.join(' ')
      // two that were told apart by what is gone are alike from now on, and are settled in the order in which they were made
      this.#cases.set(
        now,
        [...(this.#cases.get(now) ?? []), ...cases].toSorted((a, b) => a - b),
      )
    }
  }

  /** Nothing remains on its way: whoever leaves a scheme takes it all along. */
  forget(): void {
    this.#cases.clear()
  }

  /** Cases of which something is still on its way, each as often as entries are. */
  open(): number[] {
    // a stay on a list leaves nothing on its way for the score
    return [...this.#cases].flatMap(([key, cases]) => (isOfList(Number(key.split(' ')[entryField.kind])) ? [] : cases))
  }
}

const stays = (kind: number) => kind === entryKind.record || isOfList(kind)
const isOfList = (kind: number) => kind >= entryKind.nothing && kind <= entryKind.trulyLeaves

function keyOf(list: ArrayLike<number>, e: number): string {
  return Array.from({ length: ENTRY }, (_, i) => list[e + i]).join(' ')
}

/** What the score is made of at a place in the file. */
import type { FileEvent } from '../events.js'

/** Cases that still count, with their points, as the reader goes on through a file. */
export class Standing {
  readonly #events: readonly FileEvent[]
  readonly #sums = new Map<number, number>()
  #read = 0

  constructor(events: readonly FileEvent[]) {
    this.#events = events
  }

  /**
   * Cases and their points after an event, which is no earlier than the one last asked for.
   *
   * @param until place of the event in the file
   */
  after(until: number): ReadonlyMap<number, number> {
    for (; this.#read <= until; this.#read++) this.#take(this.#events[this.#read])
    return this.#sums
  }

  #take(event: FileEvent): void {
    if (event.what === 'anew' || event.what === 'left' || (event.what === 'scheme' && event.anew)) this.#sums.clear()
    const counts = event.what === 'record' || event.what === 'appeal' || event.what === 'rated'
    const back = (event.what === 'repaired' || event.what === 'expired') && event.ledger === 'file'
    if (!counts && !back) return
    const sum = (this.#sums.get(event.case) ?? 0) + event.moved
    this.#sums.set(event.case, sum)
  }
}

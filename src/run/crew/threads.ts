/**
 * A crew of worker threads. Each owns a contiguous range of communities, builds it itself from the blueprint, and
 * sends back whole-number counters, whose sum does not depend on who counted what.
 */
import type { Blueprint } from '../../compile/compile.js'
import { schemeAt } from '../../compile/turnover.js'
import { addCounters, clearCounters, type Counters, createCounters, layoutOf } from '../../engine/counters.js'
import { Member } from './member.js'
import type { Answer, Order } from './messages.js'
import { cut } from './share.js'
import type { Crew, Saved, Way } from './types.js'

const module = new URL('./worker.js', import.meta.url)

/**
 * Starts the threads and waits until all communities are built.
 *
 * @param threads wanted; never more than there are communities
 * @param signal stops the building
 * @param saved where the communities stand; before the first tick if left out
 * @param how whether counters lie in shared memory, where there is any, and how communities are carried
 * @throws Error if a thread fails; a defect, since a blueprint was checked before
 */
export async function threadCrew(
  blueprint: Blueprint,
  threads: number,
  signal?: AbortSignal,
  saved?: Saved,
  { shares = typeof SharedArrayBuffer !== 'undefined', ...way }: { shares?: boolean } & Way = {},
): Promise<Crew> {
  const { tables } = blueprint
  const ranges = cut(tables.communities, Math.max(1, Math.min(threads, tables.communities)))
  const members = ranges.map(
    ([firstCommunity, communities]) =>
      new Member<Order, Answer>(module, { blueprint, firstCommunity, communities, saved, shares, way }),
  )
  const close = async () => void (await Promise.all(members.map((member) => member.close())))
  let counted: typeof tables | undefined
  let total: Counters
  const shared: Omit<Counters, 'layout'>[] = []
  try {
    await orAborted(Promise.all(members.map((member) => member.wait())), signal)
  } catch (error) {
    await close()
    throw error
  }
  return {
    threads: members.length,
    close,
    async tick(now) {
      const answers = await Promise.all(members.map((member) => member.ask({ do: 'tick', now })))
      const scheme = schemeAt(blueprint, now.tick).tables
      if (counted !== scheme) total = createCounters(layoutOf(scheme))
      counted = scheme
      clearCounters(total)
      answers.forEach((answer, m) => {
        if (answer.done !== 'tick') return
        // the thread waits for its next order while its counters are read
        if (answer.counters) shared[m] = answer.counters
        addCounters(total, shared[m])
      })
      return total
    },
    async bytes() {
      const answers = await Promise.all(members.map((member) => member.ask({ do: 'bytes' })))
      return answers.reduce((sum, answer) => sum + (answer.done === 'bytes' ? answer.bytes : 0), 0)
    },
    async save(dir) {
      const answers = await Promise.all(members.map((member) => member.ask({ do: 'save', dir })))
      return answers.flatMap((answer) => (answer.done === 'save' ? [answer.world] : []))
    },
    async keep(dir) {
      const answers = await Promise.all(members.map((member) => member.ask({ do: 'keep', dir })))
      return answers.flatMap((answer) => (answer.done === 'keep' ? answer.parts : []))
    },
    async digest() {
      const answers = await Promise.all(members.map((member) => member.ask({ do: 'digest' })))
      const words = new Uint32Array(tables.communities * 2)
      answers.forEach((answer, m) => answer.done === 'digest' && words.set(answer.words, ranges[m][0] * 2))
      return words
    },
  }
}

/** The promise's result, or a rejection with the signal's reason as soon as it is given. */
export function orAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Both worlds over several threads: each carries a contiguous range of communities twice, once for each world. */
import { addCounters, clearCounters, createCounters, layoutOf } from '../../engine/counters.js'
import { usefulThreads } from '../../run/crew/choose.js'
import { Member } from '../../run/crew/member.js'
import { cut } from '../../run/crew/share.js'
import { orAborted } from '../../run/crew/threads.js'
import { Interrupted } from '../../run/errors.js'
import { alonePair, type PairCrew } from './crew.js'
import { addFindings, createFindings } from './findings.js'
import type { Answer, Order } from './messages.js'
import type { Blueprints } from './pair.js'

const module = new URL('./worker.js', import.meta.url)

/**
 * A crew that suits the society: a small one is carried by this thread.
 *
 * @param threads that may be used
 * @throws Interrupted if the signal is given while communities are being built
 */
export async function pairCrewFor(blueprints: Blueprints, threads: number, signal?: AbortSignal): Promise<PairCrew> {
  const useful = usefulThreads(blueprints.a, threads)
  return useful === 1 ? alonePair(blueprints) : threadPair(blueprints, useful, signal)
}

/** Starts the threads and waits until all communities are built; {@link pairCrewFor} says when that pays. */
export async function threadPair(blueprints: Blueprints, threads: number, signal?: AbortSignal): Promise<PairCrew> {
  const { a, b } = blueprints
  const { communities, ticks } = a.tables
  const ranges = cut(communities, Math.max(1, Math.min(threads, communities)))
  const members = ranges.map(
    ([firstCommunity, count]) => new Member<Order, Answer>(module, { blueprints, firstCommunity, communities: count }),
  )
  const close = async () => void (await Promise.all(members.map((member) => member.close())))
  const ask = (order: Order) => Promise.all(members.map((member) => member.ask(order)))
  const totals = [createCounters(layoutOf(a.tables)), createCounters(layoutOf(b.tables))] as const
  try {
    await orAborted(Promise.all(members.map((member) => member.wait())), signal)
  } catch (error) {
    await close()
    throw signal?.aborted ? new Interrupted(0, ticks) : error
  }
  return {
    threads: members.length,
    close,
    async tick(nowA, nowB) {
      totals.forEach(clearCounters)
      for (const answer of await ask({ do: 'tick', a: nowA, b: nowB })) {
        if (answer.done !== 'tick') continue
        addCounters(totals[0], answer.a)
        addCounters(totals[1], answer.b)
      }
      return [totals[0], totals[1]]
    },
    async finish() {
      const digests: [Uint32Array, Uint32Array] = [new Uint32Array(communities * 2), new Uint32Array(communities * 2)]
      const findings = createFindings(a.tables.group.groups, ticks)
      const answers = await ask({ do: 'finish' })
      answers.forEach((answer, m) => {
        if (answer.done !== 'finish') return
        answer.digests.forEach((words, w) => digests[w].set(words, ranges[m][0] * 2))
        addFindings(findings, answer.findings)
      })
      return { digests, findings }
    },
  }
}

/** One thread of a crew: builds its communities, then runs them tick by tick as it is told. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Assignment, Order } from './messages.js'
import { createShare, type Share } from './share.js'

const port = parentPort!

function answer(message: Answer): void {
  port.postMessage(message)
}

function attempt(work: () => void): void {
  try {
    work()
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
    answer({ done: 'defect', name, message, stack: stack ?? '' })
  }
}

attempt(() => {
  const { blueprint, firstCommunity, communities } = workerData as Assignment
  const share: Share = createShare(blueprint, firstCommunity, communities)
  port.on('message', (order: Order) => {
    attempt(() => {
      if (order.do === 'bytes') return answer({ done: 'bytes', bytes: share.bytes() })
      if (order.do === 'digest') return answer({ done: 'digest', words: share.digest() })
      // copied, not handed over: the kernel goes on counting in the same arrays
      const { layout: _, ...counters } = share.tick(order.now)
      answer({ done: 'tick', counters })
    })
  })
  answer({ done: 'build' })
})

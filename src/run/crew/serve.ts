/** One thread of a crew from inside: it builds what it was given, then answers one order after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Defect } from './messages.js'

/**
 * Serves for as long as the thread lives. The first answer, `build`, is given unasked; whatever is thrown is answered as
 * a defect, so that the crew can say it.
 *
 * @param build makes what the orders are about, and gives what answers them
 */
export function serve(build: (assignment: never) => (order: never) => object): void {
  const port = parentPort!
  const answer = (message: object) => {
    port.postMessage(message)
  }
  const attempt = (work: () => void) => {
    try {
      work()
    } catch (error) {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
      answer({ done: 'defect', name, message, stack: stack ?? '' } satisfies Defect)
    }
  }
  attempt(() => {
    const obey = build(workerData as never)
    port.on('message', (order) => attempt(() => answer(obey(order as never))))
    answer({ done: 'build' })
  })
}

/**
 * A crew of worker threads. Each owns a contiguous range of communities, builds it itself from the blueprint, and
 * sends back whole-number counters, whose sum does not depend on who counted what.
 */
import { Worker } from 'node:worker_threads'
import type { Blueprint } from '../../compile/compile.js'
import { addCounters, clearCounters, createCounters, layoutOf } from '../../engine/counters.js'
import type { Answer, Assignment, Order } from './messages.js'
import { cut } from './share.js'
import type { Crew } from './types.js'

/** One thread and the answer we wait for; a thread has one order at a time. */
class Member {
  private readonly worker: Worker
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  private failure: Error | undefined
  private closing = false

  constructor(assignment: Assignment) {
    this.worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: assignment,
      // the state of a large society is outside V8's heap, but lists on their way to the files are inside it
      resourceLimits: { maxOldGenerationSizeMb: 16_384 },
    })
    this.worker.on('message', (answer: Answer) => this.hear(answer))
    this.worker.on('error', (error) => this.fail(error))
    this.worker.on('exit', (code) => this.fail(new Error(`a worker thread ended by itself with code ${code}`)))
  }

  private hear(answer: Answer): void {
    if (answer.done === 'defect') {
      const error = new Error(`in a worker thread: ${answer.message}`)
      error.name = answer.name
      error.stack = answer.stack
      return this.fail(error)
    }
    const { waiting } = this
    this.waiting = undefined
    waiting?.resolve(answer)
  }

  private fail(error: Error): void {
    if (this.closing) return
    this.failure ??= error
    this.waiting?.reject(this.failure)
    this.waiting = undefined
  }

  /** The next answer; the first comes unasked, once the communities are built. */
  wait(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.failure) reject(this.failure)
      else this.waiting = { resolve, reject }
    })
  }

  ask(order: Order): Promise<Answer> {
    const answer = this.wait()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.worker.postMessage(order)
    return answer
  }

  async close(): Promise<void> {
    this.closing = true
    await this.worker.terminate()
  }
}

/**
 * Starts the threads and waits until all communities are built.
 *
 * @param threads wanted; never more than there are communities
 * @param signal stops the building
 * @throws Error if a thread fails; a defect, since a blueprint was checked before
 */
export async function threadCrew(blueprint: Blueprint, threads: number, signal?: AbortSignal): Promise<Crew> {
  const { tables } = blueprint
  const ranges = cut(tables.communities, Math.max(1, Math.min(threads, tables.communities)))
  const members = ranges.map(([firstCommunity, communities]) => new Member({ blueprint, firstCommunity, communities }))
  const close = async () => void (await Promise.all(members.map((member) => member.close())))
  const total = createCounters(layoutOf(tables))
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
      clearCounters(total)
      for (const answer of answers) if (answer.done === 'tick') addCounters(total, answer.counters)
      return total
    },
    async bytes() {
      const answers = await Promise.all(members.map((member) => member.ask({ do: 'bytes' })))
      return answers.reduce((sum, answer) => sum + (answer.done === 'bytes' ? answer.bytes : 0), 0)
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
function orAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

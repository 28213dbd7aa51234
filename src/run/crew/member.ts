/** One thread of a crew as its crew sees it: an order at a time, and the answer we wait for. */
import { Worker } from 'node:worker_threads'
import type { Defect } from './messages.js'

/** A thread that was given its part of a society and is asked tick by tick. */
export class Member<Order, Answer extends { done: string }> {
  private readonly worker: Worker
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  private failure: Error | undefined
  private closing = false

  /**
   * @param module what the thread runs; it serves with {@link serve}
   * @param assignment handed to it when it starts
   */
  constructor(module: URL, assignment: unknown) {
    this.worker = new Worker(module, {
      workerData: assignment,
      // the state of a large society is outside V8's heap, but lists on their way to the files are inside it
      resourceLimits: { maxOldGenerationSizeMb: 16_384 },
    })
    this.worker.on('message', (answer: Answer | Defect) => this.hear(answer))
    this.worker.on('error', (error) => this.fail(error))
    this.worker.on('exit', (code) => this.fail(new Error(`a worker thread ended by itself with code ${code}`)))
  }

  private hear(answer: Answer | Defect): void {
    if (isDefect(answer)) {
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

function isDefect(answer: { done: string }): answer is Defect {
  return answer.done === 'defect'
}

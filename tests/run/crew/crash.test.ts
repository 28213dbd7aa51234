import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { threadCrew } from '../../../src/run/crew/threads.js'
import { drive } from '../../../src/run/drive.js'
import { livelyBlueprint } from '../lively.js'

/** Threads that build, and then die of something that no thread can report. */
const fate: { exit?: number; error?: Error; closed: number } = { closed: 0 }

vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    constructor() {
      super()
      queueMicrotask(() => this.emit('message', { done: 'build' }))
    }
    postMessage() {
      if (fate.error) this.emit('error', fate.error)
      else this.emit('exit', fate.exit)
    }
    terminate() {
      fate.closed++
      this.emit('exit', 1)
      return Promise.resolve(1)
    }
  },
}))

const blueprint = livelyBlueprint(5000, 3)

describe('a crew whose thread dies', () => {
  it('ends the run and says so, instead of waiting for ever', async () => {
    fate.exit = 134
    const crew = await threadCrew(blueprint, 2)
    await expect(drive(blueprint, crew)).rejects.toThrow('a worker thread ended by itself with code 134')
    // whoever asks later hears the same
    await expect(crew.digest()).rejects.toThrow('ended by itself with code 134')
    await crew.close()
    expect(fate.closed).toBe(2)
  })

  it('hands on what the system says, for example that memory ran out', async () => {
    fate.error = Object.assign(new Error('Worker terminated due to reaching memory limit'), {
      code: 'ERR_WORKER_OUT_OF_MEMORY',
    })
    const crew = await threadCrew(blueprint, 2)
    await expect(drive(blueprint, crew)).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' })
    await crew.close()
  })
})

import { describe, expect, it } from 'vitest'
import { type Progress, tickByTick } from '../../src/run/ticking.js'

const length = { ticks: 4, residents: 100 }

describe('tick by tick', () => {
  it('does the work, then what follows from it, in order', async () => {
    const done: string[] = []
    await tickByTick(
      length,
      async (tick) => {
        done.push(`work ${tick}`)
        return { tick }
      },
      (tick, result) => done.push(`${tick} ${result.tick}`),
      {},
    )
    expect(done).toEqual(['work 0', '0 0', 'work 1', '1 1', 'work 2', '2 2', 'work 3', '3 3'])
  })

  it('says how far it is', async () => {
    const seen: Progress[] = []
    const seconds = await tickByTick(
      length,
      async () => ({}),
      () => {},
      { onTick: (now) => seen.push(now) },
    )
    expect(seen.map(({ tick }) => tick)).toEqual([1, 2, 3, 4])
    expect(seen[3].secondsLeft).toBe(0)
    expect(seconds).toBeGreaterThanOrEqual(seen[3].seconds)
  })

  it('stops in the middle of work that does not end', async () => {
    const controller = new AbortController()
    const work = (tick: number) => {
      if (tick < 2) return Promise.resolve({})
      setTimeout(() => controller.abort(), 5)
      return new Promise<object>(() => {})
    }
    await expect(tickByTick(length, work, () => {}, { signal: controller.signal })).rejects.toMatchObject({
      name: 'Interrupted',
      ticksDone: 2,
    })
  })

  it('hands on what goes wrong', async () => {
    const failing = () => Promise.reject(new Error('broken'))
    await expect(tickByTick(length, failing, () => {}, {})).rejects.toThrow('broken')
  })
})

import { describe, expect, it } from 'vitest'
import { threadCrew } from '../../../dist/run/crew/threads.js'
import { Shapes } from '../../../src/engine/shapes.js'
import { aloneCrew } from '../../../src/run/crew/alone.js'
import { cut } from '../../../src/run/crew/share.js'
import type { Crew } from '../../../src/run/crew/types.js'
import { drive } from '../../../src/run/drive.js'
import { livelyBlueprint } from '../lively.js'

const blueprint = livelyBlueprint(9000, 12)

async function outcomeOf(crew: Omit<Crew, 'keep' | 'save'>) {
  try {
    return await drive(blueprint, crew)
  } finally {
    await crew.close()
  }
}

describe('crews', () => {
  it('come to the same digest and the same tables whatever the number of threads', async () => {
    const alone = await outcomeOf(aloneCrew(blueprint))
    expect(alone.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(alone.events.map((event) => event.what)).toEqual(expect.arrayContaining(['graded', 'outcry', 'drop_grades']))
    for (const threads of [1, 2, 3, 8]) {
      const crew = await threadCrew(blueprint, threads)
      expect(crew.threads).toBe(threads)
      const { digest, tables, events } = await outcomeOf(crew)
      expect(digest).toBe(alone.digest)
      expect(tables).toEqual(alone.tables)
      expect(events).toEqual(alone.events)
    }
  })

  it('come to the same where counters are sent and not shared', { timeout: 60_000 }, async () => {
    const alone = await outcomeOf(aloneCrew(blueprint))
    for (const shares of [true, false]) {
      const { digest, tables } = await outcomeOf(await threadCrew(blueprint, 3, undefined, undefined, { shares }))
      expect([shares, digest]).toEqual([shares, alone.digest])
      expect(tables).toEqual(alone.tables)
    }
  })

  it('never have more threads than communities', async () => {
    const crew = await threadCrew(blueprint, 500)
    expect(crew.threads).toBe(blueprint.tables.communities)
    await crew.close()
  })

  it('hold the same bytes of state between them', async () => {
    const crew = await threadCrew(blueprint, 2)
    const alone = aloneCrew(blueprint)
    const empty = await alone.bytes()
    // the second thread has one more entry of the index of communities, and shapes of its own
    expect(await crew.bytes()).toBe(empty + 4 + new Shapes().bytes)
    expect(empty / 9000).toBeLessThan(50)
    await outcomeOf(crew)
    await drive(blueprint, alone)
    // some records are still on their way to the files
    expect(await alone.bytes()).toBeGreaterThan(empty)
  })

  it('rethrow what went wrong in a thread', async () => {
    const { doing } = blueprint.tables
    const broken = { ...blueprint, tables: { ...blueprint.tables, doing: { ...doing, profileOfCell: undefined } } }
    await expect(threadCrew(broken as never, 2).then(outcomeOf)).rejects.toThrow(/in a worker thread: Cannot read/)
  })

  it('stop building when the signal is given', async () => {
    const stop = AbortSignal.abort(new Error('stopped by the test'))
    await expect(threadCrew(blueprint, 2, stop)).rejects.toThrow('stopped by the test')
  })
})

describe('cut', () => {
  it('gives each thread a contiguous range, the same size but for one', () => {
    expect(cut(10, 3)).toEqual([
      [0, 3],
      [3, 3],
      [6, 4],
    ])
    expect(cut(5, 1)).toEqual([[0, 5]])
  })
})

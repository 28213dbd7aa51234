/**
 * One society, one digest: however many threads carry it and however they count, by whichever kernel, whoever draws, looks
 * on or measures, and wherever it was stopped on the way. Other engines are asked in `node.test.ts` and `tests/e2e/browser`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { threadCrew } from '../../dist/run/crew/threads.js'
import { resumeRun, runScenario } from '../../dist/run/run.js'
import type { Blueprint } from '../../src/compile/compile.js'
import { peopleOf } from '../../src/compile/people.js'
import { clearCounters, createCounters, layoutOf } from '../../src/engine/counters.js'
import { digestWorld } from '../../src/engine/digest.js'
import { createKernel, tickWorld } from '../../src/engine/tick.js'
import { createWorld } from '../../src/engine/world.js'
import { anybody } from '../../src/file/anybody.js'
import { openFile } from '../../src/file/file.js'
import { recordedFrom } from '../../src/relive/recorded.js'
import { valuesOf } from '../../src/measure/types.js'
import { diskReader } from '../../src/run/disk.js'
import { drive } from '../../src/run/drive.js'
import { createLife } from '../../src/run/life.js'
import { prepare, type Prepared } from '../../src/run/prepare.js'
import { simulate, type Simulation } from '../../src/run/simulate.js'
import { type Society, blueprintOf, country, county, unmeasured } from './societies.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-bits-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe.each<[string, Society]>([
  ['a county of points', county],
  ['a whole country', country],
])('%s', (_, society) => {
  let prepared: Prepared
  let blueprint: Blueprint
  let known: Simulation
  /** The same without rows, which are many for a country: totals of everybody and everything. */
  let bare: Simulation

  beforeAll(async () => {
    prepared = await prepare(society.scenario, { reader: diskReader(), ...society })
    blueprint = prepared.blueprint
    known = await simulate(blueprint)
    bare = await simulate(blueprint, { rows: 'none' })
  })

  test('is worth comparing: another seed comes to another digest, and much happens', async () => {
    const other = await simulate(await blueprintOf({ ...society, seed: '8' }), { rows: 'none' })
    expect(other.digest).not.toBe(known.digest)
    expect(known.measures.records).toBeGreaterThan(1000)
    expect(known.measures.wrongly_graded).toBeGreaterThan(0.01)
  })

  test.each([
    ...[1, 2, 3, 8].flatMap((threads) => [
      ...(threads === 2 ? [true, false] : [true]).map((shares) => [threads, shares, false, 'fast'] as const),
      [threads, true, true, 'fast'] as const,
    ]),
    ...[false, true].map((packed) => [2, true, packed, 'reference'] as const),
  ])(
    'with %d threads, counting in shared memory: %s, packed: %s, %s kernel',
    async (threads, shares, packed, kernel) => {
      const crew = await threadCrew(blueprint, threads, undefined, undefined, { packed, shares, kernel })
      try {
        const { digest, tables } = await drive(blueprint, crew, { rows: 'none' })
        expect(digest).toBe(known.digest)
        expect(tables).toEqual(bare.tables)
      } finally {
        await crew.close()
      }
    },
  )

  test('observed: every turn of every community looked at', async () => {
    const [looked, digest] = watched(blueprint)
    expect(digest).toBe(known.digest)
    expect(looked).toBeGreaterThan(blueprint.tables.communities * society.ticks)
  })

  test('measured by no group at all, and without rows', async () => {
    const nobody = await unmeasured(society)
    expect(layoutOf(nobody.tables).groups).toBeLessThan(layoutOf(blueprint.tables).groups)
    expect((await simulate(nobody)).digest).toBe(known.digest)
    expect(bare.digest).toBe(known.digest)
    expect(bare.measures).toEqual(known.measures)
  })

  test.each([
    [false, 'fast', 'reference'],
    [true, 'reference', 'fast'],
  ] as const)('stopped and resumed by other threads, packed first: %s, %s, then %s', async (packed, kernel, other) => {
    const dir = join(home, `${society.scenario}-${packed}`)
    const stop = (after: number) => {
      const controller = new AbortController()
      const onProgress = ({ tick }: { tick: number }) => void (tick === after && controller.abort())
      return { onProgress, signal: controller.signal, checkpointEvery: 0 }
    }
    const { scenario, ...size } = society
    await expect(runScenario(scenario, { ...size, out: dir, threads: 2, packed, kernel, ...stop(4) })).rejects.toThrow(
      'after 4 of',
    )
    const { digest, measures } = await resumeRun(dir, { threads: 3, packed: !packed, kernel: other })
    expect(digest).toBe(known.digest)
    expect(measures).toEqual(known.measures)
  })

  test('lived again, resident by resident', () => {
    const tables = new Map(known.tables.map((table) => [table.name, table]))
    const words = ['digest_low', 'digest_high'].map(
      (column) => valuesOf(tables.get('communities')!, column) as Float64Array,
    )
    const input = {
      ...prepared,
      recorded: recordedFrom(blueprint, tables.get('regions')!),
      digestOf: (community: number) => [words[0][community], words[1][community]] as const,
      digest: known.digest,
    }
    for (let seed = 0; seed < 6; seed++)
      expect(openFile(input, anybody(blueprint, seed, 'resident')).matchesRun, `resident ${seed}`).toBe(true)
    // and a digest that is not the community's own is found
    const forged = {
      ...input,
      digestOf: (community: number) => [words[0][community] ^ 1, words[1][community]] as const,
    }
    expect(openFile(forged, anybody(blueprint, 0, 'resident')).matchesRun).toBe(false)
  })

  describe('where WebAssembly may not be compiled', () => {
    afterEach(() => {
      vi.unstubAllGlobals()
      vi.resetModules()
    })

    test('drawn by the readable generator', async () => {
      vi.stubGlobal('WebAssembly', undefined)
      vi.resetModules()
      const { fastPhilox } = await import('../../src/engine/draw/fastPhilox.js')
      const plain = await import('../../src/run/simulate.js')
      expect(fastPhilox()).toBeNull()
      expect((await plain.simulate(blueprint)).digest).toBe(known.digest)
    })
  })
})

/** Lives a society with somebody who is told of everything; how often that was, and the digest. */
function watched(blueprint: Blueprint): [looked: number, digest: string] {
  const { tables } = blueprint
  const world = createWorld(tables, 0, tables.communities, peopleOf(blueprint))
  const counters = createCounters(layoutOf(tables))
  const kernel = createKernel(tables, world, counters)
  let looked = 0
  const look = () => void looked++
  kernel.place.watch = { turn: look, counted: look }
  const life = createLife(blueprint, 'none')
  for (let tick = 0; tick < tables.ticks; tick++) {
    clearCounters(counters)
    tickWorld(kernel, life.now(tick))
    life.end(tick, counters)
  }
  return [looked, life.outcome(digestWorld(world)).digest]
}

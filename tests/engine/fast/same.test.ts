/** The fast kernel is the reference, event for event: every counter of every tick, and everything that stands at the end. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { type Counters, clearCounters, createCounters, layoutOf } from '../../../src/engine/counters.js'
import { digestWorld } from '../../../src/engine/digest.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { createKernel, tickWorld } from '../../../src/engine/tick.js'
import { createWorld } from '../../../src/engine/world.js'
import { createLife } from '../../../src/run/life.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'

/** Residents and ticks of those that take long or need many to be whole. */
const sizes: Record<string, [residents: number, ticks: number]> = { 'national-2020': [33_000, 7] }
const usual = [3000, 14] as const

const scenarios = readdirSync(new URL('../../../scenarios', import.meta.url)).map((file) => file.replace('.yaml', ''))

function sums(counters: Counters): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(counters).map(([name, values]) => [
      name,
      ArrayBuffer.isView(values)
        ? createHash('sha256')
            .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
            .digest('hex')
        : values,
    ]),
  )
}

describe.each(scenarios)('%s', { timeout: 240_000 }, (name) => {
  it('lives the same life', async () => {
    const [residents, ticks] = sizes[name] ?? usual
    const { blueprint } = await prepare(name, { reader: diskReader(), residents, ticks, seed: 3 })
    const { tables } = blueprint
    const people = peopleOf(blueprint)
    const [one, other] = [createCounters(layoutOf(tables)), createCounters(layoutOf(tables))]
    const world = createWorld(tables, 0, tables.communities, people)
    const memory = memoryFor(tables, tables.subjects, people.ties !== undefined)!
    const twin = createWorld(tables, 0, tables.communities, people, undefined, memory)
    const [plain, fast] = [createKernel(tables, world, one), createFastKernel(tables, twin, other, memory)]
    const life = createLife(blueprint)
    for (let tick = 0; tick < ticks; tick++) {
      const now = life.now(tick)
      clearCounters(one)
      clearCounters(other)
      tickWorld(plain, now)
      tickWorld(fast, now)
      expect(sums(other), `tick ${tick}`).toEqual(sums(one))
      life.end(tick, one)
    }
    expect(digestWorld(twin)).toEqual(digestWorld(world))
  })
})

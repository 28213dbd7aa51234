import { expect, it } from 'vitest'
import { MOST_GROUPS } from '../../../src/engine/fast/count.js'
import { Memory } from '../../../src/engine/fast/memory.js'
import { moduleOn } from '../../../src/engine/fast/module.js'
import { fitsOneMemory, memoryFor } from '../../../src/engine/fast/room.js'
import { COMMUNITY_SIZE } from '../../../src/engine/tables.js'
import { smallBlueprint, smallScenario } from '../../support/small.js'

const { tables } = smallBlueprint(smallScenario(), { residents: 1000, ticks: 2 })
const measuredBy = (groups: number) => ({ ...tables, group: { ...tables.group, groups } })

it('there is a memory for a society that the kernel can count, and room for all of it', () => {
  expect(memoryFor(tables, COMMUNITY_SIZE, false)!.pages.buffer.byteLength).toBeGreaterThan(32e6)
  expect(fitsOneMemory(tables, 1_000_000, false)).toBe(true)
})

it('there is none where the residents do not fit into four gigabytes', () => {
  expect(fitsOneMemory(tables, 1_000_000_000, false)).toBe(false)
  expect(memoryFor(tables, 1_000_000_000, false)).toBeNull()
})

it('there is none for more groups than it can tell apart, so that the reference counts them', () => {
  // bytes before the number that lies behind all groups, in 16 bits
  expect(MOST_GROUPS * Float64Array.BYTES_PER_ELEMENT).toBeLessThan(2 ** 16)
  expect((MOST_GROUPS + 1) * Float64Array.BYTES_PER_ELEMENT).toBeGreaterThanOrEqual(2 ** 16)
  expect(fitsOneMemory(measuredBy(MOST_GROUPS), 1000, false)).toBe(true)
  expect(memoryFor(measuredBy(MOST_GROUPS + 1), 1000, false)).toBeNull()
})

it("arrays begin behind the module's own numbers", () => {
  const memory = new Memory(1000)
  const { ownNumbersEnd } = moduleOn(memory, {}).call as unknown as Record<string, WebAssembly.Global>
  expect(ownNumbersEnd.value).toBeGreaterThan(1000)
  expect(memory.u8(1).byteOffset).toBeGreaterThanOrEqual(ownNumbersEnd.value)
})

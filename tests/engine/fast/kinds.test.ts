/** What the module looks up of somebody's kind is what the tables say of their cell. */
import { expect, it } from 'vitest'
import { nameKinds } from '../../../src/engine/fast/kinds.js'
import { Memory } from '../../../src/engine/fast/memory.js'
import { moduleOn } from '../../../src/engine/fast/module.js'
import type { Tables } from '../../../src/engine/tables.js'
import { randomOf } from './chance.js'

// whole blocks of cells without a beginning, blocks full of them, and a last one that is not full
it.each([
  ['many', 1],
  ['few', 0.02],
  ['no', 0],
])('tells all cells of %s kinds', (_, often) => {
  const cells = 7 * 64 + 13
  const r = randomOf(7)
  const habitOfCell = new Uint16Array(cells)
  const classOfCell = new Uint16Array(cells)
  const accept = Float64Array.from({ length: 300 }, () => 1 + r(2 ** 32)).fill(0, 0, 1)
  for (let cell = 1; cell < cells; cell++) {
    const goesOn = r(1000) >= often * 1000
    habitOfCell[cell] = goesOn || r(2) ? habitOfCell[cell - 1] : r(accept.length)
    classOfCell[cell] = goesOn || r(2) ? classOfCell[cell - 1] : r(65_536)
  }
  const memory = new Memory(1 << 20)
  const module = moduleOn(memory, {})
  const cell = memory.u16(cells)
  cell.forEach((_, local) => (cell[local] = local))
  nameKinds(module, { doing: { habitOfCell, accept }, group: { classOfCell } } as unknown as Tables)
  module.set({ cellOf: cell })
  const { call } = module
  call.enterCommunity(0, 0, 0, 0, cells, cells)
  const locals = Array.from(cell)
  const kinds = locals.map((local) => call.kindAt(local))
  expect(locals.map((local) => call.classOf(local))).toEqual([...classOfCell])
  expect(kinds.map((kind) => call.sortOf(kind))).toEqual([...classOfCell])
  expect(kinds.map((kind) => call.habitOf(kind))).toEqual([...habitOfCell])
  expect(kinds.map((kind) => call.highestOf(kind) >>> 0)).toEqual(
    [...habitOfCell].map((habit) => Math.max(0, accept[habit] - 1)),
  )
})

/** The module finds the members of a household as a look at one after the other does. */
import { expect, it } from 'vitest'
import { Memory } from '../../../src/engine/fast/memory.js'
import { moduleOn } from '../../../src/engine/fast/module.js'
import { randomOf } from './chance.js'

it.each([1, 7, 31, 32, 33, 64, 203, 1024])(
  'finds the next of %i subjects, and nobody of the next community',
  (size) => {
    const r = randomOf(size)
    const memory = new Memory(1 << 20)
    const { call, set } = moduleOn(memory, {})
    const column = memory.u16(2 * 1024)
    column.forEach((_, i) => (column[i] = [r(3), r(300), 65_535][r(3)]))
    set({ householdOf: column })
    call.enterCommunity(0, 0, 0, 0, size, size)
    const homes = column.subarray(0, size)
    for (let i = 0; i < 400; i++) {
      const home = column[r(size + 40)]
      const from = r(size + 1)
      expect(call.memberFrom(home, from)).toBe(homes.indexOf(home, from))
    }
  },
)

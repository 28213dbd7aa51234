/** Many draws at a time are those that the generator makes one after the other, whatever the seed and however many. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LOTS } from '../../../src/engine/draw/lots.js'
import { philox4x32 } from '../../../src/engine/draw/philox.js'
import { Memory } from '../../../src/engine/fast/memory.js'
import { moduleOn } from '../../../src/engine/fast/module.js'

const memory = new Memory(1 << 20)
const { call, set } = moduleOn(memory, {})
const columns = Array.from({ length: 7 }, () => memory.u32(LOTS))
const [lotSubject, lotN, lotPurpose, ...words] = columns
set(
  Object.fromEntries(
    ['lotSubject', 'lotN', 'lotPurpose', 'lot0', 'lot1', 'lot2', 'lot3'].map((name, c) => [name, columns[c]]),
  ),
)

const word = fc.integer({ min: 0, max: 0xffffffff })

it('draws for one purpose, or each for its own', () => {
  const addresses = fc.array(fc.tuple(word, word, word), { maxLength: 40 })
  fc.assert(
    fc.property(addresses, word, word, word, word, (lots, tick, purpose, seedLow, seedHigh) => {
      set({ seedLow, seedHigh })
      call.beginTick(tick)
      for (const own of [false, true]) {
        lots.forEach(([subject, n, p], i) => ((lotSubject[i] = subject), (lotN[i] = n), (lotPurpose[i] = p)))
        if (own) call.drawLotsEach(lots.length)
        else call.drawLots(purpose, lots.length)
        const four = new Uint32Array(4)
        lots.forEach(([subject, n, p], i) => {
          philox4x32(subject, tick, own ? p : purpose, n, seedLow, seedHigh, four)
          expect(words.map((column) => column[i])).toEqual([...four])
        })
      }
    }),
  )
})

it('fills its columns and nothing behind them', () => {
  const behind = memory.u32(4)
  for (let i = 0; i < LOTS; i++) [lotSubject[i], lotN[i]] = [i, 1]
  const four = new Uint32Array(4)
  set({ seedLow: 5, seedHigh: 6 })
  call.beginTick(9)
  call.drawLots(1, LOTS)
  philox4x32(LOTS - 1, 9, 1, 1, 5, 6, four)
  expect(words.map((column) => column[LOTS - 1])).toEqual([...four])
  expect([...behind]).toEqual([0, 0, 0, 0])
})

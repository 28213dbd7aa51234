import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawLots, roomForLots } from '../../../src/engine/draw/drawLots.js'
import { fastLots } from '../../../src/engine/draw/fastLots.js'
import { LOTS, type Lots } from '../../../src/engine/draw/lots.js'
import { philox4x32 } from '../../../src/engine/draw/philox.js'
import { drawer } from '../../../src/engine/draw/purposes.js'

const word = fc.integer({ min: 0, max: 0xffffffff })

/** Words of the first draws, four to each. */
const wordsOf = ({ words }: Lots, count: number) =>
  Array.from({ length: count }, (_, i) => words.map((column) => column[i]))

describe('many draws at a time', () => {
  test('are made in vectors here', () => expect(fastLots()).not.toBeNull())

  test('give the words of the plain generator at every address', () => {
    const lots = roomForLots()
    const addresses = fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 40 })
    const out = new Uint32Array(4)
    fc.assert(
      fc.property(addresses, word, word, word, word, (list, tick, purpose, low, high) => {
        list.forEach(([subject, n], i) => {
          lots.subject[i] = subject
          lots.n[i] = n
        })
        drawLots(drawer(low, high), lots, tick, purpose, list.length)
        const expected = list.map(([subject, n]) => {
          philox4x32(subject, tick, purpose, n, low, high, out)
          return [...out]
        })
        expect(wordsOf(lots, list.length)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  test('fill all the room there is', () => {
    const lots = roomForLots()
    for (let i = 0; i < LOTS; i++) [lots.subject[i], lots.n[i]] = [i * 7, LOTS - i]
    drawLots(drawer(5, 6), lots, 3, 4, LOTS)
    const out = new Uint32Array(4)
    const expected = Array.from({ length: LOTS }, (_, i) => {
      philox4x32(i * 7, 3, 4, LOTS - i, 5, 6, out)
      return [...out]
    })
    expect(wordsOf(lots, LOTS)).toEqual(expected)
  })

  test('ask whatever luck has been put in the place of the generator', () => {
    const lots = roomForLots()
    lots.subject.set([4, 5])
    lots.n.set([8, 9])
    const asked: number[][] = []
    drawLots(
      (subject, tick, purpose, n, out) => {
        asked.push([subject, tick, purpose, n])
        out.fill(subject)
      },
      ...([lots, 1, 2, 2] as const),
    )
    expect(asked).toEqual([
      [4, 1, 2, 8],
      [5, 1, 2, 9],
    ])
    expect(wordsOf(lots, 2)).toEqual([Array(4).fill(4), Array(4).fill(5)])
  })
})

import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { philox4x32 } from '../../../src/engine/draw/philox.js'
import { drawer, namedPurpose, oneOf, purpose } from '../../../src/engine/draw/purposes.js'

const bases = Object.values(purpose)
const anyWord = fc.integer({ min: 0, max: 0xffffffff })

describe('purposes', () => {
  test('are numbers of one byte, each used once', () => {
    expect(new Set(bases).size).toBe(bases.length)
    for (const base of bases) expect(base > 0 && base < 256 && Number.isInteger(base)).toBe(true)
  })

  test('draw different words for the same subject and tick', () => {
    const draw = drawer(1, 2)
    const out = new Uint32Array(4)
    const drawn = bases.map((base) => {
      draw(7, 3, base, 0, out)
      return out.join()
    })
    expect(new Set(drawn).size).toBe(bases.length)
  })
})

describe('namedPurpose', () => {
  // test vectors of FNV-1a, 32 bits, by Landon Curt Noll: "" 811c9dc5, "a" e40c292c, "foobar" bf9cf968
  test.each([
    ['', 0x1c9d44],
    ['a', 0x0c29c8],
    ['foobar', 0x9cf9d7],
  ])('holds the folded hash of "%s" above the purpose', (name, folded) => {
    for (const base of [purpose.observe, purpose.file]) expect(namedPurpose(base, name)).toBe(folded * 256 + base)
  })

  test('never changes for a name in use', () => {
    expect(namedPurpose(purpose.coverage, 'patrol')).toBe(0xc33da703)
    expect(namedPurpose(purpose.inventGap, 'patrol/littering')).toBe(0x2bfa4c07)
  })

  test('tells apart all sensors and false alarms of the scenarios that come with the project', () => {
    const names = new Set<string>()
    const behaviours = new Set<string>()
    for (const file of readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))) {
      const { sensors, behaviours: acts } = parse(readFileSync(`scenarios/${file}`, 'utf8'))
      for (const name of Object.keys(sensors ?? {})) names.add(name)
      for (const name of Object.keys(acts ?? {})) behaviours.add(name)
    }
    for (const sensor of [...names]) for (const act of behaviours) names.add(`${sensor}/${act}`)
    expect(names.size).toBeGreaterThan(20)
    expect(new Set([...names].map((name) => namedPurpose(purpose.file, name))).size).toBe(names.size)
  })
})

describe('drawer', () => {
  test('puts seed, subject, tick, purpose and ordinal where the generator expects them', () => {
    const [out, straight] = [new Uint32Array(4), new Uint32Array(4)]
    drawer(0xaaaa5555, 0x1234)(99, 5, purpose.act, 3, out)
    philox4x32(99, 5, purpose.act, 3, 0xaaaa5555, 0x1234, straight)
    expect(out).toEqual(straight)
  })

  test('depends on each part of the address and on both halves of the seed', () => {
    const words = (seedLow: number, seedHigh: number, ...address: [number, number, number, number]) => {
      const out = new Uint32Array(4)
      drawer(seedLow, seedHigh)(...address, out)
      return out.join()
    }
    const drawn = [words(1, 2, 3, 4, 5, 6), words(9, 2, 3, 4, 5, 6), words(1, 9, 3, 4, 5, 6), words(1, 2, 9, 4, 5, 6)]
    drawn.push(words(1, 2, 3, 9, 5, 6), words(1, 2, 3, 4, 9, 6), words(1, 2, 3, 4, 5, 9))
    expect(new Set(drawn).size).toBe(7)
  })
})

test('oneOf stays below n and gives every number an equal share of the words', () => {
  fc.assert(
    fc.property(anyWord, fc.integer({ min: 1, max: 2 ** 20 - 1 }), (word, n) => {
      expect(oneOf(word, n)).toBe(Number((BigInt(word) * BigInt(n)) >> 32n))
    }),
  )
  expect(oneOf(0xffffffff, 2 ** 20 - 1)).toBe(2 ** 20 - 2)
})

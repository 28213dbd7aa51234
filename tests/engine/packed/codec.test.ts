import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Reader, Writer, bitsFor, wordsFor } from '../../../src/engine/packed/bits.js'
import { packRising, packStrip, unpackStrip } from '../../../src/engine/packed/codec.js'
import { ROOM, type Strip } from '../../../src/engine/packed/strips.js'

describe('bits', () => {
  test('come back as they were, however many each number takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.nat(200),
        (bits, low, count) => {
          const numbers = Int32Array.from({ length: count }, (_, i) => low + ((i * 40_503) & ((1 << bits) - 1)))
          const writer = new Writer()
          writer.reserve(count + 2)
          writer.bits(numbers, count, low, bits)
          expect(writer.length).toBe(wordsFor(count * bits))
          writer.word(0xabcd)
          writer.word(0)
          const reader = new Reader()
          reader.begin(writer.words, 0)
          const back = new Int32Array(count)
          reader.bits(back, count, low, bits)
          expect(back).toEqual(numbers)
          expect(reader.word()).toBe(0xabcd)
        },
      ),
    )
  })

  test('are as many as a number needs', () => {
    expect([0, 1, 2, 255, 256, 65_535].map(bitsFor)).toEqual([0, 1, 2, 8, 9, 16])
  })

  test('a long number keeps its sign', () => {
    const writer = new Writer()
    writer.long(-2_000_000_000)
    const reader = new Reader()
    reader.begin(writer.words, 0)
    expect(reader.long()).toBe(-2_000_000_000)
  })

  test('a writer grows', () => {
    const writer = new Writer()
    const words = Uint16Array.from({ length: 10_000 }, (_, i) => i)
    writer.copy(words)
    writer.copy(words)
    expect(writer.words.slice(0, writer.length)).toEqual(Uint16Array.from([...words, ...words]))
  })
})

/** Columns as schemes have them: all alike, few unlike, many unlike, anything at all. */
const columns = fc
  .record({
    kind: fc.constantFrom('bytes', 'words', 'unsigned'),
    usual: fc.integer({ min: -32_768, max: 65_535 }),
    unusual: fc.constantFrom(0, 0.01, 0.2, 0.5, 0.9, 1),
    spread: fc.constantFrom(1, 3, 300, 70_000),
    step: fc.constantFrom(1, 5, 10, 25),
    count: fc.constantFrom(0, 1, 15, 16, 17, 100, 1024),
    stride: fc.constantFrom(1, 2, 4),
    at: fc.constantFrom(0, 1, 2, 32),
    wide: fc.boolean(),
    seed: fc.nat(),
  })
  .map(({ kind, usual, unusual, spread, step, count, stride, at, wide, seed }) => {
    const length = at + count * stride + 3
    const values =
      kind === 'bytes'
        ? new Uint8Array(Math.ceil(length / 4) * 4)
        : kind === 'words'
          ? new Int16Array(length + (length % 2))
          : new Uint16Array(length + (length % 2))
    let luck = seed | 1
    const next = () => (luck = (Math.imul(luck, 1_103_515_245) + 12_345) >>> 0) / 2 ** 32
    for (let i = 0; i < values.length; i++)
      values[i] = next() < unusual ? usual + step * Math.floor(next() * spread) : usual
    return { values, count, stride, at, wide }
  })

function stripOf(
  values: Uint8Array | Int16Array | Uint16Array,
  rest: Omit<Strip, 'bytes' | 'words' | 'wide'>,
  wide = true,
): Strip {
  const bytes = values instanceof Uint8Array ? values : null
  return {
    bytes,
    words: bytes ? null : new Int16Array(values.buffer),
    wide: wide ? new Int32Array(values.buffer) : null,
    ...rest,
  }
}

const bytesOf = ({ buffer }: Uint8Array | Int16Array | Uint16Array) => new Uint8Array(buffer)

function written(strip: Strip, pack: (to: Writer, strip: Strip) => void): Writer {
  const writer = new Writer()
  writer.word(7)
  pack(writer, strip)
  const { length } = writer
  writer.reserve(1)
  writer.words[length] = 0xffff
  return writer
}

function back(writer: Writer, like: Uint8Array | Int16Array | Uint16Array, strip: Strip) {
  const values = like.map(() => 99)
  const reader = new Reader()
  reader.begin(writer.words, 1)
  unpackStrip(reader, stripOf(values, { stride: strip.stride, at: strip.at, count: strip.count }))
  expect(reader.at).toBe(writer.length)
  return values
}

describe('a strip', () => {
  test('comes back as it was, and nothing beside it is touched', () => {
    fc.assert(
      fc.property(columns, fc.integer({ min: -5, max: 300 }), ({ values, wide, ...rest }, guess) => {
        const strip = stripOf(values, rest, wide)
        const usual = { value: guess, age: 0 }
        // the second time it knows better what most have
        for (let round = 0; round < 2; round++) {
          const read = back(
            written(strip, (to) => packStrip(to, strip, usual)),
            values,
            strip,
          )
          const expected = values.map((value, i) => {
            const place = i - rest.at
            return place >= 0 && place % rest.stride === 0 && place / rest.stride < rest.count ? value : 99
          })
          expect(Buffer.compare(bytesOf(read), bytesOf(expected))).toBe(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('takes two words if all are alike, and a bit each if few are not', () => {
    const values = new Int16Array(1024).fill(1000)
    const strip = stripOf(values, { stride: 1, at: 0, count: 1024 })
    const usual = { value: 1000, age: 0 }
    expect(written(strip, (to) => packStrip(to, strip, usual)).length - 1).toBe(2)
    values[5] = 800
    values[700] = 950
    // head, the usual number, the least other, how many; a map; twice eight bits
    expect(written(strip, (to) => packStrip(to, strip, usual)).length - 1).toBe(4 + 64 + 1)
  })

  test('takes fewer bits where numbers lie by fives from what most have', () => {
    const lengths = [3, 5].map((step) => {
      const values = Int16Array.from({ length: 1024 }, (_, i) => 1000 - (i % 7 === 0 ? step * (i % 31) : 0))
      const strip = stripOf(values, { stride: 1, at: 0, count: 1024 })
      const writer = written(strip, (to) => packStrip(to, strip, { value: 1000, age: 0 }))
      expect(back(writer, values, strip)).toEqual(values)
      return writer.length - 1 - (4 + 64)
    })
    // 142 others: 7 bits each for up to 90, 5 for up to 30
    expect(lengths).toEqual([63, 45])
  })

  test('learns what most have', () => {
    const values = new Uint8Array(1024).fill(200)
    const strip = stripOf(values, { stride: 1, at: 0, count: 1024 })
    const usual = { value: 0, age: 0 }
    packStrip(new Writer(), strip, usual)
    expect(usual.value).toBe(200)
  })

  test('is refused if it is longer than any community', () => {
    const strip = stripOf(new Uint8Array(ROOM + 4), { stride: 1, at: 0, count: ROOM + 1 })
    expect(() => packStrip(new Writer(), strip, { value: 0, age: 0 })).toThrow('too long')
  })
})

describe('a rising strip', () => {
  test('comes back as it was, also where it falls and where it leaps', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            { weight: 9, arbitrary: fc.nat(70) },
            { weight: 1, arbitrary: fc.integer({ min: -60_000, max: 65_535 }) },
          ),
          { maxLength: 1024 },
        ),
        (steps) => {
          let number = 0
          const values = Uint16Array.from(
            [...steps, ...(steps.length % 2 ? [0] : [])],
            (step) => (number = (number + step) & 0xffff),
          )
          const strip = stripOf(values, { stride: 1, at: 0, count: steps.length })
          const read = back(written(strip, packRising), values, strip)
          expect(read.slice(0, steps.length)).toEqual(values.slice(0, steps.length))
        },
      ),
    )
  })

  test('takes the room of its steps, not of its numbers', () => {
    const values = Uint16Array.from({ length: 1024 }, (_, i) => 60 * i)
    const strip = stripOf(values, { stride: 1, at: 0, count: 1024 })
    expect(written(strip, packRising).length - 1).toBe(2 + wordsFor(1024 * 6))
  })
})

import { InvalidArgumentError } from 'commander'
import { describe, expect, test } from 'vitest'
import { resident, seed, whole } from '../../../src/cli/options/numbers.js'

describe('whole numbers', () => {
  const read = whole(1, 2_000_000)

  test.each([
    ['1', 1],
    ['60', 60],
    ['100,000', 100_000],
    ['100k', 100_000],
    ['1.1M', 1_100_000],
  ])('%s is %d', (text, value) => expect(read(text)).toBe(value))

  test.each(['', 'many', '1.5', '10%', '1e6', '0x10', '5 residents', '-1'])('"%s" is refused', (text) => {
    expect(() => read(text)).toThrow(InvalidArgumentError)
  })

  test('says which bound was crossed', () => {
    for (const less of ['0', '-1', ' -5k', '\u22121']) expect(() => read(less)).toThrow('at least 1')
    expect(() => read('3M')).toThrow('at most 2000000')
    expect(() => whole(1)('900B')).toThrow('at most 100B')
  })
})

describe('seeds', () => {
  test('64 bits arrive unharmed', () => {
    expect(seed('18446744073709551615')).toBe('18446744073709551615')
    expect(seed('9007199254740993')).toBe('9007199254740993')
  })

  test('the same number is the same seed', () => expect(seed('0007')).toBe('7'))

  test.each(['-1', '1.5', 'luck', '', '18446744073709551616'])('"%s" is refused', (text) => {
    expect(() => seed(text)).toThrow('whole number from 0')
  })
})

describe('resident', () => {
  test('reads a number, with or without separators, or random', () => {
    expect(['0', '4711', '1,024', 'random'].map(resident)).toEqual([0, 4711, 1024, 'random'])
  })

  test.each(['', '-1', '1.5', '1e3', 'Li', '12k', ',5'])('refuses %j', (text) => {
    expect(() => resident(text)).toThrow('Write the number of a resident')
  })
})

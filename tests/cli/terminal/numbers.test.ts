import { describe, expect, test } from 'vitest'
import { grouped } from '../../../src/run/grouped.js'
import { counted, guess, percent, rough, significant, size, spell } from '../../../src/cli/terminal/numbers.js'

describe('numbers in words', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1140000, '1,140,000'],
    [1400000000, '1,400,000,000'],
  ])('grouped %d is %s', (value, text) => expect(grouped(value)).toBe(text))

  test.each([
    [0, '0'],
    [12.34, '12.3'],
    [950, '950'],
    [1000, '1 thousand'],
    [41234, '41.2 thousand'],
    [999999, '1 million'],
    [68400000, '68.4 million'],
    [1400000000, '1.4 billion'],
  ])('rough %d is %s', (value, text) => expect(rough(value)).toBe(text))

  test('significant figures never use an exponent', () => {
    expect(significant(1234567)).toBe('1234567')
    expect(significant(0.12345)).toBe('0.123')
    expect(significant(4.5678)).toBe('4.57')
  })

  test.each([
    [0.04, '0 s'],
    [0.44, '0.4 s'],
    [9.96, '10 s'],
    [12.4, '12 s'],
    [59.6, '1 min'],
    [185, '3 min 5 s'],
    [3600, '1 h'],
    [7800, '2 h 10 min'],
  ])('%d seconds are %s', (seconds, text) => expect(spell(seconds)).toBe(text))

  test('a guess is whole, and never nothing', () => {
    expect(guess(0.3)).toBe('less than a second')
    expect(guess(3.7)).toBe('about 4 s')
    expect(guess(130)).toBe('about 2 min 10 s')
  })

  test.each([
    [512, '512 bytes'],
    [24_000_000, '24 MB'],
    [999_999_999, '1 GB'],
    [1_440_000_000, '1.44 GB'],
  ])('%d bytes are %s', (bytes, text) => expect(size(bytes)).toBe(text))

  test('one of a thing is singular, none and many are plural', () => {
    expect(counted(1, 'rule')).toBe('1 rule')
    expect(counted(0, 'rule')).toBe('0 rules')
    expect(counted(1200, 'community', 'communities')).toBe('1,200 communities')
  })

  test('a share above zero never reads as nothing', () => {
    expect(percent(0)).toBe('0 %')
    expect(percent(0.0001)).toBe('less than 0.1 %')
    expect(percent(0.034)).toBe('3.4 %')
    expect(percent(1)).toBe('100 %')
  })
})

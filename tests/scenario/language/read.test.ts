import { describe, expect, test } from 'vitest'
import { readValue, readYaml } from '../../../src/scenario/language/read.js'
import { keyPlace, nodeAt, placeOf, plain, shown } from '../../../src/scenario/language/tree.js'
import { mostBytes } from '../../../src/scenario/reader.js'
import { bytesOf } from '../support/reader.js'

const read = (text: string) => readYaml('x.yaml', bytesOf(text))
const codes = (text: string | Uint8Array) =>
  readYaml('x.yaml', typeof text === 'string' ? bytesOf(text) : text).problems.map(({ code }) => code)

describe('values', () => {
  test.each([
    ['5', 5],
    ['-5.50', -5.5],
    ['0', 0],
    ['007', '007'],
    ['0x10', '0x10'],
    ['1e5', '1e5'],
    ['1_000', '1_000'],
    ['true', true],
    ['True', 'True'],
    ['yes', 'yes'],
    ['on', 'on'],
    ['off', 'off'],
    ['null', null],
    ['~', null],
    ['', null],
    ['"5"', '5'],
    ["'true'", 'true'],
    ['2010-01-01', '2010-01-01'],
    ['5 %', '5 %'],
    ['.inf', '.inf'],
    ['99999999999999999999', '99999999999999999999'],
  ])('%s is %j', (text, value) => {
    expect(plain(read(`a: ${text}\n`).tree!)).toEqual({ a: value })
  })

  test('keep their order and places, in blocks, lists and braces', () => {
    const { tree } = read('b: 1\na:\n  - x\n  - { c: y }\n')
    expect([...tree!.entries.keys()]).toEqual(['b', 'a'])
    expect(placeOf(tree!, ['a', 1, 'c'])).toMatchObject({ line: 4, column: 10 })
    expect(keyPlace(tree!, ['a', 1, 'c'])).toMatchObject({ line: 4, column: 7 })
    expect(placeOf(tree!, ['a', 0])).toMatchObject({ line: 3, column: 5 })
    expect(placeOf(tree!, ['a', 7])).toMatchObject({ line: 2, column: 1 })
    expect(placeOf(tree!, ['nowhere', 'at', 'all'])).toMatchObject({ line: 1, column: 1 })
    expect(nodeAt(tree!, ['b', 'c'])).toBeUndefined()
    expect(shown(['a', 1, 'c'])).toBe('a[2].c')
  })

  test('the place of a number with its provenance is that of the number', () => {
    const { tree } = read('a: { source: x, value: 5 % }\n')
    expect(placeOf(tree!, ['a'])).toMatchObject({ line: 1, column: 24 })
  })
})

describe('what is refused', () => {
  test('a file that is too large, before it is read', () => {
    expect(codes(new Uint8Array(mostBytes + 1))).toEqual(['too-large'])
  })

  test('binary files', () => {
    expect(codes(new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0xfe]))).toEqual(['not-text'])
    expect(codes(new Uint8Array([0x61, 0x3a, 0x00, 0x0a]))).toEqual(['not-text'])
    expect(codes('a: \u001b[31mred\n')).toEqual(['not-text'])
  })

  test('nesting that would take the parser down with it', () => {
    expect(codes(`a: ${'['.repeat(300_000)}`)).toEqual(['too-deep'])
    expect(codes(`a: ${'{a: '.repeat(100_000)}`)).toEqual(['too-deep'])
    expect(codes(`${'- '.repeat(100_000)}a`)).toEqual(['too-deep'])
    expect(codes(Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'))).toEqual(['too-deep'])
    expect(codes(`a: ${'['.repeat(40)}${']'.repeat(40)}`)).toEqual(['too-deep'])
  })

  test('all mistakes of spelling at once', () => {
    const { problems } = read('a: "\\q"\nb: @x\nc: [1\nd: 2\n')
    expect(problems.length).toBeGreaterThan(1)
  })

  test('each duplicate key, wherever it stands', () => {
    const { problems, tree } = read('a: 1\nb: { c: 1, c: 2 }\na: 2\n')
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 12],
      [3, 1],
    ])
    expect(tree).toBeDefined()
  })
})

test('a large file is read in reasonable time', () => {
  const text = Array.from({ length: 30_000 }, (_, i) => `key-${i}: ${i}`).join('\n')
  const start = performance.now()
  expect(read(text).tree!.entries.size).toBe(30_000)
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('a byte-order mark and Windows line ends change nothing', () => {
  expect(plain(readYaml('x.yaml', new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf('a: 1\r\nb: 2\r\n')])).tree!)).toEqual({
    a: 1,
    b: 2,
  })
})

describe('single values', () => {
  const source = { file: '--set a', lines: ['a'], rank: 1, commandLine: true }

  test.each([
    ['-20 points', '-20 points'],
    ['5', 5],
    ['', null],
    ['[a, b]', ['a', 'b']],
    ['{ value: 5 % }', { value: '5 %' }],
  ])('%s', (text, value) => {
    expect(plain(readValue(source, text).node!)).toEqual(value)
  })

  test('several lines or endless nesting are no single value', () => {
    for (const text of ['a\nb', '['.repeat(5000), 'x'.repeat(20_000)]) {
      expect(readValue(source, text).problems.map(({ code }) => code)).toEqual(['bad-setting'])
    }
  })
})

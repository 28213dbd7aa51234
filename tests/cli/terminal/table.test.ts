import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { fit, table } from '../../../src/cli/terminal/table.js'
import { fakeStream } from '../fakeTerminal.js'

const lines = (text: string) => text.split('\n').slice(0, -1)

describe('tables', () => {
  test('columns are as wide as their text and two blanks apart', () => {
    const text = table(
      fakeStream(),
      ['grade', 'residents'],
      [
        ['A', '1,200'],
        ['none', '7'],
      ],
      [false, true],
    )
    expect(text).toBe('grade  residents\nA          1,200\nnone           7\n')
  })

  test('a column of numbers in the middle keeps its distance', () => {
    expect(table(fakeStream(), ['n', 'x'], [['100', 'left']], [true])).toBe('  n  x\n100  left\n')
  })

  test('Chinese takes two columns a character', () => {
    const text = table(
      fakeStream(),
      ['name', 'n'],
      [
        ['遂宁县', '1'],
        ['Suining', '2'],
      ],
    )
    expect(lines(text).map((line) => stringWidth(line.replace(/\S$/, '')))).toEqual([9, 9, 9])
  })

  test.each([30, 50, 80])('long texts are wrapped into %d characters, and nothing is lost', (width) => {
    const long = 'a sentence that is far too long for its column and has to be wrapped somewhere'
    const text = table(
      fakeStream(false, width),
      ['id', 'what', 'note'],
      [
        ['SU-1', long, long],
        ['averyveryverylongname', long, '管理试行办法中文没有空格'],
      ],
    )
    for (const line of lines(text)) expect(stringWidth(line)).toBeLessThanOrEqual(width)
    const letters = text.replace(/\s/g, '')
    for (const letter of 'averyveryverylongname管理试行办法中文没有空格') expect(letters).toContain(letter)
    expect(letters).not.toContain('…')
  })

  test('no rows: the headings alone', () => expect(table(fakeStream(), ['a', 'b'], [])).toBe('a  b\n'))
})

describe('fitting columns', () => {
  test('leaves alone what fits', () => expect(fit([5, 10], [5, 5], 80)).toEqual([5, 10]))

  test('narrows the widest first', () => expect(fit([5, 50, 20], [5, 8, 8], 49)).toEqual([5, 20, 20]))

  test('breaks no word as long as another column can give way', () => {
    expect(fit([30, 40], [30, 8], 52)).toEqual([30, 20])
  })

  test('keeps short texts whole as long as long ones can give way', () => {
    expect(fit([13, 60, 60], [4, 8, 8], 57)).toEqual([13, 20, 20])
    expect(fit([13, 13], [4, 4], 22)).toEqual([10, 10])
  })

  test('breaks words if it must', () => expect(fit([30, 40], [30, 30], 42)).toEqual([20, 20]))

  test('keeps every column readable even if the window is too small', () => {
    expect(fit([20, 20], [9, 9], 5)).toEqual([6, 6])
  })
})

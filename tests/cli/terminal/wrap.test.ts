import { expect, test } from 'vitest'
import { wrap } from '../../../src/cli/terminal/wrap.js'

test('breaks between words and keeps them all', () => {
  expect(wrap('one two  three\nfour', 9)).toBe('one two\nthree\nfour')
})

test('a lead stands before the first line, and the rest is indented', () => {
  expect(wrap('one two three', 7, '- ')).toBe('- one\n  two\n  three')
})

test('a word longer than the line stands alone', () =>
  expect(wrap('a incomprehensible b', 5)).toBe('a\nincomprehensible\nb'))

test('Chinese counts double', () => expect(wrap('遂宁 遂宁 a', 9)).toBe('遂宁 遂宁\na'))

test('no text: the lead alone', () => expect(wrap(' ', 10, '- ')).toBe('- '))

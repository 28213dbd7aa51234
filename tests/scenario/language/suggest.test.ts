import { expect, test } from 'vitest'
import { listed, nearest } from '../../../src/scenario/language/suggest.js'

test.each([
  ['behaviors', ['behaviours', 'sensors'], 'behaviours'],
  ['titel', ['title', 'from', 'to'], 'title'],
  ['REDLIGHT', ['red-light'], 'red-light'],
  ['in-force', ['in_force'], 'in_force'],
  ['form', ['to', 'from'], 'from'],
  ['ab', ['cd'], undefined],
  ['wealth', ['age', 'sex'], undefined],
  ['x', [], undefined],
  ['aa', ['ab', 'ac'], 'ab'],
])('%s among %j: %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected)
})

test('lists read like speech, and long ones are cut', () => {
  expect(listed([])).toBe('none')
  expect(listed(['a'])).toBe('a')
  expect(listed(['a', 'b', 'c'])).toBe('a, b or c')
  expect(listed(['a', 'b'], 'and')).toBe('a and b')
  expect(listed(['a', 'b', 'c', 'd'], 'or', 2)).toBe('a, b and 2 more')
})

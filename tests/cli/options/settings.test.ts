import { expect, test } from 'vitest'
import { setting } from '../../../src/cli/options/settings.js'

test('collects settings; the last for a path wins', () => {
  const first = setting('response.chill.strength=0 times')
  const both = setting('calendar.length = 2 years', first)
  expect(both).toEqual({ 'response.chill.strength': '0 times', 'calendar.length': '2 years' })
  expect(setting('calendar.length=1 year', both)['calendar.length']).toBe('1 year')
  expect(first).toEqual({ 'response.chill.strength': '0 times' })
})

test('only the first equals sign parts path and value', () => {
  expect(setting('title=a=b')).toEqual({ title: 'a=b' })
})

test.each(['calendar.length', '=2 years', 'calendar.length=', ' = '])('"%s" is refused with an example', (text) => {
  expect(() => setting(text)).toThrow('--set "response.chill.strength=0 times"')
})

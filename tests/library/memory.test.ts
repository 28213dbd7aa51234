import { expect, test } from 'vitest'
import { memoryReader } from '../../src/library/memory.js'

const reader = memoryReader({
  scenario: { a: 'scenario: a', bytes: new Uint8Array([97]) },
  population: { a: 'population: a' },
})

test('finds texts and bytes by kind and name', async () => {
  const found = await reader.read('a', 'scenario')
  expect(found && { ...found, bytes: new TextDecoder().decode(found.bytes) }).toEqual({
    file: 'a',
    bytes: 'scenario: a',
  })
  expect((await reader.read('bytes', 'scenario'))?.bytes).toEqual(new Uint8Array([97]))
  expect(new TextDecoder().decode((await reader.read('a', 'population'))?.bytes)).toBe('population: a')
})

test('what is not there is nothing, not even if every object has it', async () => {
  expect(await reader.read('b', 'scenario')).toBeUndefined()
  expect(await reader.read('a', 'sources')).toBeUndefined()
  expect(await reader.read('toString', 'scenario')).toBeUndefined()
})

test('lists names for suggestions', async () => {
  expect(await reader.list('scenario')).toEqual(['a', 'bytes'])
  expect(await reader.list('sources')).toEqual([])
})

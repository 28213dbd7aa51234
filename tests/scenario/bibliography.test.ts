import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseBibliography } from '../../src/scenario/bibliography.js'
import { bytesOf } from './support/reader.js'

test('the bibliography of the project can be read', () => {
  const sources = parseBibliography(
    'sources.yaml',
    readFileSync(new URL('../../sources/sources.yaml', import.meta.url)),
  )
  expect(Object.keys(sources).length).toBeGreaterThan(20)
  for (const entry of Object.values(sources)) expect(['full', 'opening', 'secondary', 'recalled']).toContain(entry.read)
})

test.each([
  ['sources: {}\n', '"glasshouse-sources:" is missing'],
  ['glasshouse-sources: 2\nsources: {}\n', 'version "2"'],
  ['glasshouse-sources: 1\nsources: { a: { title: A, read: partly } }\n', '"partly" is not one of the words'],
  ['glasshouse-sources: 1\nsources: { a: { titel: A, read: full } }\n', 'did you mean "title"?'],
])('%j is refused', (text, words) => {
  expect(() => parseBibliography('s.yaml', bytesOf(text))).toThrow(words)
})

/** Every source that a scenario or a population names is in the bibliography, and says how much of it was read. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { filesBelow, root } from '../architecture/source.js'

interface Entry {
  title?: string
  read?: string
}

const read = (path: string): unknown => parse(readFileSync(`${root}${path}`, 'utf8'))
const bibliography = (read('sources/sources.yaml') as { sources: Record<string, Entry> }).sources

/** Everything written under the key `source`, however deep. */
function sourcesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) sourcesIn(each, found)
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'source') for (const id of [inner].flat()) found.add(String(id))
      else sourcesIn(inner, found)
    }
  return found
}

const documents = filesBelow('scenarios', '.yaml').concat(filesBelow('populations', '.yaml'))
const cited = new Map(documents.map((path) => [path, sourcesIn(read(path))]))

describe('sources', () => {
  it.each(documents)('of %s are in the bibliography', (path) => {
    expect([...cited.get(path)!].filter((id) => !(id in bibliography))).toEqual([])
  })

  it.each(Object.entries(bibliography))('%s says what it is and how much of it was read', (_, { title, read: how }) => {
    expect(title).toBeTruthy()
    expect(['full', 'opening', 'secondary', 'recalled']).toContain(how)
  })
})

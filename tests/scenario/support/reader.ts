/** Fixtures as the language reads them: the files of this folder, or texts given by a test. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadScenario, type LoadedScenario, type LoadOptions } from '../../../src/scenario/load.js'
import type { Reader } from '../../../src/scenario/reader.js'

const here = fileURLToPath(new URL('..', import.meta.url))

export const fixture = (path: string) => readFileSync(here + path, 'utf8')
export const bytesOf = (text: string) => new TextEncoder().encode(text)
export const wrongNames = readdirSync(`${here}wrong`).filter((name) => name.endsWith('.yaml'))

/** A reader of given scenario texts by name, and of `good`; population and sources are those of this folder. */
export function readerOf(texts: Record<string, string | Uint8Array> = {}): Reader {
  const known: Record<string, string | Uint8Array> = { good: fixture('good.yaml'), ...texts }
  return {
    async read(name, kind) {
      if (kind === 'sources') return { file: 'sources.yaml', bytes: bytesOf(fixture('support/sources.yaml')) }
      if (kind === 'population') {
        return name === 'town' ? { file: 'town.yaml', bytes: bytesOf(fixture('support/town.yaml')) } : undefined
      }
      const id = name.replace(/^\.\//, '').replace(/\.yaml$/, '')
      if (!Object.hasOwn(known, id)) return undefined
      const text = known[id]
      return { file: `${id}.yaml`, bytes: typeof text === 'string' ? bytesOf(text) : text }
    },
    async list(kind) {
      return kind === 'population' ? ['town'] : Object.keys(known)
    },
  }
}

/** Loads a text as the scenario `test`. */
export function load(text: string | Uint8Array, options: Partial<LoadOptions> = {}): Promise<LoadedScenario> {
  return loadScenario('test', { ...readerOf({ test: text }), ...options })
}

/** A scenario that differs from `good` by the given lines. */
export const child = (lines: string) => `glasshouse: 1\nextends: good\nscenario: test\ntitle: Test\n${lines}\n`

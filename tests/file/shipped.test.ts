/** Files of every scenario that comes with the laboratory end in exactly the recorded state, and explain every point. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { anyResident } from '../../src/file/address.js'
import { openFile } from '../../src/file/file.js'
import { recordedFrom } from '../../src/file/recorded.js'
import { tell } from '../../src/file/telling.js'
import { valuesOf } from '../../src/measure/types.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { simulate } from '../../src/run/simulate.js'
import { root } from '../architecture/source.js'
import { scenarios } from '../golden/cases.js'

/** A variant differs from its parent in little; most of its lives are told by the same means. */
const FILES = { own: 24, variant: 8 }
const isVariant = (name: string) => /^extends:/m.test(readFileSync(`${root}scenarios/${name}.yaml`, 'utf8'))

describe('files at random', () => {
  test.each(scenarios)(
    'of %s',
    async (name) => {
      const prepared = await prepare(name, { reader: diskReader(), residents: 5000, seed: 9 })
      const { blueprint } = prepared
      const outcome = await simulate(blueprint)
      const tables = new Map(outcome.tables.map((table) => [table.name, table]))
      const words = ['digest_low', 'digest_high'].map(
        (column) => valuesOf(tables.get('communities')!, column) as Float64Array,
      )
      const input = {
        ...prepared,
        recorded: recordedFrom(blueprint.tables, tables.get('regions')!),
        digestOf: (community: number) => [words[0][community], words[1][community]] as const,
        digest: outcome.digest,
      }
      let events = 0
      const files = isVariant(name) ? FILES.variant : FILES.own
      for (let seed = 0; seed < files; seed++) {
        const file = openFile(input, anyResident(blueprint.plan, seed))
        expect(file.matchesRun, `resident ${file.id}`).toBe(true)
        const explained = file.difference.reduce((sum, { points }) => sum + points, 0)
        expect(explained, `resident ${file.id}`).toBe(file.score - file.trueScore)
        expect(JSON.stringify(tell(file))).not.toMatch(/undefined|NaN/)
        events += file.events.length
      }
      expect(events).toBeGreaterThan(files)
    },
    120_000,
  )
})

/**
 * Files of every scenario that comes with the laboratory end in exactly the recorded state, and explain every point.
 * The same with a million residents and a thousand files each is `npm run bench:files`.
 */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { Blueprint } from '../../src/compile/compile.js'
import { anybody } from '../../src/file/anybody.js'
import type { AnybodyKind } from '../../src/file/anybodyKinds.js'
import { openFile } from '../../src/file/file.js'
import { recordedFrom } from '../../src/relive/recorded.js'
import { generatedForFiles } from '../../src/file/schema.js'
import { tell } from '../../src/file/telling.js'
import { valuesOf } from '../../src/measure/types.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { simulate } from '../../src/run/simulate.js'
import { root } from '../architecture/source.js'
import { scenarios } from '../golden/cases.js'
import { checkReasons, checkStanding } from './reasons.js'

const RESIDENTS = 21_000
const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(generatedForFiles()['schema/file.schema.json']) as object,
)

/** Of each kind that the population has. A variant differs from its parent in little; its lives are told by the same means. */
const FILES = { own: { resident: 10, business: 3, official: 3 }, variant: { resident: 4, business: 1, official: 1 } }
const isVariant = (name: string) => /^extends:/m.test(readFileSync(`${root}scenarios/${name}.yaml`, 'utf8'))

function kindsOf({ plan }: Blueprint): AnybodyKind[] {
  const inOffice = plan.traits.some(({ categories }) => categories.includes('official'))
  return ['resident', ...(plan.businesses ? ['business' as const] : []), ...(inOffice ? ['official' as const] : [])]
}

describe('files at random', () => {
  test.each(scenarios)(
    'of %s',
    async (name) => {
      const prepared = await prepare(name, { reader: diskReader(), residents: RESIDENTS, seed: 9 })
      const { blueprint } = prepared
      const outcome = await simulate(blueprint)
      const tables = new Map(outcome.tables.map((table) => [table.name, table]))
      const words = ['digest_low', 'digest_high'].map(
        (column) => valuesOf(tables.get('communities')!, column) as Float64Array,
      )
      const input = {
        ...prepared,
        recorded: recordedFrom(blueprint, tables.get('regions')!),
        digestOf: (community: number) => [words[0][community], words[1][community]] as const,
        digest: outcome.digest,
      }
      let [events, opened, draws] = [0, 0, 0]
      const files = isVariant(name) ? FILES.variant : FILES.own
      for (const kind of kindsOf(blueprint))
        for (let seed = 0; seed < files[kind]; seed++) {
          const file = openFile(input, anybody(blueprint, seed, kind))
          const who = `${kind} ${file.id}`
          expect(file.matchesRun, who).toBe(true)
          expect(kind === 'official' ? file.official : file.subject === kind, who).toBe(true)
          const explained = file.difference.reduce((sum, { points }) => sum + points, 0)
          expect(explained, who).toBe(file.score - file.trueScore)
          expect(JSON.stringify(tell(file)), who).not.toMatch(/undefined|NaN/)
          draws += checkReasons(file)
          expect(accepts(JSON.parse(JSON.stringify(file))) || accepts.errors, who).toBe(true)
          if (Object.values(prepared.scenario.scores)[0]?.kind === 'points' && !prepared.scenario.membership)
            checkStanding(file)
          events += file.events.length
          opened++
        }
      expect(events).toBeGreaterThan(opened)
      expect(draws).toBeGreaterThan(opened)
    },
    120_000,
  )
})

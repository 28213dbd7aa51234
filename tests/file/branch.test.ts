/**
 * Files of runs in which one scheme took over from another: the community is lived again under the first up to that tick
 * and under the second from there on, and ends as recorded, with every point explained.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { settingsOf } from '../../src/experiment/change.js'
import { anybody } from '../../src/file/anybody.js'
import { openFile } from '../../src/file/file.js'
import { recordedFrom } from '../../src/relive/recorded.js'
import { generatedForFiles } from '../../src/file/schema.js'
import { tell } from '../../src/file/telling.js'
import { whatIf } from '../../src/file/whatIf.js'
import { valuesOf } from '../../src/measure/types.js'
import { checkCompatible } from '../../src/run/branch/compatible.js'
import { formersOf, takingOver } from '../../src/run/branch/former.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare, type Prepared } from '../../src/run/prepare.js'
import { simulate } from '../../src/run/simulate.js'

const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(generatedForFiles()['schema/file.schema.json']) as object,
)
const size = { reader: diskReader(), residents: 2100, ticks: 24, seed: 9 }

async function changed(name: string, without: string[], settings: string[] = []): Promise<Prepared> {
  const set = settingsOf((await prepare(name, size)).scenario, { without, set: settings })
  return prepare(name, { ...size, set })
}

const after = (before: Prepared, next: Prepared, until: number) => {
  checkCompatible('a-run', before, next)
  return takingOver(next, { prepared: before, until, overrides: [], run: 'a-run', digest: null })
}

async function filesOf(prepared: Prepared, files: number) {
  const { blueprint, scenario, bibliography } = prepared
  const outcome = await simulate(blueprint)
  const tables = new Map(outcome.tables.map((table) => [table.name, table]))
  const words = ['digest_low', 'digest_high'].map(
    (column) => valuesOf(tables.get('communities')!, column) as Float64Array,
  )
  const input = {
    scenario,
    bibliography,
    blueprint,
    earlier: formersOf(prepared).map(({ until, prepared: before }) => ({ until, scenario: before.scenario })),
    recorded: recordedFrom(blueprint, tables.get('regions')!),
    digestOf: (community: number) => [words[0][community], words[1][community]] as const,
    digest: outcome.digest,
  }
  return Array.from({ length: files }, (_, seed) => {
    const address = anybody(blueprint, seed)
    const file = openFile(input, address)
    return { file, whatIf: seed < 1 ? whatIf(input, address, file) : undefined }
  })
}

/** A scheme, and what takes over from it. */
const pairs: [string, () => Promise<[Prepared, Prepared]>][] = [
  ['suining with and without appeal', () => both('suining-2010-fair', ['appeal'])],
  ['suining without letters', () => both('suining-2010', ['grades'])],
  ['suining and no scheme', () => schemes('suining-2010', 'suining-2010-no-scheme')],
  ['no scheme and suining', () => schemes('suining-2010-no-scheme', 'suining-2010')],
  [
    'rongcheng and consent',
    async () => [
      await prepare('rongcheng-2016', size),
      await changed('rongcheng-2021-consent', [], ['calendar.start=2016-01-01']),
    ],
  ],
  ['national lists without one', async () => both('national-lists', [await firstList('national-lists')])],
  ['a score by factors without a rule', async () => both('sesame-2015', [await firstRule('sesame-2015')])],
  ['ratings by conduct alone', () => schemes('nosedive', 'nosedive-conduct-alone')],
  ['loans', () => schemes('delayed-impact', 'delayed-impact-parity')],
]
const schemes = async (a: string, b: string): Promise<[Prepared, Prepared]> => [
  await prepare(a, size),
  await prepare(b, size),
]
const both = async (name: string, without: string[]): Promise<[Prepared, Prepared]> => [
  await prepare(name, size),
  await changed(name, without),
]
const firstList = async (name: string) => Object.keys((await prepare(name, size)).scenario.lists ?? {})[0]
const firstRule = async (name: string) => Object.keys((await prepare(name, size)).scenario.rules)[0]

describe('files of a run in which another scheme takes over', () => {
  test.each(pairs)(
    '%s',
    async (_, make) => {
      const [before, next] = await make()
      const until = 11
      const prepared = after(before, next, until)
      const opened = await filesOf(prepared, 4)
      for (const { file, whatIf: tried } of opened) {
        expect(file.matchesRun, `${file.id}`).toBe(true)
        const explained = file.difference.reduce((sum, { points }) => sum + points, 0)
        expect(explained, `${file.id}`).toBe(file.score - file.trueScore)
        expect(JSON.stringify(tell(file))).not.toMatch(/undefined|NaN/)
        expect(accepts(JSON.parse(JSON.stringify(file))) || accepts.errors, `${file.id}`).toBe(true)
        const took = file.events.filter((event) => event.what === 'scheme')
        expect(took).toMatchObject([{ tick: until, scenario: next.scenario.scenario }])
        if (tried) expect(tried.asItWas).toMatchObject({ score: file.score, trueScore: file.trueScore })
      }
      expect(opened.some(({ file }) => file.events.some(({ tick }) => tick < until))).toBe(true)
      expect(opened.some(({ file }) => file.events.some(({ tick }) => tick > until))).toBe(true)
    },
    120_000,
  )

  test('is as it was before, whatever comes after', async () => {
    const before = await prepare('suining-2010', size)
    const prepared = after(before, await prepare('suining-2010-no-scheme', size), 11)
    const [was, is] = [await filesOf(before, 10), await filesOf(prepared, 10)]
    type Opened = (typeof was)[number]
    const events = ({ file }: Opened) => file.events.map((event) => ({ ...event, why: undefined }))
    const early = (opened: Opened) => events(opened).filter(({ tick }) => tick < 11)
    expect(is.map(early)).toEqual(was.map(early))
    expect(is.map(events)).not.toEqual(was.map(events))
    // nothing reaches a file where there is no scheme
    const records = ({ file }: Opened) => file.events.filter(({ what, tick }) => what === 'record' && tick > 13).length
    expect(is.map(records)).toEqual(is.map(() => 0))
    expect(was.map(records)).not.toEqual(is.map(records))
  }, 60_000)
})

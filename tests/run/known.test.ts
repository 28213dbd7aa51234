import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { knownTo, populationOfText } from '../../dist/run/known.js'
import { inShort } from '../../src/population/fit.js'
import { parsePopulation } from '../../src/population/load.js'
import { planPopulation } from '../../src/population/plan.js'
import { diskReader } from '../../src/run/disk.js'
import { documentsOf } from '../../src/run/folder/record.js'
import { packagedNames } from '../../src/run/packaged.js'
import { prepare } from '../../src/run/prepare.js'
import { loadScenario } from '../../src/scenario/load.js'
import type { DocumentKind } from '../../src/scenario/reader.js'

const reader = diskReader()
const known = knownTo(reader.read)
const scenarios = await packagedNames('scenario')

/** What something says, with the hash of every typed array in its place: a million numbers are compared in no time. */
const said = (thing: unknown) =>
  JSON.stringify(thing, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? `${value.constructor.name} ${createHash('sha256')
          .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
          .digest('hex')}`
      : value,
  )

/** The reader of the package, but for one document, to which a comment was added. */
const changed =
  (which: DocumentKind, name: string): typeof reader.read =>
  async (asked, kind, from) => {
    const found = await reader.read(asked, kind, from)
    if (!found || kind !== which || asked !== name) return found
    return { ...found, bytes: new TextEncoder().encode(`${new TextDecoder().decode(found.bytes)}\n# changed\n`) }
  }

describe('what the build has read', () => {
  it.each(scenarios)('is %s as it stands', async (name) => {
    const read = await loadScenario(name, reader)
    const { scenario, text, files, warnings, bibliography, sourcesText } = (await known.scenario(name))!
    expect(scenario).toStrictEqual(read.scenario)
    expect(text).toBe(read.text)
    expect({ files, warnings, bibliography }).toEqual({
      files: read.files,
      warnings: read.warnings,
      bibliography: read.bibliography,
    })
    expect(sourcesText).toContain('glasshouse-sources: 1')
  })

  it.each(['suining-county', 'rongcheng-city', 'two-groups', 'pastel-town', 'china'])(
    'is the population %s as runs keep it, too',
    async (name) => {
      const { file, bytes } = (await reader.read(name, 'population'))!
      const sources = (await reader.read('sources', 'sources'))!.bibliography!
      const { text } = parsePopulation(file, bytes, sources)
      const kept = new TextEncoder().encode(text)
      expect(Buffer.compare(kept, bytes)).not.toBe(0)
      const read = parsePopulation('kept/population.yaml', kept, sources)
      const taken = (await populationOfText(kept))!
      // the file that it was read from is all that differs
      expect(said(taken.spec)).toBe(said(read.spec))
      // laid out before the tables of a large fit are asked for, which are made again then
      const planned = ({ spec, fit }: typeof read) => said(planPopulation(spec, 90_000, fit))
      expect(planned(taken)).toBe(planned(read))
      // of a large fit the shares are kept, so that a report need not make its tables again
      const [whole, short] = [inShort(read.fit), inShort(taken.fit)]
      expect(said(short)).toBe(said(whole))
      for (const [r, { marginals }] of taken.fit.regions.entries())
        if (marginals) expect(said(marginals)).toBe(said(whole.regions[r].marginals))
      const tables = ({ regions }: typeof read.fit) => said(regions.map(({ joint }) => joint))
      expect(tables(taken.fit)).toBe(tables(read.fit))
      expect(taken.text).toBe(read.text)
      expect(said(taken.document)).toBe(said(read.document))
      expect(await populationOfText(new TextEncoder().encode(`${text}# changed\n`))).toBeUndefined()
    },
  )

  it('is a population, fitted to the same bits', async () => {
    const { file, bytes } = (await reader.read('suining-county', 'population'))!
    const read = parsePopulation(file, bytes, (await reader.read('sources', 'sources'))!.bibliography!)
    const taken = (await known.population('suining-county', bytes))!
    expect(taken.document).toStrictEqual(read.document)
    expect(taken.spec).toStrictEqual(read.spec)
    expect(said(taken.fit)).toBe(said(read.fit))
    expect(taken.text).toBe(read.text)
    const planned = ({ spec, fit }: typeof read) => said(planPopulation(spec, 30_000, fit))
    expect(planned(taken)).toBe(planned(read))
  })

  it.each(['suining-2010', 'suining-2010-fair', 'nosedive'])('gives %s the documents that it had', async (name) => {
    const read = await prepare(name, { reader: { read: reader.read }, residents: 500 })
    const taken = await prepare(name, { reader: { ...reader, known }, residents: 500 })
    expect(taken.sourcesText).toBeDefined()
    expect(await documentsOf(taken)).toEqual(await documentsOf(read))
    expect(said(taken.blueprint)).toBe(said(read.blueprint))
  })

  it.each([
    ['scenario', 'suining-2010-fair'],
    ['scenario', 'suining-2010'],
    ['population', 'suining-county'],
    ['sources', 'sources'],
  ] as const)('is forgotten where the %s %s has changed', async (kind, name) => {
    expect(await knownTo(changed(kind, name)).scenario('suining-2010-fair')).toBeUndefined()
  })

  it('is no population whose file or whose bibliography has changed', async () => {
    const { bytes } = (await reader.read('suining-county', 'population'))!
    expect(await known.population('suining-county', bytes.slice(0, -1))).toBeUndefined()
    expect(await knownTo(changed('sources', 'sources')).population('suining-county', bytes)).toBeUndefined()
  })

  it('is nothing under the name of a path', async () => {
    expect(await known.scenario('../known/suining-2010')).toBeUndefined()
    expect(await known.scenario('no-such-scenario')).toBeUndefined()
  })
})

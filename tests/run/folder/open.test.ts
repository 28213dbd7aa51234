import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rowCount } from '../../../src/measure/types.js'
import { openRun } from '../../../src/run/folder/open.js'
import { sharedRun } from '../home.js'

const shared = sharedRun()

function changeManifest(dir: string, change: (manifest: any) => void): void {
  const path = join(dir, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  change(manifest)
  writeFileSync(path, JSON.stringify(manifest))
}

describe('openRun', () => {
  it('reads what was written', async () => {
    const run = await openRun(shared.dir)
    await run.check()
    expect(run.manifest.digest).toBe(shared.result.digest)
    const tables = await run.tables()
    expect(tables.map((table) => table.name)).toEqual(run.manifest.tables.map((entry) => entry.name))
    expect(rowCount(await run.table('opinion'))).toBe(14)
    expect(await run.scenarioText()).toContain('scenario: small')
    expect(await run.populationText()).toContain('population: small')
    expect(await run.sourcesText()).toContain('gazette-2010')
  })

  it('says which tables there are', async () => {
    const run = await openRun(shared.dir)
    await expect(run.table('grade')).rejects.toThrow('has no table "grade"; it has grades, scores')
  })

  it('refuses what is no run', async () => {
    await expect(openRun(join(shared.home, 'nowhere'))).rejects.toThrow('there is no folder')
    await expect(openRun(join(shared.dir, 'manifest.json'))).rejects.toThrow('is a file; name the folder of a run')
    await expect(openRun(shared.home)).rejects.toThrow('is not a run: it has no manifest.json')
  })

  it('knows what a killed run left', async () => {
    const partial = join(shared.home, 'other.partial-99')
    mkdirSync(partial)
    await expect(openRun(partial)).rejects.toThrow('a run left that was not finished; it holds no result')
  })

  it('refuses a run of a later version, and asks for the update', async () => {
    const dir = shared.copy()
    changeManifest(dir, (manifest) => (manifest.format = 2))
    await expect(openRun(dir)).rejects.toThrow('made by a later glasshouse (run folder version 2, this one reads 1)')
  })

  const damages: [string, (dir: string) => void, RegExp][] = [
    ['a missing table', (dir) => rmSync(join(dir, 'tables/grades.parquet')), /grades\.parquet is missing/],
    ['a table cut short', (dir) => truncateSync(join(dir, 'tables/doors.parquet'), 50), /has 50 bytes instead of \d+/],
    [
      'a manifest that is no JSON',
      (dir) => writeFileSync(join(dir, 'manifest.json'), '{'),
      /manifest\.json cannot be read/,
    ],
    [
      'a manifest without a digest',
      (dir) => changeManifest(dir, (m) => delete m.digest),
      /not complete at digest, or says there what no run writes;/,
    ],
    [
      'a way out of the folder',
      (dir) => changeManifest(dir, (m) => (m.tables[0].file = '../../secret')),
      /not complete at tables\.0\.file/,
    ],
  ]
  it.each(damages)('finds %s', async (_, damage, message) => {
    const dir = shared.copy()
    damage(dir)
    await expect(openRun(dir)).rejects.toThrow(/is damaged: /)
    await expect(openRun(dir)).rejects.toThrow(message)
    await expect(openRun(dir)).rejects.toThrow('run the scenario again')
  })

  it('finds changed texts and tables when asked to check', async () => {
    const texts = shared.copy()
    appendFileSync(join(texts, 'scenario.yaml'), '\n# a small correction\n')
    await expect((await openRun(texts)).check()).rejects.toThrow('scenario.yaml is not what the run wrote')
    const tables = shared.copy()
    const path = join(tables, 'tables/events.parquet')
    const bytes = readFileSync(path)
    bytes[20] ^= 1
    writeFileSync(path, bytes)
    await expect((await openRun(tables)).check()).rejects.toThrow('tables/events.parquet is not what the run wrote')
    rmSync(join(texts, 'population.yaml'))
    rmSync(join(texts, 'scenario.yaml'))
    await expect((await openRun(texts)).check()).rejects.toThrow('scenario.yaml is missing')
  })

  it('gives nobody a table in which a figure was changed', async () => {
    const dir = shared.copy()
    const path = join(dir, 'tables/grades.parquet')
    const bytes = readFileSync(path)
    bytes[bytes.length >> 1] ^= 1
    writeFileSync(path, bytes)
    const changed = 'tables/grades.parquet is not what the run wrote'
    await expect((await openRun(dir)).table('grades')).rejects.toThrow(changed)
    await expect((await openRun(dir)).tables()).rejects.toThrow(changed)
  })

  it('takes no text or table that was written over for what the run wrote', async () => {
    const texts = shared.copy()
    for (const file of ['scenario.yaml', 'population.yaml', 'sources.yaml']) appendFileSync(join(texts, file), '# mine')
    const { scenarioText, populationText, sourcesText, kept } = await openRun(texts)
    for (const read of [scenarioText, populationText, sourcesText, kept])
      await expect(read()).rejects.toThrow(/is damaged: \w+\.yaml is not what the run wrote; run the scenario again/)
    const tables = shared.copy()
    const path = join(tables, 'tables/opinion.parquet')
    const bytes = readFileSync(path)
    // a number of the first column, so that the table can be read as well as before
    bytes[bytes.indexOf(Buffer.from('PAR1')) + 60] ^= 1
    writeFileSync(path, bytes)
    const run = await openRun(tables)
    await expect(run.table('opinion')).rejects.toThrow('tables/opinion.parquet')
    await expect(run.checkTables()).rejects.toThrow('tables/opinion.parquet is not what the run wrote')
  })

  it('says so when a table of the right size cannot be read', async () => {
    const dir = shared.copy()
    const path = join(dir, 'tables/events.parquet')
    const empty = Buffer.alloc(readFileSync(path).length)
    writeFileSync(path, empty)
    await expect((await openRun(dir)).table('events')).rejects.toThrow(
      'tables/events.parquet is not what the run wrote',
    )
    const sha256 = createHash('sha256').update(empty).digest('hex')
    changeManifest(dir, (m) => (m.tables.find(({ name }: { name: string }) => name === 'events').sha256 = sha256))
    const run = await openRun(dir)
    await expect(run.table('events')).rejects.toThrow(/is damaged: the table tables\/events\.parquet cannot be read/)
  })
})

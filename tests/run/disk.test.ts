import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parseBibliography } from '../../src/scenario/bibliography.js'
import { diskReader, isFolder, isPath } from '../../src/run/disk.js'
import { packagedNames } from '../../src/run/packaged.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-disk-'))
afterAll(() => rmSync(home, { recursive: true }))
mkdirSync(join(home, 'own'))
writeFileSync(join(home, 'own', 'a.yaml'), 'a: 1\n')
writeFileSync(join(home, 'own', 'suining-county.yaml'), 'mine: true\n')
writeFileSync(join(home, 'large.yaml'), 'x'.repeat(2_000_000))

const reader = diskReader(home)
const read = async (...[name, kind, from]: Parameters<typeof reader.read>) => {
  const found = await reader.read(name, kind, from)
  return found && { file: found.file, text: new TextDecoder().decode(found.bytes) }
}

describe('reading from the disk', () => {
  test('names are documents of the package', async () => {
    const found = await read('suining-2010', 'scenario')
    expect(found?.text).toContain('scenario: suining-2010')
    expect((await read('suining-county', 'population'))?.text).toContain('population: suining-county')
    expect((await read('sources', 'sources'))?.text).toContain('glasshouse-sources')
  })

  test('the bibliography of the package comes as the build has read it, and a changed one does not', async () => {
    const { file, bytes, bibliography } = (await reader.read('sources', 'sources'))!
    expect(bibliography).toEqual(parseBibliography(file, bytes))
    expect(Object.keys(bibliography!).length).toBeGreaterThan(50)
    writeFileSync(join(home, 'own', 'sources.yaml'), bytes)
    expect((await reader.read('sources', 'sources', 'own/a.yaml'))!.bibliography).toBeUndefined()
  })

  test('the name for messages finds the same file again', async () => {
    const { file } = (await reader.read('suining-2010', 'scenario'))!
    expect((await reader.read(file, 'scenario'))!.file).toBe(file)
  })

  test('paths are the user’s own files, from the present folder', async () => {
    expect(await read('own/a.yaml', 'scenario')).toEqual({ file: join('own', 'a.yaml'), text: 'a: 1\n' })
    expect(await read(join(home, 'own', 'a.yaml'), 'scenario')).toEqual({ file: join('own', 'a.yaml'), text: 'a: 1\n' })
  })

  test('inside a file, a dot is the folder of that file, and names are looked up beside it first', async () => {
    expect((await read('./a.yaml', 'scenario', 'own/b.yaml'))?.file).toBe(join('own', 'a.yaml'))
    expect((await read('suining-county', 'population', 'own/a.yaml'))?.text).toBe('mine: true\n')
    expect((await read('suining-2010', 'scenario', 'own/a.yaml'))?.text).toContain('scenario: suining-2010')
  })

  test('a name that was typed never means a file of the present folder', async () => {
    expect((await diskReader(join(home, 'own')).read('suining-county', 'population'))?.bytes.length).toBeGreaterThan(
      100,
    )
    expect(await read('a', 'scenario')).toBeUndefined()
  })

  test('nothing is nothing; a folder is the system’s error with its path', async () => {
    expect(await read('nowhere/x.yaml', 'scenario')).toBeUndefined()
    expect(await read('no-such-scenario', 'scenario')).toBeUndefined()
    await expect(reader.read('./own', 'scenario')).rejects.toMatchObject({ code: 'EISDIR', path: join(home, 'own') })
  })

  test('a huge file is read only as far as is needed to refuse it', async () => {
    expect((await reader.read('large.yaml', 'scenario'))!.bytes.length).toBe(1_048_577)
  })

  test('lists what comes with the package', async () => {
    expect(await packagedNames('scenario')).toContain('suining-2010')
    expect(await packagedNames('population')).toContain('suining-county')
  })

  test.each([
    ['suining-2010', false],
    ['x.yaml', true],
    ['X.YML', true],
    ['./x', true],
    ['a/b', true],
    ['a\\b', true],
  ])('%s is a path: %s', (name, path) => expect(isPath(name)).toBe(path))

  test('a folder is one only if a path is meant', async () => {
    expect(await isFolder(join(home, 'own'))).toBe(true)
    expect(await isFolder(join(home, 'large.yaml'))).toBe(false)
    expect(await isFolder(join(home, 'nowhere'))).toBe(false)
    // here `src` is a folder, but the word alone would be the name of a scenario
    expect(await isFolder('src')).toBe(false)
    expect(await isFolder('./src')).toBe(true)
  })
})

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { growingTable } from '../../../src/measure/growing.js'
import { tableDefinitions } from '../../../src/measure/definitions.js'
import { RunError } from '../../../src/run/errors.js'
import { draftFolder, isPartial, sha256, UNFINISHED } from '../../../src/run/folder/write.js'
import type { Manifest } from '../../../src/run/manifest.js'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'glasshouse-write-'))
})
afterEach(() => rmSync(home, { recursive: true }))

// the folder writes whatever manifest it is given
const manifest = { format: 1 } as Manifest

describe('draftFolder', () => {
  it('gives the folder its name only when everything is in it', async () => {
    const dir = join(home, 'deep', 'run')
    const draft = await draftFolder(dir)
    await draft.text('README.txt', 'hello')
    const table = growingTable(tableDefinitions.events)
    table.add([3, '2010-04-01', 'town', 'outcry'])
    draft.tables.put('events', table.block())
    expect(existsSync(dir)).toBe(false)
    const entry = (await draft.tables.finish({})).find(({ name }) => name === 'events')!
    expect(readdirSync(draft.partial)).toContain(UNFINISHED)
    await draft.finish(manifest)
    expect(readdirSync(dir).toSorted()).toEqual(['README.txt', 'manifest.json', 'tables'])
    expect(readdirSync(join(home, 'deep'))).toEqual(['run'])
    const bytes = readFileSync(join(dir, entry.file))
    expect(entry).toMatchObject({ name: 'events', rows: 1, columns: 4, bytes: bytes.length, sha256: sha256(bytes) })
  })

  it('writes into an empty folder that is there already', async () => {
    const dir = join(home, 'run')
    mkdirSync(dir)
    const draft = await draftFolder(dir)
    await draft.finish(manifest)
    expect(readdirSync(dir)).toContain('manifest.json')
  })

  it('refuses a folder with something in it, and a file', async () => {
    writeFileSync(join(home, 'file'), 'mine')
    await expect(draftFolder(home)).rejects.toThrow('exists already and is not empty; name another with --out')
    await expect(draftFolder(join(home, 'file'))).rejects.toThrow('is a file')
    await expect(draftFolder(home)).rejects.toBeInstanceOf(RunError)
    expect(readdirSync(home)).toEqual(['file'])
  })

  it('keeps what somebody else put there in the meantime', async () => {
    const dir = join(home, 'run')
    const draft = await draftFolder(dir)
    mkdirSync(dir)
    writeFileSync(join(dir, 'thesis.txt'), 'mine')
    await expect(draft.finish(manifest)).rejects.toThrow('is not empty')
    await draft.discard()
    expect(readdirSync(home)).toEqual(['run'])
    expect(readFileSync(join(dir, 'thesis.txt'), 'utf8')).toBe('mine')
  })

  it('gives up where no folder can be made, instead of trying for ever', async () => {
    const dead = process.platform === 'linux' ? '/proc/nowhere/run' : '/dev/null/nowhere/run'
    await expect(draftFolder(dead)).rejects.toMatchObject({ syscall: 'mkdir' })
  })

  it('leaves nothing when it is discarded, and everything when it was finished before', async () => {
    const dropped = await draftFolder(join(home, 'dropped'))
    await dropped.text('README.txt', 'hello')
    await dropped.discard()
    expect(readdirSync(home)).toEqual([])
    const kept = await draftFolder(join(home, 'kept'))
    await kept.finish(manifest)
    await kept.discard()
    expect(readdirSync(home)).toEqual(['kept'])
  })

  it('names what a killed run left, but not what belongs to others', async () => {
    for (const name of ['run.partial-1', 'other.partial-2', 'run.partial-x', 'run']) mkdirSync(join(home, name))
    const draft = await draftFolder(join(home, 'run'))
    expect(draft.leftovers).toEqual([join(home, 'run.partial-1')])
    await draft.discard()
    expect(existsSync(join(home, 'run.partial-1'))).toBe(true)
  })

  it('takes over a leftover of its own number', async () => {
    const partial = join(home, `run.partial-${process.pid}`)
    mkdirSync(partial)
    writeFileSync(join(partial, 'old.txt'), 'old')
    const draft = await draftFolder(join(home, 'run'))
    expect(basename(draft.partial)).toBe(basename(partial))
    expect(draft.leftovers).toEqual([])
    await draft.finish(manifest)
    expect(existsSync(join(home, 'run', 'old.txt'))).toBe(false)
  })
})

describe('isPartial', () => {
  it.each([
    ['run.partial-12', undefined, true],
    ['run.partial-12', 'run', true],
    ['run.partial-12', 'walk', false],
    ['run.partial-', undefined, false],
    ['run', undefined, false],
  ])('%s of %s: %s', (name, of, partial) => expect(isPartial(name, of)).toBe(partial))
})

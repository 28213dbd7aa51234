import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type Asked, type Checkpoint, readCheckpoint, writeCheckpoint } from '../../../src/run/checkpoint/store.js'
import { findStopped } from '../../../src/run/checkpoint/find.js'
import { saveWorld } from '../../../src/run/checkpoint/world.js'
import type { Mark } from '../../../src/run/folder/tables.js'
import { createShare } from '../../../src/run/crew/share.js'
import { createLife } from '../../../src/run/life.js'
import { livelyBlueprint } from '../lively.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-checkpoint-'))
afterAll(() => rmSync(home, { recursive: true }))

const blueprint = livelyBlueprint(2000, 6)
const share = createShare({ blueprint, firstCommunity: 0, communities: blueprint.tables.communities })
const life = createLife(blueprint)
for (let tick = 0; tick < 4; tick++) life.end(tick, share.tick(life.now(tick)))

const asked: Asked = {
  glasshouse: '0.1.0',
  scenario: 'small',
  documents: { scenario: 'a', population: 'b', sources: 'c' },
  overrides: ['x=1'],
  seed: '18446744073709551615',
  residents: 2000,
  ticks: 6,
  keepSubjects: false,
  extra: { report: true },
}
const tables: Mark[] = [{ table: 'events', bytes: 4, groups: [], sha256: 'abc' }]
const run: Omit<Checkpoint, 'dir' | 'worlds'> = { asked, done: 4, seconds: 1.5, past: life.past(), tables }
const saveWorlds = async (dir: string) => [saveWorld(share.standing, dir)]

let count = 0
let partial: string
beforeEach(() => {
  // no process has this number
  partial = join(home, `run-${count++}.partial-99999999`)
  mkdirSync(partial)
})

describe('a checkpoint', () => {
  it('gives back what was written', async () => {
    await writeCheckpoint(partial, run, saveWorlds)
    const read = (await readCheckpoint(partial))!
    expect(read).toMatchObject({ asked, done: 4, seconds: 1.5 })
    expect(read.tables).toEqual(tables)
    expect(read.past).toEqual(life.past())
  })

  it('takes the place of the one before, and only then', async () => {
    await writeCheckpoint(partial, { ...run, done: 2 }, saveWorlds)
    const full = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
    await expect(writeCheckpoint(partial, run, full)).rejects.toThrow('no space')
    expect(readdirSync(partial)).toEqual(['checkpoint-00002'])
    await writeCheckpoint(partial, run, saveWorlds)
    expect(readdirSync(partial)).toEqual(['checkpoint-00004'])
  })

  it('that was not finished is passed over', async () => {
    expect(await readCheckpoint(partial)).toBeUndefined()
    await writeCheckpoint(partial, run, saveWorlds)
    mkdirSync(join(partial, 'checkpoint-00005.new'))
    expect((await readCheckpoint(partial))?.done).toBe(4)
  })

  it('is refused if a single bit of it has flipped, in whichever file', async () => {
    await writeCheckpoint(partial, run, saveWorlds)
    const dir = join(partial, 'checkpoint-00004')
    const whole = join(home, 'whole')
    cpSync(dir, whole, { recursive: true })
    const names = readdirSync(dir)
    expect(names).toHaveLength(4)
    for (const name of names) {
      const bytes = readFileSync(join(whole, name))
      bytes[Math.floor(bytes.length / 2)] ^= 4
      writeFileSync(join(dir, name), bytes)
      await expect(readCheckpoint(partial), name).rejects.toThrow(/is damaged: .* is not what the run wrote/)
      cpSync(join(whole, name), join(dir, name))
    }
    rmSync(join(dir, names[0]))
    await expect(readCheckpoint(partial)).rejects.toThrow('is damaged')
  })
})

describe('a checkpoint of another version', () => {
  it('is refused, with what can be done', async () => {
    await writeCheckpoint(partial, run, saveWorlds)
    const dir = join(partial, 'checkpoint-00004')
    const state = readFileSync(join(dir, 'state.json'), 'utf8')
    const old = state.replace(/"format":\d+/, '"format":2')
    expect(old).not.toBe(state)
    writeFileSync(join(dir, 'state.json'), old)
    writeFileSync(join(dir, 'state.sha256'), createHash('sha256').update(old).digest('hex'))
    await expect(readCheckpoint(partial)).rejects.toThrow(
      /was written by another glasshouse \(checkpoint version 2, this one reads \d\); resume the run with the glasshouse that began it/,
    )
  })
})

describe('finding a stopped run', () => {
  it('goes by the folder that it was to become, or by its own', async () => {
    await writeCheckpoint(partial, run, saveWorlds)
    const target = partial.replace('.partial-99999999', '')
    for (const name of [target, partial]) expect(await findStopped(name)).toMatchObject({ target, partial })
  })

  it('says why there is none', async () => {
    await expect(findStopped(join(home, 'nobody'))).rejects.toThrow('there is no run at')
    await expect(findStopped(partial)).rejects.toThrow('was stopped before its first checkpoint')
    const done = join(home, 'done')
    mkdirSync(done)
    await expect(findStopped(done)).rejects.toThrow(
      /done is not a run: it has no manifest\.json, and no run .* beside it$/,
    )
    writeFileSync(join(done, 'manifest.json'), '{}')
    await expect(findStopped(done)).rejects.toThrow('is finished, there is nothing to resume')
    const target = partial.replace('.partial-99999999', '')
    mkdirSync(`${target}.partial-99999998`)
    await expect(findStopped(target)).rejects.toThrow(/several runs .* were stopped/)
    expect(existsSync(partial)).toBe(true)
  })

  it('leaves alone what is still going on', async () => {
    const going = join(home, `busy.partial-${process.ppid}`)
    mkdirSync(going)
    await expect(findStopped(join(home, 'busy'))).rejects.toThrow(`still going on, in process ${process.ppid}`)
  })
})

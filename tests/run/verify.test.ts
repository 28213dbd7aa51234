import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Interrupted } from '../../src/run/errors.js'
import { sha256 } from '../../src/run/folder/write.js'
import { glasshouseVersion } from '../../src/run/package.js'
import { verifyRun } from '../../src/run/verify.js'
import { sharedRun } from './home.js'

const shared = sharedRun(['response.chill.strength=0 times'])

/** Changes a run so that its files still agree with its manifest. */
function forge(dir: string, change: (manifest: any) => void): void {
  const path = join(dir, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  change(manifest)
  writeFileSync(path, JSON.stringify(manifest))
}

describe('verifyRun', () => {
  it('finds an honest run the same, from nothing but its folder', async () => {
    const ticks: number[] = []
    const result = await verifyRun(shared.dir, { onProgress: ({ tick }) => ticks.push(tick) })
    expect(result).toMatchObject({ same: true, differences: [] })
    expect(result.got).toEqual(result.expected)
    expect(result.expected.digest).toBe(shared.result.digest)
    expect(ticks).toHaveLength(14)
  })

  it('finds a changed seed', async () => {
    const dir = shared.copy()
    forge(dir, (manifest) => (manifest.seed = '8'))
    const { same, differences, expected, got } = await verifyRun(dir)
    expect(same).toBe(false)
    expect(differences).toContain('the society went another way: the digests differ')
    expect(differences).toContain('the table behaviours has other figures')
    expect(got.digest).not.toBe(expected.digest)
  })

  it('finds a scenario that was changed together with its hash', async () => {
    const dir = shared.copy()
    const path = join(dir, 'scenario.yaml')
    const text = readFileSync(path, 'utf8').replace(/(approval:\s+start:) 60 %/, '$1 61 %')
    writeFileSync(path, text)
    forge(dir, (manifest) => (manifest.scenario.sha256 = sha256(text)))
    const { same, differences } = await verifyRun(dir)
    expect(same).toBe(false)
    expect(differences).toContain('the table opinion has other figures')
    expect(differences).not.toContain('the table moves has other figures')
  })

  it('finds a digest that was made up, although the tables are right, and says which versions were at work', async () => {
    const dir = shared.copy()
    forge(dir, (manifest) => {
      manifest.digest = 'f'.repeat(64)
      manifest.glasshouse = '0.0.9'
    })
    expect((await verifyRun(dir)).differences).toEqual([
      'the society went another way: the digests differ',
      `the run was made by glasshouse 0.0.9, and this is ${glasshouseVersion()}`,
    ])
  })

  it('refuses a damaged run before running anything', async () => {
    const dir = shared.copy()
    writeFileSync(join(dir, 'population.yaml'), 'gone: true\n')
    let planned = false
    await expect(verifyRun(dir, { onPlan: () => (planned = true) })).rejects.toThrow(
      'population.yaml is not what the run wrote',
    )
    expect(planned).toBe(false)
  })

  it('can be stopped', async () => {
    await expect(verifyRun(shared.dir, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(Interrupted)
  })
})

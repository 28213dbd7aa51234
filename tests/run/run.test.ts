import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { runScenario as runBuilt } from '../../dist/run/run.js'
import { Interrupted } from '../../src/run/errors.js'
import { openRun } from '../../src/run/folder/open.js'
import { manifestSchema } from '../../src/run/manifest.js'
import { packageRoot } from '../../src/run/package.js'
import { runScenario } from '../../src/run/run.js'
import { sharedRun } from './home.js'
import { mini } from './mini.js'

const shared = sharedRun(['response.chill.strength=0 times'])
const small = { reader: mini, residents: 1500, ticks: 3 }

describe('runScenario', () => {
  it('tells everything that a script wants to know', () => {
    const { result, dir } = shared
    expect(result).toMatchObject({ scenario: 'small', residents: 2000, ticks: 14, seed: '7', threads: 1, dir })
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(result.measures.residents).toBe(2000)
    expect(result.residentTicksPerSecond).toBeGreaterThan(1000)
    expect(result.peakRssBytes).toBeGreaterThan(1e7)
  })

  it('leaves a folder that explains itself', async () => {
    expect(readdirSync(shared.dir).toSorted()).toEqual([
      'README.txt',
      'manifest.json',
      'population.yaml',
      'scenario.yaml',
      'sources.yaml',
      'tables',
    ])
    const readme = readFileSync(join(shared.dir, 'README.txt'), 'utf8')
    const { manifest } = await openRun(shared.dir)
    for (const entry of manifest.tables) expect(readme).toContain(`${entry.file}: ${entry.title}`)
    expect(readme).toContain("pandas.read_parquet('tables/grades.parquet')")
    expect(readme).toContain(manifest.citation.slice(0, 40))
    for (const line of readme.split('\n')) expect(line.length).toBeLessThan(130)
  })

  it('writes a manifest with all there is to know, and nothing about who ran it', async () => {
    const { manifest } = await openRun(shared.dir)
    expect(manifestSchema.parse(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest)
    expect(manifest).toMatchObject({
      seed: '7',
      residents: 2000,
      ticks: 14,
      start: '2010-01-01',
      end: '2011-02-01',
      tick: '1 month',
      digest: shared.result.digest,
      measures: shared.result.measures,
    })
    expect(manifest.scenario.overrides).toEqual(['response.chill.strength=0 times'])
    expect(manifest.evidence.reported).toBeGreaterThan(50)
    expect(manifest.evidence.assumed).toBeGreaterThan(10)
    expect(Object.keys(manifest.bibliography)).toEqual(['gazette-2010'])
    expect(manifest.bibliography['gazette-2010'].publisher).toBe('The Gazette')
    const text = readFileSync(join(shared.dir, 'manifest.json'), 'utf8')
    for (const secret of [packageRoot, shared.home, hostname(), `/${userInfo().username}/`])
      expect(text).not.toContain(secret)
  })

  it('runs without a folder, and comes to the same', async () => {
    const again = await runScenario('small', {
      reader: mini,
      residents: 2000,
      ticks: 14,
      seed: 7n,
      set: ['response.chill.strength=0 times'],
    })
    expect(again.dir).toBeNull()
    expect(again.digest).toBe(shared.result.digest)
    expect(again.measures).toEqual(shared.result.measures)
  })

  it('comes to the same with threads', async () => {
    const options = { reader: mini, residents: 21_000, ticks: 8 }
    const [one, two] = [
      await runBuilt('small', { ...options, threads: 1 }),
      await runBuilt('small', { ...options, threads: 2 }),
    ]
    expect(two.threads).toBe(2)
    expect(two.digest).toBe(one.digest)
    expect(two.measures).toEqual(one.measures)
  })

  it('lays what it is given beside the tables', async () => {
    const out = join(shared.home, 'extras')
    await runScenario('small', {
      ...small,
      out,
      extras: (manifest, tables) => ({ 'report.html': `${manifest.digest} ${tables.length}` }),
    })
    const { manifest } = await openRun(out)
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toBe(`${manifest.digest} ${manifest.tables.length}`)
  })

  it('says what to expect before anything is written', async () => {
    const out = join(shared.home, 'planned')
    let seen: unknown
    await runScenario('small', {
      ...small,
      out,
      onPlan: (plan) => {
        seen = plan
        expect(readdirSync(shared.home).filter((name) => name.startsWith('planned'))).toEqual([])
      },
    })
    expect(seen).toMatchObject({ scenario: 'small', residents: 1500, ticks: 3, seed: '1', threads: 1 })
  })

  it('refuses a folder that is taken, before running', async () => {
    const taken = join(shared.home, 'taken')
    mkdirSync(taken)
    writeFileSync(join(taken, 'thesis.txt'), 'mine')
    let ticks = 0
    const run = runScenario('small', {
      ...small,
      out: taken,
      onProgress: () => ticks++,
    })
    await expect(run).rejects.toThrow('is not empty; name another with --out')
    await expect(run).rejects.toMatchObject({ name: 'InputError' })
    expect(ticks).toBe(0)
    expect(readdirSync(taken)).toEqual(['thesis.txt'])
  })

  it('leaves nothing behind when it is stopped or fails', async () => {
    const out = join(shared.home, 'stopped')
    const controller = new AbortController()
    const stopped = runScenario('small', {
      ...small,
      out,
      signal: controller.signal,
      onProgress: ({ tick }) => tick === 2 && controller.abort(),
    })
    await expect(stopped).rejects.toBeInstanceOf(Interrupted)
    const failed = runScenario('small', {
      ...small,
      out,
      extras: () => {
        throw new Error('no report')
      },
    })
    await expect(failed).rejects.toThrow('no report')
    expect(readdirSync(shared.home).filter((name) => name.startsWith('stopped'))).toEqual([])
  })

  it('stops threads in the middle of a tick', async () => {
    const out = join(shared.home, 'threads')
    const controller = new AbortController()
    const run = runBuilt('small', {
      reader: mini,
      residents: 300_000,
      ticks: 48,
      out,
      signal: controller.signal,
      onProgress: ({ tick }) => tick === 2 && setTimeout(() => controller.abort(), 3),
    })
    await expect(run).rejects.toMatchObject({ name: 'Interrupted' })
    expect(existsSync(out)).toBe(false)
  })

  it('is not mistaken for a run when it was killed', async () => {
    const out = join(shared.home, 'killed')
    const script = `import { runScenario } from ${JSON.stringify(new URL('../../dist/run/run.js', import.meta.url).href)}
await runScenario('suining-2010', { residents: 5000, out: ${JSON.stringify(out)}, onProgress: () => console.log('tick') })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    child.kill('SIGKILL')
    await sleep(100)
    expect(existsSync(out)).toBe(false)
    const [left] = readdirSync(shared.home).filter((name) => name.startsWith('killed'))
    expect(left).toBe(`killed.partial-${child.pid}`)
    await expect(openRun(join(shared.home, left))).rejects.toThrow('it holds no result and can be deleted')
    expect(readFileSync(join(shared.home, left, 'UNFINISHED.txt'), 'utf8')).toContain('holds no result')
    const { warnings } = await runScenario('small', {
      ...small,
      out,
    })
    expect(warnings).toEqual([expect.stringContaining(`${left} is left over from a run that did not finish`)])
  })
})

import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../architecture/source.js'
import { glasshouse } from './glasshouse.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-resuming-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const whole = join(home, 'whole')
const branched = join(home, 'branched')
const quietly = ['--threads', '2', '--no-report', '--quiet']
const society = ['suining-2010', '--residents', '22000', ...quietly]
/** Another scheme takes over after half of the time. */
const branch = ['suining-2010-fair', '--from', `${whole}@24`, ...quietly]

beforeAll(async () => {
  expect((await glasshouse(['run', ...society, '--out', whole])).status).toBe(0)
  expect((await glasshouse(['run', ...branch, '--out', branched])).status).toBe(0)
}, 240_000)

/** Starts a run, and stops it by a signal as soon as it has a checkpoint. */
async function stopped(
  name: string,
  signal: NodeJS.Signals,
  run = society,
): Promise<{ status: number | null; err: string }> {
  const words = ['run', ...run, '--out', join(home, name), '--checkpoint-every', '0']
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...words])
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const begun = () =>
    readdirSync(home).some(
      (each) =>
        each.startsWith(`${name}.partial-`) &&
        readdirSync(join(home, each)).some((inside) => /^checkpoint-\d+$/.test(inside)),
    )
  for (let tries = 0; tries < 4000 && !begun(); tries++) await sleep(10)
  child.kill(signal)
  return { status: await ended, err }
}

/** Everything that a run writes and that must not depend on how it was run. */
function tablesOf(dir: string): Record<string, string> {
  const { digest, tables } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  return {
    digest,
    ...Object.fromEntries(tables.map((each: { file: string; sha256: string }) => [each.file, each.sha256])),
  }
}

describe('a run that was stopped', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'by %s ends as if it never was',
    async (signal) => {
      const { status, err } = await stopped(signal, signal)
      if (signal === 'SIGKILL') expect(status).toBeNull()
      else {
        expect(status).toBe(130)
        expect(err).toMatch(/stopped after \d+ of 48 ticks; "glasshouse resume .+" goes on from there/)
      }
      const dir = join(home, signal)
      const resumed = await glasshouse(['resume', dir, '--threads', '1', '--json'])
      expect(resumed.status).toBe(0)
      expect(tablesOf(dir)).toEqual(tablesOf(whole))
      expect(JSON.parse(resumed.out)).toMatchObject({ ticks: 48, dir, digest: tablesOf(whole).digest, report: null })
      expect(readdirSync(dir).toSorted()).toEqual(readdirSync(whole).toSorted())
      expect(readdirSync(home).filter((name) => name.includes('.partial-'))).toEqual([])
    },
    120_000,
  )

  test('by SIGKILL while it went on from another ends as if it never was', async () => {
    expect((await stopped('killed-branch', 'SIGKILL', branch)).status).toBeNull()
    const dir = join(home, 'killed-branch')
    const resumed = await glasshouse(['resume', dir, '--json'])
    expect(resumed.status).toBe(0)
    expect(JSON.parse(resumed.out)).toMatchObject({ ticks: 48, dir, digest: tablesOf(branched).digest })
    expect(tablesOf(dir)).toEqual(tablesOf(branched))
    expect(tablesOf(dir).digest).not.toBe(tablesOf(whole).digest)
    expect(readdirSync(dir).toSorted()).toEqual(readdirSync(branched).toSorted())
  }, 120_000)

  test('is not resumed twice', async () => {
    const { status, err } = await glasshouse(['resume', whole])
    expect(status).toBe(2)
    expect(err).toContain('is finished, there is nothing to resume')
  })
})

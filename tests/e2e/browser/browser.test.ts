import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memoryReader } from '../../../src/library/memory.js'
import { reportInput, reportOf } from '../../../src/library/report.js'
import { prepare } from '../../../src/run/prepare.js'
import { simulate } from '../../../src/run/simulate.js'
import { documentsFor, libraryBundle, openSite, type Result, type Site, type Task } from './site.js'

const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const firefoxPath = process.env.FIREFOX ?? '/usr/bin/firefox-esr'
/** Where every change is judged both browsers are installed, and one that is missing is a failure. */
const mustHave = process.env.CI === 'true'

/** A county where a page may compile WebAssembly, and a whole country where it may not: there the readable generator draws. */
const societies: [title: string, task: Task, population: string, policy: string][] = [
  [
    'a county of points',
    { scenario: 'suining-2010', residents: 5000, ticks: 12, seed: '7' },
    'suining-county',
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
  ],
  [
    'a whole country',
    { scenario: 'national-2020', residents: 32_000, ticks: 4, seed: '7' },
    'china',
    "default-src 'self'",
  ],
]

describe.each(societies)('the same bits in a browser: %s', (_, task, population, policy) => {
  let site: Site
  let here: { digest: string; rows: number; report: string; compiles: boolean }

  beforeAll(async () => {
    const documents = documentsFor(task.scenario, population)
    site = await openSite(task, documents, policy)
    const prepared = await prepare(task.scenario, { reader: memoryReader(documents), ...task })
    const { digest, tables } = await simulate(prepared.blueprint)
    const report = reportOf(reportInput(prepared, tables, { ...task, digest, version: 'test' }))
    const rows = tables.reduce((sum, { columns }) => sum + columns[0].values.length, 0)
    here = { digest, rows, report, compiles: policy.includes('wasm') }
  }, 180_000)
  afterAll(() => site.close())

  test.runIf(existsSync(chromiumPath) || mustHave)(
    'Chromium, in a worker, without eval',
    async () => {
      const browser = await chromium.launch({
        executablePath: chromiumPath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'].concat([
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ]),
      })
      try {
        const page = await browser.newPage()
        const errors: string[] = []
        page.on('pageerror', (error) => errors.push(String(error)))
        const result = site.result()
        await page.goto(site.url)
        expect(await result).toMatchObject({ ...here, agent: expect.stringContaining('Chrome') })
        expect(errors).toEqual([])
      } finally {
        await browser.close()
      }
    },
    120_000,
  )

  test.runIf(existsSync(firefoxPath) || mustHave)(
    'Firefox',
    async () => expect(await inFirefox(site)).toMatchObject(here),
    120_000,
  )
})

/** Debian's Firefox cannot be driven by Playwright, so it only opens the page, which tells the site its result. */
async function inFirefox(site: Site): Promise<Result> {
  const profile = mkdtempSync(join(tmpdir(), 'glasshouse-firefox-'))
  const result = site.result()
  const browser = spawn(firefoxPath, ['--headless', '--no-remote', '--profile', profile, site.url], { stdio: 'ignore' })
  const failed = new Promise<never>((_, reject) => {
    browser.on('error', reject)
    browser.on('exit', (code) => reject(new Error(`Firefox ended by itself with code ${code}`)))
  })
  try {
    return await Promise.race([result, failed])
  } finally {
    const ended = new Promise((resolve) => browser.once('exit', resolve))
    failed.catch(() => undefined)
    browser.kill()
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

test('the library for browsers stays small', async () => {
  const { bytes, gzipped, text } = await libraryBundle()
  console.log(`browser library: ${Math.round(bytes / 1000)} kB, ${Math.round(gzipped / 1000)} kB gzipped`)
  // measured at 411 kB now that the module packs what waits as well, 399 kB before that, 332 kB before there was a module; about 80 kB of it is Zod with its messages in fifty languages,
  // which it does not let go of
  expect(gzipped).toBeLessThan(420_000)
  expect(text).not.toMatch(/from"node:|require\("(node:|fs|path)/)
})

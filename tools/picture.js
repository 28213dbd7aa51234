#!/usr/bin/env node
// Makes docs/images/report.png, the picture in the README: the first screen of the report that `npm start` writes.
//
//   npm run picture                 needs Chromium (CHROMIUM=/path/to/it if it is not on the path)
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from './build.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const picture = join(root, 'docs', 'images', 'report.png')
const SIZE = { width: 1440, height: 960 }

const { ok, messages } = await build()
if (!ok) throw new Error(messages)
const { runScenario } = await import(pathToFileURL(join(root, 'dist', 'index.js')).href)

const folder = await mkdtemp(join(tmpdir(), 'glasshouse-picture-'))
try {
  const out = join(folder, 'run')
  await runScenario('suining-2010', { residents: 100_000, out })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--font-render-hinting=none'],
  })
  try {
    const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 1, colorScheme: 'light' })
    await page.goto(pathToFileURL(join(out, 'report.html')).href)
    await mkdir(dirname(picture), { recursive: true })
    await page.screenshot({ path: picture })
  } finally {
    await browser.close()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.log(picture)

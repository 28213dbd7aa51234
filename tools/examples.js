#!/usr/bin/env node
// Writes the example files of docs/files/ by the commands that the page names: `npm run examples`. A test tells them again
// and compares them letter by letter, so that what the page shows is what the laboratory says.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const main = join(root, 'dist', 'cli', 'main.js')
const started = promisify(execFile)

/** Small societies, so that anybody can make them again in seconds. */
export const RESIDENTS = 21_000

/** @type {{ path: string, scenario: string, id: number, options: string[] }[]} */
export const examples = [
  { path: 'docs/files/camera.txt', scenario: 'national-2020', id: 2471, options: ['--what-if'] },
  { path: 'docs/files/owner.txt', scenario: 'national-lists', id: 28868, options: ['--why', '--what-if'] },
  { path: 'docs/files/letters.txt', scenario: 'suining-2010', id: 8029, options: ['--what-if'] },
]

/**
 * Lives the society of an example and prints its file as the command does.
 * @param {(typeof examples)[number]} example
 * @returns {Promise<string>}
 */
export async function printed({ scenario, id, options }) {
  const home = mkdtempSync(join(tmpdir(), 'glasshouse-example-'))
  const run = join(home, 'run')
  const glasshouse = async (/** @type {string[]} */ ...words) =>
    (await started(process.execPath, [main, ...words], { maxBuffer: 1e8, env: { ...process.env, NO_COLOR: '1' } }))
      .stdout
  try {
    await glasshouse('run', scenario, '--residents', String(RESIDENTS), '--out', run, '--quiet')
    return await glasshouse('file', run, String(id), ...options)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const example of examples) {
    writeFileSync(join(root, example.path), await printed(example))
    console.log(`written: ${example.path}`)
  }

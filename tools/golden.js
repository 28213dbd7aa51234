#!/usr/bin/env node
// Moves the baseline of the golden runs, with a reason that is kept beside it in tests/golden/REASONS.md.
//
//   npm run golden:move -- "A day is 1/365.25 of a year, not 1/365"
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SHORTEST = 12

const root = fileURLToPath(new URL('..', import.meta.url))
const reason = process.argv.slice(2).join(' ').trim()
if (reason.length < SHORTEST) {
  console.error('Say why the figures may move, in a sentence: npm run golden:move -- "the reason"')
  process.exit(2)
}
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const run = spawnSync(process.execPath, [vitest, 'run', 'tests/golden'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, GOLDEN_MOVE_REASON: reason },
})
process.exitCode = run.status ?? 1
if (run.status === 0) console.log('Look at the difference before you commit: git diff tests/golden')

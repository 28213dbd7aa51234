#!/usr/bin/env node
// Compiles src/ to dist/ when a source is newer than the last build, so that `npm ci`, `npm start` and the tests need
// no manual step. The compiler writes dist/ even where it finds a type error. The command is put into a few files then.
//
//   node tools/build.js              build if needed; a type error is an error
//   node tools/build.js --always     build even if nothing changed
//   node tools/build.js --installing after `npm ci`: without the compiler (--omit=dev) say so and go on
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const stamp = join(dist, '.built')
// beside dist/, so that source maps point the right way
const fresh = join(root, 'dist.partial')
const lock = join(root, 'node_modules', '.glasshouse-build')

/** Time of the newest file in a folder, or of a file; 0 if there is none. */
function newest(path) {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) return 0
  if (!status.isDirectory()) return status.mtimeMs
  // the folder's own time counts too: it changes when a file is taken away
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), status.mtimeMs)
}

/** Whether dist/ is older than what it is made of. */
export function isStale() {
  const built = newest(stamp)
  return (
    built === 0 ||
    ['src', 'tsconfig.json', 'package.json', 'tools/bundle.js'].some((name) => newest(join(root, name)) > built)
  )
}

async function compile() {
  // taken before: a source saved while the compiler runs must still count as newer
  const started = new Date()
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  rmSync(fresh, { recursive: true, force: true })
  const run = spawnSync(process.execPath, [compiler, '-p', root, '--outDir', fresh], { cwd: root, encoding: 'utf8' })
  const entry = join(fresh, 'cli', 'main.js')
  // where the compiler found mistakes, its own files say best where
  if (run.status === 0) await bundle(fresh, root)
  if (existsSync(entry)) chmodSync(entry, 0o755)
  if (existsSync(fresh)) bringOver()
  if (run.status !== 0) return { ok: false, messages: run.stdout + run.stderr || String(run.error) }
  writeFileSync(stamp, '')
  utimesSync(stamp, started, started)
  return { ok: true, messages: '' }
}

/** Gives dist/ what changed, file by file and each at once, so that a program running from dist/ meets no half file. */
function bringOver() {
  const files = (folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      : []
  const made = new Set(files(fresh))
  for (const file of made) {
    const [from, to] = [join(fresh, file), join(dist, file)]
    if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) continue
    mkdirSync(dirname(to), { recursive: true })
    renameSync(from, to)
  }
  for (const file of files(dist)) if (!made.has(file) && file !== '.built') rmSync(join(dist, file))
  rmSync(fresh, { recursive: true, force: true })
}

/** Waits for another build of the same checkout: two compilers writing one folder leave half-written files. */
async function alone(work) {
  const patience = Date.now() + 60_000
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST' || Date.now() > patience) throw error
      if (Date.now() - newest(lock) > 30_000) rmdirSync(lock)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  try {
    return await work()
  } finally {
    rmdirSync(lock)
  }
}

/**
 * Builds if needed.
 * @param {boolean} always build even if nothing changed
 * @returns {Promise<{ ok: boolean, messages: string }>} the compiler's messages if it found errors
 */
export function build(always = false) {
  if (!always && !isStale()) return Promise.resolve({ ok: true, messages: '' })
  return alone(() => (always || isStale() ? compile() : { ok: true, messages: '' }))
}

const has = (flag) => process.argv.includes(flag)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (has('--installing') && !existsSync(join(root, 'node_modules', 'typescript'))) {
    console.error(
      'glasshouse: not built, because the compiler was not installed (npm ci without --omit=dev installs it)',
    )
  } else {
    const { ok, messages } = await build(has('--always'))
    if (!ok) console.error(messages)
    process.exitCode = ok ? 0 : 1
  }
}

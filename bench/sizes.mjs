/**
 * Whole runs from a million residents to 1.4 billion, by the command, one after the other: what they said beforehand and what
 * they took. Takes about half an hour on a machine with nothing else to do, nearly all of it for the largest.
 *
 *     npm run bench:sizes                                   writes them into docs/benchmarks.json, and makes the page anew
 *     node bench/sizes.mjs --size 1M:48 --size 100M:12      others: residents and ticks; prints JSON and writes nothing
 *     node bench/sizes.mjs --size 100M:12:packed            with communities packed between ticks
 *
 * Runs are written into the folder for temporary files and taken away again.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { page } from './page.mjs'

const at = (name) => fileURLToPath(new URL(name, import.meta.url))
const SCENARIO = 'suining-2010'
const USUAL = ['1M:48', '10M:24', '10M:24:packed', '100M:12', '100M:12:packed', '1.4B:3']

const { values } = parseArgs({ options: { size: { type: 'string', multiple: true } } })

/** Part of the processors that others use, over a second. */
async function taken() {
  const times = () =>
    cpus().reduce(
      ([idle, all], { times: each }) => [idle + each.idle, all + Object.values(each).reduce((sum, ms) => sum + ms, 0)],
      [0, 0],
    )
  const [idle, all] = times()
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const [idleThen, allThen] = times()
  return 1 - (idleThen - idle) / (allThen - all)
}

/** Runs the command and reads what it has written down about itself. */
async function measured(size) {
  const [residents, ticks, packed] = size.split(':')
  const home = mkdtempSync(join(tmpdir(), 'glasshouse-sizes-'))
  try {
    const dir = join(home, 'run')
    const words = [
      'run',
      SCENARIO,
      '--residents',
      residents,
      '--ticks',
      ticks,
      '--seed',
      '1',
      '--no-report',
      '--out',
      dir,
    ]
    const busy = await taken()
    const begun = performance.now()
    const { status, stderr } = spawnSync(
      process.execPath,
      [at('../dist/cli/main.js'), ...words, ...(packed ? ['--packed'] : [])],
      { encoding: 'utf8' },
    )
    const ended = performance.now()
    if (status !== 0) throw new Error(`${size}: ${stderr}`)
    const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
    const { timings } = manifest
    const result = {
      residents: manifest.residents,
      ticks: manifest.ticks,
      packed: /packed between ticks/.test(stderr),
      busy,
      buildSeconds: timings.build_seconds,
      tickSeconds: timings.ticks_seconds,
      nsPerResidentTick: (timings.ticks_seconds * 1e9) / manifest.residents / manifest.ticks,
      bytesPerResident: manifest.bytes_per_resident,
      // from the command to its end, by the clock
      seconds: (ended - begun) / 1000,
      saidSeconds: manifest.estimate.seconds,
      peakBytes: manifest.peak_rss_bytes,
      saidBytes: manifest.estimate.bytes,
    }
    console.error(`${size}: ${Math.round(result.seconds)} s`)
    return result
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

const sizes = {
  scenario: SCENARIO,
  date: new Date().toISOString().slice(0, 10),
  results: [],
}
for (const size of values.size ?? USUAL) sizes.results.push(await measured(size))
if (values.size) console.log(JSON.stringify(sizes, null, 2))
else {
  const figures = at('../docs/benchmarks.json')
  const all = { ...JSON.parse(readFileSync(figures, 'utf8')), sizes }
  writeFileSync(figures, `${JSON.stringify(all, null, 2)}\n`)
  writeFileSync(at('../docs/benchmarks.md'), page(all))
}

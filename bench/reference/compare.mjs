/**
 * The reference workload by everybody who implements it, round after round, so that a busy minute hits all alike.
 *
 *     node bench/reference/compare.mjs              1 million and 100 million residents, one thread and two
 *     node bench/reference/compare.mjs --small      1 million, one round
 *     node bench/reference/compare.mjs --quick      31 blocks, one round: whether everything runs
 *
 * Prints JSON. Who cannot run here is named, with the reason.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BLOCK } from './tables.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const MILLION = 977
const HUNDRED_MILLIONS = 97_657

/** Blocks, ticks and rounds of each size. */
const whole = [
  { blocks: MILLION, ticks: 24, rounds: 3, all: true },
  { blocks: HUNDRED_MILLIONS, ticks: 6, rounds: 2, all: false },
]
const asked = (flag) => process.argv.includes(flag)
const sizes = asked('--quick')
  ? [{ blocks: 31, ticks: 3, rounds: 1, all: true }]
  : asked('--small')
    ? [{ ...whole[0], rounds: 1 }]
    : whole

const node = (script, ...words) => [process.execPath, [here(script), ...words]]

/** `large`: lives the larger size too. `same`: makes the draws of the workload, so that checksums must agree. */
function contenders(home) {
  const c = join(home, 'reference')
  const compiled = attempt(() =>
    execFileSync('cc', ['-O3', '-march=native', '-pthread', '-o', c, here('reference.c')], { stdio: 'pipe' }),
  )
  // Debian's own Python has Debian's numpy, whatever stands before it on the path
  const python = ['/usr/bin/python3', 'python3'].find((each) =>
    attempt(() => execFileSync(each, ['-c', 'import numpy'], { stdio: 'pipe' })),
  )
  return [
    { name: 'memory', needs: compiled || 'no C compiler', run: (args) => [c, [...args, 'bandwidth']], large: true },
    { name: 'c', needs: compiled || 'no C compiler', run: (args) => [c, args], large: true, same: true },
    { name: 'columns', run: (args) => node('live.mjs', 'columns', ...args), large: true, same: true },
    {
      name: 'numpy',
      needs: python || 'no numpy (Debian: python3-numpy)',
      run: (args) => [python, [here('columns.py'), ...args]],
      alone: true,
      same: true,
    },
    { name: 'objects', run: (args) => node('live.mjs', 'objects', ...args), same: true },
    { name: 'engine', run: (args) => node('society.mjs', ...args), large: true },
  ]
}

function attempt(work) {
  try {
    work()
    return true
  } catch {
    return false
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

export function compare() {
  const home = mkdtempSync(join(tmpdir(), 'glasshouse-reference-'))
  try {
    const all = contenders(home)
    const skipped = all.flatMap(({ name, needs }) =>
      typeof needs === 'string' && needs.startsWith('no ') ? [{ name, reason: needs }] : [],
    )
    const able = all.filter(({ name }) => !skipped.some((each) => each.name === name))
    return { results: sizes.flatMap((size) => measure(able, size)), skipped }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function measure(able, { blocks, ticks, rounds, all }) {
  const runs = able
    .filter(({ large }) => all || large)
    .flatMap((each) => (each.alone ? [1] : [1, 2]).map((threads) => ({ ...each, threads, outcomes: [] })))
  for (let round = 0; round < rounds; round++)
    for (const { run, threads, outcomes } of runs) {
      const [command, args] = run([blocks, ticks, threads].map(String))
      outcomes.push(JSON.parse(execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1e8 })))
    }
  const checksums = new Set(
    runs.flatMap(({ same, outcomes }) => (same ? outcomes.map(({ checksum }) => checksum) : [])),
  )
  if (checksums.size > 1)
    throw new Error(`who draws alike has to come to the same checksum, not ${[...checksums].join(', ')}`)
  const residents = blocks * BLOCK
  return runs.map(({ name, threads, outcomes }) => {
    const seconds = outcomes.map((outcome) => outcome.seconds)
    const [{ events, bytes, checksum }] = outcomes
    const ns = (each) => (each * 1e9) / residents / ticks
    return {
      name,
      residents,
      ticks,
      threads,
      nsPerResidentTick: ns(median(seconds)),
      least: ns(Math.min(...seconds)),
      nsPerEvent: events > 0 ? (median(seconds) * 1e9) / events : null,
      eventsPerResidentTick: events / residents / ticks,
      bytesPerResident: bytes / residents,
      checksum,
    }
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(compare(), null, 2))

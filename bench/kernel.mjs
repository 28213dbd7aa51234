/**
 * What the kernel costs: nanoseconds per resident-tick and bytes per resident, for growing counties and one
 * and two threads. Absolute times differ between machines, so each is also given as a ratio to a yardstick run beside
 * it: one Philox block, the work that no kernel with keyed draws can do without.
 *
 *     npm run bench:kernel                all sizes, about two minutes
 *     npm run bench:kernel -- --residents 100k  one size
 *     npm run bench:kernel -- --kernel reference  the plain TypeScript instead of the fast one
 *
 * Prints one JSON document. Medians of `--repeat` runs (3).
 */
import { parseArgs } from 'node:util'
import { drawer } from '../dist/engine/draw/purposes.js'
import { drive } from '../dist/run/drive.js'
import { threadCrew } from '../dist/run/crew/threads.js'
import { aloneCrew } from '../dist/run/crew/alone.js'
import { prepare } from '../dist/index.js'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'suining-2010' },
    residents: { type: 'string' },
    ticks: { type: 'string', default: '48' },
    repeat: { type: 'string', default: '3' },
    kernel: { type: 'string', default: 'fast' },
  },
})

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** Nanoseconds for one block of four random words. */
function yardstick() {
  const draw = drawer(1, 0)
  const words = new Uint32Array(4)
  const blocks = 2_000_000
  let sum = 0
  const start = performance.now()
  for (let i = 0; i < blocks; i++) {
    draw(i, 1, 5, 0, words)
    sum += words[0]
  }
  const ns = ((performance.now() - start) * 1e6) / blocks
  if (sum === 0) throw new Error('the draws were not made')
  return ns
}

async function measure(residents, threads) {
  const before = performance.now()
  const { blueprint } = await prepare(values.scenario, { residents, ticks: Number(values.ticks), seed: 1 })
  const prepared = performance.now()
  const { kernel } = values
  const crew =
    threads === 1
      ? aloneCrew(blueprint, 0, undefined, kernel)
      : await threadCrew(blueprint, threads, undefined, undefined, { kernel })
  const built = performance.now()
  const outcome = await drive(blueprint, crew)
  const bytes = await crew.bytes()
  await crew.close()
  return {
    prepareSeconds: (prepared - before) / 1000,
    buildSeconds: (built - prepared) / 1000,
    seconds: outcome.seconds,
    nsPerResidentTick: (outcome.seconds * 1e9) / residents / Number(values.ticks),
    bytesPerResident: bytes / residents,
    digest: outcome.digest,
  }
}

const sizes = values.residents
  ? [Number(values.residents.replace(/k$/, 'e3').replace(/M$/, 'e6'))]
  : [10_000, 100_000, 1_140_000]
const results = []
yardstick()
for (const residents of sizes)
  for (const threads of [1, 2]) {
    const runs = []
    const blocks = []
    for (let i = 0; i < Number(values.repeat); i++) {
      blocks.push(yardstick())
      runs.push(await measure(residents, threads))
    }
    const philox = median(blocks)
    const ns = median(runs.map((run) => run.nsPerResidentTick))
    results.push({
      residents,
      threads,
      nsPerResidentTick: ns,
      philoxBlockNs: philox,
      philoxBlocksPerResidentTick: ns / philox,
      bytesPerResident: runs[0].bytesPerResident,
      prepareSeconds: median(runs.map((run) => run.prepareSeconds)),
      buildSeconds: median(runs.map((run) => run.buildSeconds)),
      tickSeconds: median(runs.map((run) => run.seconds)),
      digest: runs[0].digest,
    })
  }
console.log(
  JSON.stringify({ scenario: values.scenario, ticks: Number(values.ticks), node: process.version, results }, null, 2),
)

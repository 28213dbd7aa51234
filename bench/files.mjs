/**
 * Files of everybody: for each scenario that comes with the laboratory, a run is made, residents are drawn at random (and
 * businesses and officials where there are any), and the file of each is lived again and must end in exactly the recorded
 * state. Says how long opening the run took, and a file.
 *
 *     npm run bench:files                                        every scenario, 1,000,000 residents, 1,000 files each
 *     npm run bench:files -- --scenario suining-2010             one; may be repeated
 *     npm run bench:files -- --residents 200k --files 200
 *
 * Runs are written into the folder for temporary files and taken away again. Prints one line of JSON for each scenario;
 * ends with status 1 if any file does not match.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { listScenarios, openFiles, runScenario } from '../dist/index.js'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', multiple: true },
    residents: { type: 'string', default: '1M' },
    files: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})
const number = (text) => Number(text.replace(/k$/, 'e3').replace(/M$/, 'e6'))
const [residents, files] = [number(values.residents), number(values.files)]
const names = values.scenario ?? (await listScenarios()).map(({ name }) => name)

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
const rounded = (ms) => Math.round(ms * 10) / 10

/** Files of one kind; businesses and officials are a tenth as many each, and none where there are none. */
async function openAll(opened, of, many) {
  const result = { of, files: 0, matching: 0, ms: [] }
  for (let seed = 0; seed < many; seed++) {
    const begun = performance.now()
    let file
    try {
      file = await opened.open('random', { seed: String(seed), of })
    } catch (error) {
      if (of !== 'resident' && /^no \w+ was met/.test(error.message)) return null
      throw error
    }
    result.ms.push(performance.now() - begun)
    result.files++
    if (file.matchesRun) result.matching++
  }
  const sorted = result.ms.toSorted((a, b) => a - b)
  return {
    ...result,
    ms: { median: rounded(at(sorted, 0.5)), p95: rounded(at(sorted, 0.95)), slowest: rounded(sorted.at(-1)) },
  }
}

let wrong = 0
for (const scenario of names) {
  const home = mkdtempSync(join(tmpdir(), 'glasshouse-files-'))
  try {
    const out = join(home, 'run')
    const lived = await runScenario(scenario, { residents, seed: values.seed, out, report: false })
    const begun = performance.now()
    const opened = await openFiles(out)
    const openMs = rounded(performance.now() - begun)
    const kinds = [
      await openAll(opened, 'resident', files),
      await openAll(opened, 'business', Math.ceil(files / 10)),
      await openAll(opened, 'official', Math.ceil(files / 10)),
    ].filter(Boolean)
    for (const { files: all, matching } of kinds) wrong += all - matching
    console.log(
      JSON.stringify({ scenario, residents, digest: lived.digest.slice(0, 12), openMs, kinds, node: process.version }),
    )
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
if (wrong > 0) {
  console.error(`${wrong} files do not end in the recorded state`)
  process.exitCode = 1
}

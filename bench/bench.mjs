/**
 * All benchmarks, one after the other, on a machine with nothing else to do: about eight minutes.
 *
 *     npm run bench               measures, writes docs/benchmarks.json, and makes docs/benchmarks.md from it
 *     npm run bench -- --small    one round of the smaller size, and a small county: for a busy machine, or to try it
 *     npm run bench:page          makes the page anew from the figures there are
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { page } from './page.mjs'

const at = (name) => fileURLToPath(new URL(name, import.meta.url))
const FIGURES = at('../docs/benchmarks.json')

function run(script, ...words) {
  const begun = performance.now()
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 }
  const made = JSON.parse(execFileSync(process.execPath, [at(script), ...words], options))
  console.error(`${script}: ${Math.round((performance.now() - begun) / 1000)} s`)
  return made
}

if (!process.argv.includes('--page')) {
  const load = [loadavg()[0]]
  const small = process.argv.includes('--small')
  const reference = run('reference/compare.mjs', ...(small ? ['--small'] : []))
  load.push(loadavg()[0])
  const stages = run('stages.mjs', ...(small ? ['--scenario', 'suining-2010', '--residents', '20k'] : []))
  const browser = run('browser.mjs', ...(small ? ['--residents', '20k'] : []))
  const kernel = run('kernel.mjs', ...(small ? ['--residents', '100k', '--repeat', '1'] : []))
  // what takes half an hour is measured by a command of its own
  const { sizes } = JSON.parse(readFileSync(FIGURES, 'utf8'))
  const figures = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    processor: cpus()[0].model,
    processors: cpus().length,
    /** Processes that wanted the processor, before and after the reference workload. */
    load,
    reference,
    stages,
    browser,
    kernel,
    sizes,
  }
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`)
}
writeFileSync(at('../docs/benchmarks.md'), page(JSON.parse(readFileSync(FIGURES, 'utf8'))))

/**
 * A million residents in one worker of a browser, by both kernels: milliseconds of a tick, and ticks a second.
 *
 *     npm run bench:browser                                          two scenarios; under a minute
 *     node bench/browser.mjs nosedive --residents 20k --ticks 12     others
 *
 * "workload" is the reference workload. CHROMIUM says where the browser is; /usr/bin/chromium if it does not. Prints JSON, with no
 * results where there is no browser.
 */
import { build } from 'esbuild'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { documents as workload } from './reference/society.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { residents: { type: 'string', default: '1M' }, ticks: { type: 'string', default: '24' } },
})
const RESIDENTS = Number(values.residents.replace(/k$/, 'e3').replace(/M$/, 'e6'))
const TICKS = Number(values.ticks)
const scenarios = positionals.length > 0 ? positionals : ['workload', 'suining-2010']

const worker = `
import { memoryReader, prepare, simulate } from './src/browser.ts'
onmessage = async ({ data: { scenario, documents, kernel } }) => {
  try {
    const options = { reader: memoryReader(documents), residents: ${RESIDENTS}, ticks: ${TICKS}, seed: '1' }
    const { blueprint } = await prepare(scenario, options)
    const times = []
    let before
    const { digest } = await simulate(blueprint, {
      kernel,
      rows: 'none',
      onTick() {
        const now = performance.now()
        if (before) times.push(now - before)
        before = now
      },
    })
    // the later half, when all code has been made fast
    const later = times.slice(times.length >> 1)
    const tick = later.reduce((sum, each) => sum + each, 0) / later.length
    postMessage({ digest, tick, first: times[0] })
  } catch (error) {
    postMessage({ error: String(error.stack ?? error) })
  }
}
`

const { outputFiles } = await build({
  stdin: { contents: worker, resolveDir: root, loader: 'ts', sourcefile: 'entry.ts' },
  ...{ bundle: true, minify: true, format: 'esm', platform: 'browser', write: false },
})
const server = createServer((request, response) => {
  const isWorker = request.url === '/worker.js'
  response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html')
  response.end(isWorker ? outputFiles[0].text : '<!doctype html><title>Benchmark</title>')
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

/** The documents that a scenario of the package is made of, as a site would have fetched them. */
function documentsOf(scenario) {
  if (scenario === 'workload') return workload()
  const read = (folder, name) => readFileSync(`${root}${folder}/${name}.yaml`, 'utf8')
  const text = read('scenarios', scenario)
  const population = /^population:\s*(?:\{\s*from:|\n\s+from:)\s*([\w-]+)/m.exec(text)[1]
  return {
    scenario: { [scenario]: text },
    population: { [population]: read('populations', population) },
    sources: { sources: read('sources', 'sources') },
  }
}

const results = []
if (existsSync(executablePath)) await measureAll()
server.close()
console.log(JSON.stringify({ browser: 'Chromium', residents: RESIDENTS, ticks: TICKS, results }, null, 2))

async function measureAll() {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
  try {
    for (const scenario of scenarios)
      for (const kernel of ['reference', 'fast']) {
        const page = await browser.newPage()
        await page.goto(`http://127.0.0.1:${server.address().port}/`)
        const input = { scenario, documents: documentsOf(scenario), kernel }
        const said = await page.evaluate(
          (input) =>
            new Promise((resolve) => {
              const worker = new Worker('/worker.js', { type: 'module' })
              worker.addEventListener('message', ({ data }) => resolve(data))
              worker.addEventListener('error', ({ message }) => resolve({ error: message }))
              worker.postMessage(input)
            }),
          input,
        )
        await page.close()
        if (said.error) throw new Error(said.error)
        const { digest, tick, first } = said
        results.push({ scenario, kernel, digest, firstTickMs: first, tickMs: tick, ticksPerSecond: 1000 / tick })
      }
  } finally {
    await browser.close()
  }
}

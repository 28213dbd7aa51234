/** A tiny web site that runs a scenario in a Web Worker and sends the result back: one for all browsers. */
import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Documents } from '../../../src/library/memory.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export interface Task {
  scenario: string
  residents: number
  ticks: number
  seed: string
}

export interface Result {
  digest?: string
  rows?: number
  /** The text of the report. */
  report?: string
  /** Whether WebAssembly may be compiled where the society was lived. */
  compiles?: boolean
  agent?: string
  error?: string
}

const worker = `
import { memoryReader, prepare, reportInput, reportOf, simulate } from './src/browser.ts'
import { fastPhilox } from './src/engine/draw/fastPhilox.ts'
onmessage = async ({ data: { task, documents } }) => {
  try {
    const prepared = await prepare(task.scenario, { reader: memoryReader(documents), ...task })
    const { digest, tables } = await simulate(prepared.blueprint)
    const report = reportOf(reportInput(prepared, tables, { ...task, digest, version: 'test' }))
    const rows = tables.reduce((sum, { columns }) => sum + columns[0].values.length, 0)
    postMessage({ digest, rows, report, compiles: fastPhilox() !== null })
  } catch (error) {
    postMessage({ error: String(error.stack ?? error) })
  }
}
`

const page = `
const say = (result) => fetch('/result', { method: 'POST', body: JSON.stringify({ ...result, agent: navigator.userAgent }) })
const worker = new Worker('/worker.js', { type: 'module' })
worker.onerror = (event) => say({ error: event.message || 'the worker could not be started' })
worker.onmessage = ({ data }) => say(data)
fetch('/input.json').then((response) => response.json()).then((input) => worker.postMessage(input))
`

/** Bundles a TypeScript text that stands at the root of the project, as a site would. */
async function bundle(contents: string): Promise<string> {
  const made = await build({
    stdin: { contents, resolveDir: root, loader: 'ts', sourcefile: 'entry.ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    legalComments: 'none',
  })
  return made.outputFiles[0].text
}

/** The library for browsers as one file, and its sizes in bytes. */
export async function libraryBundle(): Promise<{ text: string; bytes: number; gzipped: number }> {
  const text = await bundle(`export * from './src/browser.ts'`)
  return { text, bytes: Buffer.byteLength(text), gzipped: gzipSync(text).length }
}

/** Scenario, population and bibliography as a site would have fetched them. */
export function documentsFor(scenario: string, population: string): Documents {
  const read = (folder: string, name: string) => readFileSync(`${root}${folder}/${name}.yaml`, 'utf8')
  return {
    scenario: { [scenario]: read('scenarios', scenario) },
    population: { [population]: read('populations', population) },
    sources: { sources: read('sources', 'sources') },
  }
}

export interface Site {
  url: string
  /** What the next page to finish has to say. */
  result(): Promise<Result>
  close(): Promise<void>
}

/**
 * Serves the page on this machine alone.
 *
 * @param policy of content security; it should allow neither eval nor anything from elsewhere
 */
export async function openSite(task: Task, documents: Documents, policy: string): Promise<Site> {
  const files: Record<string, [type: string, text: string]> = {
    '/': [
      'text/html',
      '<!doctype html><meta charset="utf-8"><title>Glasshouse</title><script src="/page.js"></script>',
    ],
    '/page.js': ['text/javascript', page],
    '/worker.js': ['text/javascript', await bundle(worker)],
    '/input.json': ['application/json', JSON.stringify({ task, documents })],
  }
  const waiting: ((result: Result) => void)[] = []
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      waiting.shift()?.(JSON.parse(Buffer.concat(parts).toString()) as Result)
      response.end()
      return
    }
    const file = files[request.url ?? '']
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('Content-Type', file?.[0] ?? 'text/plain')
    response.statusCode = file ? 200 : 404
    response.end(file?.[1] ?? '')
  })
  await listen(server)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    result: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

/** Runs the command as it is shipped: the built program, in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export const packageRoot = fileURLToPath(new URL('../../', import.meta.url))
const program = join(packageRoot, 'dist', 'cli', 'main.js')

export interface Ended {
  status: number | null
  out: string
  err: string
  seconds: number
}

export interface Options {
  cwd?: string
  env?: Record<string, string>
  /** A file that takes standard output, instead of the answer. */
  stdout?: string
  /** Called with the process as soon as it runs. */
  meanwhile?: (child: ChildProcess) => void
}

/** Types a command line and waits for its end. No colour, nobody looking, nothing on standard input. */
export function glasshouse(words: string[], options: Options = {}): Promise<Ended> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...environment } = process.env
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, [program, ...words], {
      cwd: options.cwd,
      env: { ...environment, ...options.env },
      stdio: ['ignore', options.stdout === undefined ? 'pipe' : openSync(options.stdout, 'w'), 'pipe'],
    })
    const ended = { out: '', err: '' }
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (ended.out += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (ended.err += text))
    child.on('error', reject)
    child.on('close', (status) => resolve({ ...ended, status, seconds: (performance.now() - started) / 1000 }))
    options.meanwhile?.(child)
  })
}

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

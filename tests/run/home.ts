/** A folder for a test file, and one small run in it that its tests share. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { runScenario, type RunResult } from '../../src/run/run.js'
import { mini } from './mini.js'

export interface SharedRun {
  home: string
  dir: string
  result: RunResult
  /** A copy of the run to damage. */
  copy(): string
}

/** Runs once before the tests of the file, and takes everything away after them. */
export function sharedRun(set: string[] = []): SharedRun {
  const home = mkdtempSync(join(tmpdir(), 'glasshouse-run-'))
  let copies = 0
  const shared: SharedRun = {
    home,
    dir: join(home, 'run'),
    result: undefined as unknown as RunResult,
    copy() {
      const to = join(home, `copy-${copies++}`)
      cpSync(shared.dir, to, { recursive: true })
      return to
    },
  }
  beforeAll(async () => {
    shared.result = await runScenario('small', {
      residents: 2000,
      ticks: 14,
      seed: 7,
      set,
      out: shared.dir,
      reader: mini,
    })
  }, 180_000)
  afterAll(() => rmSync(home, { recursive: true, force: true }))
  return shared
}

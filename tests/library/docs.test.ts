import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blocksIn, examplesIn, layOut, packageRoot } from './examples.js'

const page = 'docs/library.md'
const examples = examplesIn(page)
let laid: ReturnType<typeof layOut>
const cwd = mkdtempSync(join(tmpdir(), 'glasshouse-docs-'))

beforeAll(() => void (laid = layOut(examples)))
afterAll(() => {
  laid.remove()
  rmSync(cwd, { recursive: true, force: true })
})

describe('the scripts of docs/library.md', () => {
  test('are all examples, with names of their own', () => {
    expect(examples.length).toBe(blocksIn(page))
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length)
    expect(examples.length).toBeGreaterThan(8)
  })

  test('use the types as they are shipped', () => {
    const compiler = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc')
    const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', laid.folder], { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  test.each(examples)(
    '$name runs and prints',
    ({ name }) => {
      const program = join(laid.folder, `${name}.js`)
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', pathToFileURL(laid.site).href, program],
        {
          encoding: 'utf8',
          cwd,
        },
      )
      expect(stderr).toBe('')
      expect(status).toBe(0)
      expect(stdout.trim()).not.toBe('')
      expect(stdout).not.toMatch(/undefined|NaN|\[object/)
    },
    180_000,
  )
})

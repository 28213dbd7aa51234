/** The committed module is what its sources give. */
import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compileKernel, sourceOf } from '../../../tools/kernel.js'

it('is made from assembly/', () => {
  const committed = readFileSync(new URL('../../../src/engine/fast/bytes.ts', import.meta.url), 'utf8')
  // not compared by expect, which would print both
  expect(committed === sourceOf(compileKernel()), 'npm run kernel makes it anew').toBe(true)
})

it('exports every name once', () => {
  // the compiler takes one of two without a word, and the host would set that one alone
  const folder = new URL('../../../assembly/', import.meta.url)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(new URL(file, folder), 'utf8').matchAll(/^export (?:let|const|function) (\w+)/gm),
    ])
    .map(([, name]) => name)
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

/** The committed module is what its sources give. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compileKernel, sourceOf } from '../../../tools/kernel.js'

it('is made from assembly/', () => {
  const committed = readFileSync(new URL('../../../src/engine/fast/bytes.ts', import.meta.url), 'utf8')
  // not compared by expect, which would print both
  expect(committed === sourceOf(compileKernel()), 'npm run kernel makes it anew').toBe(true)
})

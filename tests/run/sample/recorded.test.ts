import { expect, test, vi } from 'vitest'
import { verifyRun } from '../../../src/run/verify.js'
import { sharedRun } from '../home.js'

// tables of large runs are read block by block; here a block is a row
vi.mock('../../../src/measure/block.js', async (original) => ({
  ...(await original<typeof import('../../../src/measure/block.js')>()),
  BLOCK_ROWS: 1,
}))

const shared = sharedRun()

test('words of communities are read block by block', async () => {
  const result = await verifyRun(shared.dir, { sample: 2 })
  expect(result).toMatchObject({ same: true, sampled: { communities: 2 }, got: { digest: shared.result.digest } })
})

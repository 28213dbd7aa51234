import { expect, test } from 'vitest'
import { BYTES_PER_RESIDENT } from '../../src/engine/world.js'
import { compareWorlds, type ComparisonPlan, diffScenarios } from '../../src/library/compare.js'
import { mini } from '../run/mini.js'

test('compareWorlds says beforehand what it takes: memory for two worlds', async () => {
  let plan: ComparisonPlan | undefined
  const found = await compareWorlds('small', {
    reader: mini,
    residents: 2000,
    ticks: 6,
    without: ['appeal'],
    onPlan: (planned) => (plan = planned),
  })
  expect(plan).toMatchObject({ residents: 2000, ticks: 6, threads: 1, titles: ['Small', 'Small'] })
  expect(plan!.bytesPerResident).toBeGreaterThan(2 * BYTES_PER_RESIDENT)
  expect(plan!.bytes).toBe(plan!.fixedBytes + Math.ceil(2000 * plan!.bytesPerResident))
  expect(found).toMatchObject({ residents: 2000, threads: 1 })
})

test('compareWorlds refuses what the machine cannot hold, before anything is built', async () => {
  const refused = compareWorlds('small', { reader: mini, residents: 2e9, ticks: 3 })
  await expect(refused).rejects.toThrow(/memory|threads/)
  await expect(refused).rejects.toMatchObject({ name: 'InputError' })
})

test('diffScenarios reads both from the package', async () => {
  const { differences } = await diffScenarios('suining-2010', 'suining-2010-fair')
  expect(differences.map(({ id }) => id)).toEqual(['notice', 'appeal'])
  await expect(diffScenarios('suining-2010', 'suning-2010')).rejects.toThrow('suining-2010')
})

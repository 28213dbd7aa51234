/**
 * What a resident takes at the end of a run, with what is on its way: a ceiling, since a column or a field that is added
 * without thought costs every resident of a country. As measured on 2,000 to 10,000 residents, and a tenth more.
 */
import { expect, test } from 'vitest'
import { bytesPerResident } from '../../src/engine/world.js'
import { createShare } from '../../src/run/crew/share.js'
import { createLife } from '../../src/run/life.js'
import { prepare } from '../../src/run/prepare.js'
import { diskReader } from '../../src/run/disk.js'

/** Bytes per resident without what all of a thread share, before the first tick and after the last. */
async function bytesOf(name: string, residents: number): Promise<{ said: number; begun: number; ended: number }> {
  const { blueprint } = await prepare(name, { reader: diskReader(), residents, seed: 1 })
  const { tables } = blueprint
  const share = createShare({ blueprint, firstCommunity: 0, communities: tables.communities })
  const { world } = share
  const each = () => (share.bytes() - world.shapes.bytes) / world.start[world.communities]
  const begun = each()
  const life = createLife(blueprint)
  for (let tick = 0; tick < tables.ticks; tick++) life.end(tick, share.tick(life.now(tick)))
  return { said: bytesPerResident(tables), begun, ended: each() }
}

test.each([
  ['suining-2010', 10_000, 33],
  ['rongcheng-2016', 3000, 55],
  ['good-citizen-card', 5000, 29],
])('%s takes no more', { timeout: 120_000 }, async (name, residents, most) => {
  const { said, begun, ended } = await bytesOf(name, residents)
  expect(begun).toBeGreaterThanOrEqual(said)
  expect(ended).toBeGreaterThan(begun)
  expect(ended).toBeLessThan(most)
})

test('what a scheme does not use takes no room', async () => {
  const [points, lists] = [await bytesOf('suining-2010', 1000), await bytesOf('good-citizen-card', 1000)]
  // points by field of life, letters by field of life and since when the letter is held; lists and refusals instead
  expect(points.said - lists.said).toBe(8 + 2 + 1 - (2 * 1 + 5))
})

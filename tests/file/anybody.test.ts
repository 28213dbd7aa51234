import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from '../../src/file/address.js'
import { anybody, anyResident } from '../../src/file/anybody.js'
import { anybodyKinds } from '../../src/file/anybodyKinds.js'
import { openFile } from '../../src/file/file.js'
import { planPopulation, residentsOf } from '../../src/population/plan.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare, type Prepared } from '../../src/run/prepare.js'
import { twoRegions } from '../support/regions.js'
import { lived } from './support.js'

const plan = planPopulation(twoRegions(), 3000)

describe('residents at random', () => {
  test('all exist, depend on the seed alone, and reach every part', () => {
    const drawn = Array.from({ length: 600 }, (_, seed) => anyResident(plan, seed))
    for (const { id, community, local } of drawn) expect(addressOf(plan, id)).toEqual({ id, community, local })
    expect(anyResident(plan, '7')).toEqual(anyResident(plan, 7n))
    expect(new Set(drawn.map(({ id }) => id)).size).toBeGreaterThan(500)
    expect(new Set(drawn.map(({ community }) => community)).size).toBe(plan.communities)
  })
})

describe('somebody of a kind at random', () => {
  let country: Prepared
  beforeAll(async () => {
    country = await prepare('national-lists', { reader: diskReader(), residents: 8000 })
  }, 60_000)

  test('is of that kind, and the same for the same seed', () => {
    const { plan: people } = country.blueprint
    for (const kind of anybodyKinds)
      for (const seed of [1, 2, 3]) {
        const { community, local, id } = anybody(country.blueprint, seed, kind)
        expect(local >= residentsOf(people, community), `${kind} ${id}`).toBe(kind === 'business')
        expect(anybody(country.blueprint, seed, kind)).toEqual({ community, local, id })
      }
    const ids = [1, 2, 3, 4, 5, 6].map((seed) => anybody(country.blueprint, seed, 'official').id)
    expect(new Set(ids).size).toBeGreaterThan(3)
  })

  test('is not there where the population has none, which is said', async () => {
    const { blueprint, input } = await lived(undefined, 1500)
    expect(() => anybody(blueprint, 1, 'business')).toThrow('no business was met in 400 communities at random')
    expect(() => anybody(blueprint, 1, 'official')).toThrow('has none, or hardly any')
    expect(openFile(input, anybody(blueprint, 1)).matchesRun).toBe(true)
  })
})

/** Linking over whole runs: against closed forms, against perfection, and what thresholds can and cannot do. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileMetric, flowIndex } from '../../src/engine/counters.js'
import { acts, files, zOfShare } from '../support/flows.js'
import { withCarelessOffice, withRegistry } from '../support/registry.js'
import { liveSplit } from '../support/split.js'
import { type Lived, type Written, live, smallBlueprint, smallScenario, withBusinesses } from '../support/small.js'

const RESIDENTS = 20_000
const blueprintOf = (change: (written: Written) => void) =>
  smallBlueprint(smallScenario(change), { residents: RESIDENTS, seed: 4 })
const lived = (change: (written: Written) => void) => live(blueprintOf(change))

const quality = ({ total }: Pick<Lived, 'total'>) => {
  const [tried, right, wrong, missed] = (['links_tried', 'links_right', 'links_false', 'links_missed'] as const).map(
    (metric) => files(total, metric),
  )
  return { tried, right, wrong, missed, precision: right / (right + wrong), recall: right / tried }
}

describe('perfect identifiers', () => {
  test('give the world without any error of linkage, bit for bit', () => {
    const linked = lived(withRegistry)
    const plain = lived(() => {})
    expect(linked.digest).toBe(plain.digest)
    const { tried, precision, recall } = quality(linked)
    expect([precision, recall]).toEqual([1, 1])
    expect(tried).toBe(files(plain.total, 'records'))
  })

  test('cost the luck of nobody: the acts of a world with errors are those of the world without', () => {
    const careless = lived(withCarelessOffice)
    const plain = lived(() => {})
    for (const b of [0, 1, 2]) expect(acts(careless.total, b, 'done')).toBe(acts(plain.total, b, 'done'))
  })
})

describe('errors', () => {
  const careless = lived(withCarelessOffice)

  test('end in files, right or wrong, or in none; nothing goes astray', () => {
    const { tried, right, wrong, missed } = quality(careless)
    expect(right + wrong + missed).toBe(tried)
    expect(right + wrong).toBe(files(careless.total, 'records'))
    const sum = (metric: 'lost' | 'misfiled') => [0, 1, 2].reduce((all, b) => all + acts(careless.total, b, metric), 0)
    expect([sum('lost'), sum('misfiled')]).toEqual([missed, wrong])
  })

  test('fall on the group whose marks are written down worse', () => {
    const { layout, flow } = careless.total
    const group = (g: number, metric: 'links_tried' | 'links_right') => {
      let sum = 0
      for (let state = 0; state < layout.states; state++)
        sum += flow[flowIndex(layout, 0, g, state, fileMetric(layout, metric))]
      return sum
    }
    const [women, men] = [1, 2].map((g) => group(g, 'links_right') / group(g, 'links_tried'))
    const [n, m] = [1, 2].map((g) => group(g, 'links_tried'))
    const spread = Math.sqrt((women * (1 - women)) / n + (men * (1 - men)) / m)
    expect((men - women) / spread).toBeGreaterThan(4)
  })

  test('come out the same however the communities are dealt to threads', () => {
    const blueprint = blueprintOf(withCarelessOffice)
    expect(liveSplit(blueprint, [0, 7, 11], true).digest).toBe(careless.digest)
  })
})

describe('in closed form', () => {
  /** Fields so fine that nobody is like anybody, and no clerks: a record is missed if what is right weighs too little. */
  const fine = (written: Written) => {
    withRegistry(written)
    const fields = ['a', 'b', 'c', 'd']
    written.registry.fields = Object.fromEntries(
      fields.map((name) => [
        name,
        { title: name, drawn: 'by-shares', bands: { all: { codes: 20_000, together: '100 %' } } },
      ]),
    )
    written.databases.office.identifiers = {
      a: { misspelt: '5 %', missing: '10 %' },
      b: { misspelt: '10 %' },
      c: { misspelt: '20 %', missing: '20 %' },
      d: { misspelt: '2 %', missing: '30 %' },
    }
    written.registry.link_above = '22 bits'
    delete written.registry.review_above
    delete written.registry.review
  }

  test('the chance that a record is missed is that of the patterns that weigh too little', () => {
    const rates = [
      [0.05, 0.1],
      [0.1, 0],
      [0.2, 0.2],
      [0.02, 0.3],
    ]
    const u = 1 / 20_000
    let missed = 0
    for (let pattern = 0; pattern < 3 ** 4; pattern++) {
      let chance = 1
      let weight = 0
      rates.forEach(([misspelt, missing], f) => {
        const which = Math.floor(pattern / 3 ** f) % 3
        const m = 1 - misspelt / (1 - missing)
        chance *= [1 - misspelt - missing, misspelt, missing][which]
        weight += [Math.log2(m / u), Math.log2((1 - m) / (1 - u)), 0][which]
      })
      if (weight < 22) missed += chance
    }
    expect(missed).toBeGreaterThan(0.03)
    const { tried, missed: counted, wrong } = quality(lived(fine))
    expect(wrong).toBeLessThan(tried / 1000)
    expect(Math.abs(zOfShare(counted, tried, missed))).toBeLessThan(4)
  })
})

describe('a higher threshold', () => {
  const at = (above: number, clerks: boolean) => (written: Written) => {
    withCarelessOffice(written)
    written.registry.link_above = `${above} bits`
    written.registry.review_above = '5 bits'
    written.registry.review.right = '100 %'
    if (clerks) return
    delete written.registry.review_above
    delete written.registry.review
  }
  const short = (change: (written: Written) => void) =>
    quality(live(smallBlueprint(smallScenario(change), { residents: 4000, seed: 5, ticks: 8 })))
  const pair = fc
    .tuple(fc.integer({ min: 5, max: 26 }), fc.integer({ min: 5, max: 26 }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)])

  test('never lowers precision where clerks are right', () => {
    fc.assert(
      fc.property(pair, ([low, high]) => {
        expect(short(at(high, true)).precision).toBeGreaterThanOrEqual(short(at(low, true)).precision)
      }),
      { numRuns: 12 },
    )
  })

  test('never makes more false links, and never finds more, where nobody looks', () => {
    fc.assert(
      fc.property(pair, ([low, high]) => {
        const [lower, higher] = [short(at(low, false)), short(at(high, false))]
        expect(higher.wrong).toBeLessThanOrEqual(lower.wrong)
        expect(higher.right).toBeLessThanOrEqual(lower.right)
      }),
      { numRuns: 12 },
    )
  })
})

test('businesses are known by codes of their own: their records always find them, and residents never become them', () => {
  const scenario = smallScenario((written) => {
    withCarelessOffice(written)
    written.behaviours.littering.who = { subject: ['resident', 'business'] }
  })
  const blueprint = smallBlueprint(scenario, { residents: 8000, population: withBusinesses() })
  const { world } = live(blueprint)
  const apart = { residents: 0, businesses: 0 }
  let charged = 0
  for (let k = 0; k < blueprint.tables.communities; k++)
    for (let i = world.start[k]; i < world.start[k + 1]; i++) {
      const kind = i < world.start[k] + world.residents[k] ? 'residents' : 'businesses'
      if (world.score[i] !== world.truth[i]) apart[kind]++
      if (kind === 'businesses' && world.score[i] !== blueprint.tables.score.base) charged++
    }
  expect(charged).toBeGreaterThan(0)
  expect(apart.businesses).toBe(0)
  expect(apart.residents).toBeGreaterThan(0)
})

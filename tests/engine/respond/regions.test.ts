import { describe, expect, test } from 'vitest'
import {
  type Counters,
  createCounters,
  doorMetric,
  fileMetric,
  flowIndex,
  layoutOf,
} from '../../../src/engine/counters.js'
import { type RegionState, respond, startRegions } from '../../../src/engine/respond/regions.js'
import type { Tables } from '../../../src/engine/tables.js'
import { type Written, smallBlueprint, smallScenario } from '../../support/small.js'

const RESIDENTS = 10_000

const tablesOf = (change: (written: Written) => void = () => {}): Tables =>
  smallBlueprint(
    smallScenario((written) => {
      written.opinion.outcry = { ...written.opinion.outcry, threshold: '1.2 per year', memory: '1 month' }
      change(written)
    }),
    { residents: RESIDENTS },
  ).tables

interface Month {
  protests?: number
  refusals?: number
  priorities?: number
  wrong?: number
  charges?: number
}

function counted(tables: Tables, month: Month): Counters {
  const layout = layoutOf(tables)
  const counters = createCounters(layout)
  const put = (state: number, metric: number, amount = 0) =>
    (counters.flow[flowIndex(layout, 0, 0, state, metric)] = amount)
  put(0, fileMetric(layout, 'protests'), month.protests)
  put(2, doorMetric(layout, 0, 'refused_by_scheme'), month.refusals)
  put(0, doorMetric(layout, 0, 'opened_by_scheme'), month.priorities)
  put(3, fileMetric(layout, 'told_wrong'), month.wrong)
  put(1, fileMetric(layout, 'charges'), month.charges)
  return counters
}

/** Lives some months and gives what is said of each. */
function history(tables: Tables, regions: RegionState[], months: Month[], from = 0): string[][] {
  return months.map((month, i) => respond(tables, regions, counted(tables, month), from + i).map(({ what }) => what))
}

const quiet = (n: number): Month[] => Array.from({ length: n }, () => ({}))

describe('attention and outcry', () => {
  // the threshold is 1.2 protests per resident and year: 1,000 a month among 10,000; half of the way is gone in a month
  test('an outcry begins when attention reaches the threshold, and ends below half of it', () => {
    const tables = tablesOf()
    expect(tables.opinion.threshold).toBe(1e8)
    const regions = startRegions(tables)
    const said = history(tables, regions, [{ protests: 1998 }, { protests: 1998 }, {}, {}, {}])
    expect(said).toEqual([[], ['outcry'], [], ['outcry_over'], []])
    const exact = startRegions(tables)
    expect(history(tables, exact, [{ protests: 2000 }])).toEqual([['outcry']])
    expect(exact[0].attention).toBe(1e8)
    expect(history(tables, exact, [{ protests: 0 }], 1)).toEqual([[]])
    expect(exact[0].attention).toBe(5e7)
    expect(history(tables, exact, [{ protests: 0 }], 2)).toEqual([['outcry_over']])
  })

  test('attention fades to nothing', () => {
    const tables = tablesOf()
    const regions = startRegions(tables)
    history(tables, regions, [{ protests: 500 }, ...quiet(60)])
    expect(regions[0].attention).toBe(0)
  })

  test('a threshold of nothing is no threshold', () => {
    const tables = tablesOf()
    tables.opinion.threshold = 0
    expect(history(tables, startRegions(tables), [{ protests: 5000 }])).toEqual([[]])
  })
})

describe('reactions', () => {
  const reacting = (does: string, after: string) =>
    tablesOf((written) => {
      written.reactions = { reaction: { title: 'Reaction', when: 'outcry', after, does } }
    })

  test.each([
    ['drop_grades', 'dropped', 'repealed'],
    ['repeal', 'repealed', 'dropped'],
  ] as const)('%s takes effect after its time, once', (does, field, other) => {
    const tables = reacting(does, '3 months')
    const regions = startRegions(tables)
    const months = [{ protests: 2000 }, {}, {}, {}, { protests: 9000 }, {}, {}, {}, {}, {}]
    const said = history(tables, regions, months)
    expect(said.map((each) => each.includes(does))).toEqual(months.map((_, tick) => tick === 3))
    expect([regions[0][field], regions[0][other]]).toEqual([1, 0])
  })

  test('without delay it takes effect with the outcry', () => {
    const tables = reacting('repeal', '0 days')
    expect(history(tables, startRegions(tables), [{ protests: 2000 }])).toEqual([['outcry', 'repeal']])
  })

  test('a second outcry does not postpone what the first has set off', () => {
    const tables = reacting('repeal', '8 months')
    const regions = startRegions(tables)
    const months = [{ protests: 2000 }, {}, {}, { protests: 4000 }, {}, {}, {}, {}, {}, {}]
    const said = history(tables, regions, months)
    expect(said.flat().filter((what) => what === 'outcry').length).toBe(2)
    expect(said.findIndex((each) => each.includes('repeal'))).toBe(8)
  })
})

describe('letter grades', () => {
  test('are announced once, when they are first given', () => {
    const tables = tablesOf()
    const regions = startRegions(tables)
    const said = history(tables, regions, quiet(14))
    expect(said.map((each) => each.includes('graded'))).toEqual(quiet(14).map((_, tick) => tick === 6))
    expect(regions[0].graded).toBe(1)
  })

  test('are not announced where they have been dropped before they were given', () => {
    const tables = tablesOf()
    const regions = startRegions(tables)
    regions[0].dropped = 1
    expect(history(tables, regions, quiet(14)).flat()).toEqual([])
  })
})

describe('approval', () => {
  const start = 600_000

  test('stays where it is while nothing happens', () => {
    const tables = tablesOf()
    const regions = startRegions(tables)
    history(tables, regions, quiet(30))
    expect(regions[0].approval).toBe(start)
  })

  test.each<[string, Month, number]>([
    ['refusals', { refusals: 50 }, -0.05],
    ['wrong charges', { wrong: 20 }, -0.1],
    ['doors opened', { priorities: 100 }, 0.05],
  ])('moves towards its new level with %s', (_, month, change) => {
    const tables = tablesOf()
    const regions = startRegions(tables)
    const months = (n: number) => Array.from({ length: n }, () => month)
    history(tables, regions, months(3))
    // half of the way in three months
    expect(regions[0].approval / 1e6).toBeCloseTo(0.6 + change / 2, 3)
    history(tables, regions, months(60), 3)
    expect(regions[0].approval / 1e6).toBeCloseTo(0.6 + change, 4)
  })

  test('stays between nothing and everybody', () => {
    const tables = tablesOf()
    const bad = startRegions(tables)
    history(
      tables,
      bad,
      Array.from({ length: 100 }, () => ({ refusals: 1e6 })),
    )
    const good = startRegions(tables)
    history(
      tables,
      good,
      Array.from({ length: 100 }, () => ({ priorities: 1e6 })),
    )
    expect(bad[0].approval).toBe(0)
    expect(good[0].approval).toBeGreaterThan(999_990)
    expect(good[0].approval).toBeLessThanOrEqual(1e6)
  })

  test('falls while an outcry lasts', () => {
    const tables = tablesOf()
    const regions = startRegions(tables)
    history(
      tables,
      regions,
      Array.from({ length: 60 }, () => ({ protests: 3000 })),
    )
    expect(regions[0].approval / 1e6).toBeCloseTo(0.3, 3)
  })
})

test('publicity remembers charges per resident and year', () => {
  const tables = tablesOf()
  const regions = startRegions(tables)
  const months = Array.from({ length: 12 }, () => ({ charges: 500 }))
  history(tables, regions, months)
  // 500 a month among 10,000 are 0.6 a year; after a year half of the way there
  expect(regions[0].publicity / 1e6).toBeCloseTo(0.3, 2)
})

import { describe, expect, it } from 'vitest'
import { simulate } from '../../src/run/simulate.js'
import type { MeasureTable } from '../../src/measure/types.js'
import { rowAt, rowCount } from '../../src/measure/types.js'
import { withCarelessOffice, withRegistry } from '../support/registry.js'
import { twoRegions } from '../support/regions.js'
import { type Written, smallBlueprint, smallScenario } from '../support/small.js'

/** The town joins in the sixth month, the hills after the run. */
const joins = { town: '2010-06-01', hills: '2020-01-01' }
const blueprintOf = (change: (written: Written) => void) =>
  smallBlueprint(smallScenario(change), { residents: 6000, population: twoRegions() })
const central = (written: Written) => {
  withCarelessOffice(written)
  Object.assign(written.databases.office, { joins, joining_cost: '500,000 yuan' })
}
const rowsOf = (tables: readonly MeasureTable[], name: string) => {
  const table = tables.find((each) => each.name === name)!
  return Array.from({ length: rowCount(table) }, (_, row) => rowAt(table, row))
}

describe('joining', async () => {
  const { tables, measures } = await simulate(blueprintOf(central))
  const rows = rowsOf(tables, 'joining')
  const of = (region: string) => rows.filter((row) => row.region === region)

  it('has a row for each tick, region and database that is to join', () => {
    expect(rows.length).toBe(24 * 2)
    expect(of('town').map(({ joined }) => joined)).toEqual(Array.from({ length: 24 }, (_, tick) => tick >= 5))
    expect(of('hills').some(({ joined }) => joined)).toBe(false)
  })

  it('lets records wait until the region joins, and none after', () => {
    for (const row of of('hills')) expect(row.kept).toBeGreaterThan(0)
    const town = of('town').map(({ kept }) => kept)
    expect(town.slice(0, 5).every((kept) => Number(kept) > 0)).toBe(true)
    expect(town.slice(5).every((kept) => kept === 0)).toBe(true)
    expect(measures.records_waiting).toBe(of('hills').reduce((sum, { kept }) => sum + Number(kept), 0))
    expect(measures.regions_joined).toBe(0.5)
  })

  it('delivers what waited when the region joins', () => {
    const records = rowsOf(tables, 'cost').filter((row) => row.region === 'town')
    expect(records.slice(0, 5).every((row) => row.records === 0)).toBe(true)
    expect(Number(records[5].records)).toBeGreaterThan(4 * Number(records[6].records))
    expect(rowsOf(tables, 'cost').some((row) => row.region === 'hills' && Number(row.records) > 0)).toBe(false)
  })

  it('costs what it costs in the month in which a region joins', () => {
    const paid = rowsOf(tables, 'cost').filter((row) => Number(row.yuan_joining) > 0)
    expect(paid.map(({ tick, region, yuan_joining }) => [tick, region, yuan_joining])).toEqual([[5, 'town', 500_000]])
  })

  it('is left out where nothing is to join', async () => {
    const plain = await simulate(blueprintOf(withRegistry))
    expect(rowsOf(plain.tables, 'joining')).toEqual([])
    expect(plain.measures).toMatchObject({ regions_joined: null, records_waiting: null })
  })
})

describe('headlines of linkage', async () => {
  const { tables, measures } = await simulate(blueprintOf(withCarelessOffice))

  it('are the shares of the counts, for everybody and by group', () => {
    const files = rowsOf(tables, 'files')
    const sum = (metric: string, by: string, group: string) =>
      files
        .filter((row) => row.group_by === by && row.group === group)
        .reduce((all, row) => all + Number(row[metric]), 0)
    const shares = (by: string, group: string) => {
      const [tried, right, wrong] = ['links_tried', 'links_right', 'links_false'].map((each) => sum(each, by, group))
      return { link_precision: right / (right + wrong), link_recall: right / tried }
    }
    expect(measures).toMatchObject(shares('all', 'all'))
    const [women, men] = ['female', 'male'].map((group) => measures.by_group.find((row) => row.group === group)!)
    expect(women).toMatchObject(shares('sex', 'female'))
    // their family names are misspelt twice as often
    expect(women.link_recall!).toBeLessThan(men.link_recall!)
  })

  it('pay the clerks', () => {
    const paid = rowsOf(tables, 'cost').reduce((all, row) => all + Number(row.yuan_linking), 0)
    expect(paid).toBe(20 * measures.links_reviewed!)
    expect(measures.cost).toBeGreaterThanOrEqual(paid)
  })

  it('say nothing where no linker is at work', async () => {
    const plain = await simulate(blueprintOf(() => {}))
    expect(plain.measures).toMatchObject({ links_tried: null, link_precision: null, link_recall: null })
    expect(plain.measures.by_group.every((row) => row.link_recall === null)).toBe(true)
  })
})

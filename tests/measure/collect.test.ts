import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCounters, layoutOf, stockMetrics, type Counters } from '../../src/engine/counters.js'
import { BLOCK_ROWS } from '../../src/measure/block.js'
import { createCollector, tableBytes, tableBytesOfRun } from '../../src/measure/collect.js'
import { tableDefinitions, type TableName } from '../../src/measure/definitions.js'
import { bytesPerRow } from '../../src/measure/growing.js'
import { rowAt, rowCount, valuesOf, type MeasureTable } from '../../src/measure/types.js'
import { labelsOf } from '../../src/run/labels.js'
import { smallBlueprint, smallScenario } from '../support/small.js'

const blueprint = smallBlueprint(smallScenario(), { residents: 1500, ticks: 24 })
const labels = labelsOf(blueprint.catalogue)
const layout = layoutOf(blueprint.tables)
const calm = [
  {
    approval: 612_345,
    attention: 3000,
    publicity: 250_000,
    outcry: 0,
    graded: 1,
    dropped: 0,
    repealed: 0,
    pending: [-1, 7],
  },
]

function collected(counters: Counters, ticks = [0]): Map<string, MeasureTable> {
  const collector = createCollector(blueprint.tables, labels)
  for (const tick of ticks) collector.add(tick, counters, calm, [])
  return new Map(collector.tables().map((table) => [table.name, table]))
}

/** Counters filled with small whole numbers, most of them zero; what is counted in a group is counted in everybody. */
const anyCounters = fc.infiniteStream(fc.nat({ max: 9 })).map((stream) => {
  const counters = createCounters(layout)
  for (const array of [counters.flow, counters.moves, counters.spells, counters.stock, counters.histogram])
    for (let i = 0; i < array.length; i++) {
      const value = stream.next().value
      array[i] = value > 6 ? value - 6 : 0
      const perGroup = array.length / (layout.regions * layout.groups)
      const everybody = Math.floor(i / perGroup / layout.groups) * perGroup * layout.groups + (i % perGroup)
      if (array[everybody] < array[i]) array[everybody] = array[i]
    }
  return counters
})

const sum = (values: ArrayLike<unknown>) => Array.from(values as ArrayLike<number>).reduce((a, b) => a + b, 0)
const sumOf = (array: Float64Array, every = 1, offset = 0) => sum(array.filter((_, i) => i % every === offset))

describe('createCollector', () => {
  it('loses no count and adds none, whatever the counters hold', () => {
    fc.assert(
      fc.property(anyCounters, (counters) => {
        const tables = collected(counters)
        const total = (table: string, columns: string[]) =>
          columns.reduce((all, column) => all + sum(valuesOf(tables.get(table)!, column)), 0)
        const counts = (table: string) =>
          tables
            .get(table)!
            .columns.filter((each) => each.type === 'int64')
            .map((each) => each.name)
        expect(
          total('behaviours', counts('behaviours')) + total('doors', counts('doors')) + total('files', counts('files')),
        ).toBe(sumOf(counters.flow))
        expect(total('moves', ['residents'])).toBe(sumOf(counters.moves))
        expect(total('spells', ['spells'])).toBe(sumOf(counters.spells))
        expect(total('scores', ['residents', 'residents_true'])).toBe(sumOf(counters.histogram))
        expect(total('grades', ['residents'])).toBe(sumOf(counters.stock, stockMetrics.length))
      }),
      { numRuns: 20 },
    )
  })

  it('leaves out what did not happen', () => {
    const tables = collected(createCounters(layout))
    for (const name of ['grades', 'scores', 'behaviours', 'doors', 'files', 'moves', 'spells', 'events'])
      expect(rowCount(tables.get(name)!)).toBe(0)
    expect(rowCount(tables.get('opinion')!)).toBe(1)
  })

  it('turns sums of stocks into means', () => {
    const counters = createCounters(layout)
    const set = (metric: (typeof stockMetrics)[number], value: number) =>
      (counters.stock[stockMetrics.indexOf(metric)] = value)
    set('residents', 4)
    set('score_sum', 3900)
    set('true_score_sum', 4000)
    set('strain_sum', 510)
    set('risk_sum', 255)
    expect(rowAt(collected(counters).get('grades')!, 0)).toMatchObject({
      tick: 0,
      date: '2010-01-01',
      region: 'town',
      group_by: 'all',
      group: 'all',
      grade: 'A',
      residents: 4,
      mean_score: 975,
      mean_true_score: 1000,
      mean_strain: 0.5,
      mean_hardship: 0,
      mean_perceived_risk: 0.25,
    })
  })

  it('tells opinion in shares, months and years', () => {
    expect(rowAt(collected(createCounters(layout)).get('opinion')!, 0)).toEqual({
      tick: 0,
      date: '2010-01-01',
      region: 'town',
      approval: 0.612345,
      // 3000 per 10^9 resident-ticks of a month each
      attention: 0.3,
      publicity: 0.25,
      outcry: false,
      letter_grades: true,
      repealed: false,
      // without trust in the scenario there is none to tell
      trust_government: null,
      trust_commerce: null,
      trust_social: null,
      trust_justice: null,
    })
  })

  it('notes score distributions of groups at gradings, every twelve ticks and at the end only', () => {
    const counters = createCounters(layout)
    counters.histogram.fill(1)
    const ticks = Array.from({ length: 24 }, (_, tick) => tick)
    const scores = collected(counters, ticks).get('scores')!
    const by = valuesOf(scores, 'group_by')
    const at = valuesOf(scores, 'tick')
    const ticksOf = (group: string) => [...new Set(Array.from<unknown>(at).filter((_, row) => by[row] === group))]
    expect(ticksOf('all')).toEqual(ticks)
    expect(ticksOf('sex')).toEqual([0, 6, 12, 18, 23])
  })

  it('names the open ends of the score distribution by nothing', () => {
    const counters = createCounters(layout)
    counters.histogram.fill(1)
    const scores = collected(counters).get('scores')!
    expect(rowAt(scores, 0)).toMatchObject({ bin_from: null, bin_to: blueprint.catalogue.scoreBins[0].to })
    const last = rowAt(scores, layout.scoreBins - 1)
    expect(last.bin_to).toBeNull()
    expect(last.bin_from).toBeGreaterThan(1000)
  })

  it('does not change tables that were handed out', () => {
    const collector = createCollector(blueprint.tables, labels)
    collector.add(0, createCounters(layout), calm, [])
    const before = collector.tables().find((table) => table.name === 'opinion')!
    for (let tick = 1; tick < 24; tick++) collector.add(tick, createCounters(layout), calm, [])
    expect(rowCount(before)).toBe(1)
    expect(rowCount(collector.tables().find((table) => table.name === 'opinion')!)).toBe(24)
  })

  it('keeps the state of regions to the bit, and the fingerprint of each community at the end', () => {
    const collector = createCollector(blueprint.tables, labels)
    collector.add(2, createCounters(layout), calm, [])
    expect(rowCount(collector.tables().find((table) => table.name === 'communities')!)).toBe(0)
    collector.finish(Uint32Array.of(1, 2, 4294967295, 3))
    const tables = new Map(collector.tables().map((table) => [table.name, table]))
    expect(rowAt(tables.get('regions')!, 0)).toEqual({
      tick: 2,
      date: '2010-03-01',
      region: 'town',
      approval: 612_345,
      attention: 3000,
      publicity: 250_000,
      outcry: 0,
      graded: 1,
      dropped: 0,
      repealed: 0,
      pending: '-1 7',
      members: 0,
      standings: '',
    })
    expect([0, 1].map((row) => rowAt(tables.get('communities')!, row))).toEqual([
      { community: 0, region: 'town', residents: 1024, digest_low: 1, digest_high: 2 },
      { community: 1, region: 'town', residents: 476, digest_low: 4294967295, digest_high: 3 },
    ])
  })

  it('hands rows on block by block, and holds no more than a block however long the run', () => {
    const counters = createCounters(layout)
    for (const array of [counters.flow, counters.stock]) array.fill(1)
    const whole = createCollector(blueprint.tables, labels)
    const taken: Record<string, number[]> = {}
    const streamed = createCollector(blueprint.tables, labels, (name, { rows }) => (taken[name] ??= []).push(rows))
    for (let tick = 0; tick < 2400; tick++)
      for (const each of [whole, streamed]) each.add(tick % 24, counters, calm, [])
    for (const table of streamed.tables()) expect(rowCount(table)).toBeLessThan(BLOCK_ROWS)
    streamed.flush()
    for (const table of whole.tables()) {
      const blocks = taken[table.name] ?? []
      expect(blocks.reduce((sum, rows) => sum + rows, 0)).toBe(rowCount(table))
      for (const rows of blocks.slice(0, -1)) expect(rows).toBe(BLOCK_ROWS)
    }
    expect(taken.behaviours.length).toBeGreaterThan(1)
  })

  it('goes on from a clone of its state', () => {
    const [whole, first] = [createCollector(blueprint.tables, labels), createCollector(blueprint.tables, labels)]
    const counters = createCounters(layout)
    counters.flow.fill(2)
    for (let tick = 0; tick < 3; tick++) for (const each of [whole, first]) each.add(tick, counters, calm, [])
    const second = createCollector(blueprint.tables, labels, undefined, structuredClone(first.state()))
    first.add(9, counters, calm, [])
    for (let tick = 3; tick < 5; tick++) for (const each of [whole, second]) each.add(tick, counters, calm, [])
    expect(second.tables()).toEqual(whole.tables())
  })

  it('notes events with their date', () => {
    const collector = createCollector(blueprint.tables, labels)
    collector.add(3, createCounters(layout), calm, [{ tick: 3, region: 0, what: 'outcry' }])
    const events = collector.tables().find((table) => table.name === 'events')!
    expect(rowAt(events, 0)).toEqual({ tick: 3, date: '2010-04-01', region: 'town', event: 'outcry' })
  })
})

describe('tableBytes', () => {
  it('is never less than what full counters take', () => {
    const counters = createCounters(layout)
    for (const array of [counters.flow, counters.moves, counters.spells, counters.stock, counters.histogram])
      array.fill(1)
    const collector = createCollector(blueprint.tables, labels)
    const { perTick, perGrading } = tableBytes(layout)
    collector.add(0, counters, calm, [])
    const bytes = collector
      .tables()
      .reduce((sum, table) => sum + rowCount(table) * bytesPerRow(tableDefinitions[table.name as TableName]), 0)
    expect(bytes).toBeLessThanOrEqual(perTick + perGrading)
    expect(bytes).toBeGreaterThan((perTick + perGrading) * 0.9)
  })

  it('grows with ticks, not with residents', () => {
    const large = smallBlueprint(smallScenario(), { residents: 150_000, ticks: 24 })
    // but for a row with the fingerprint of each community
    expect(tableBytesOfRun(large.tables) - tableBytesOfRun(blueprint.tables)).toBe((147 - 2) * 28)
    const long = smallBlueprint(smallScenario(), { residents: 1500, ticks: 240 })
    expect(tableBytesOfRun(long.tables) / tableBytesOfRun(blueprint.tables)).toBeCloseTo(10, 0)
  })
})

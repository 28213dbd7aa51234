/** Conservation: nobody and nothing gets lost between the engine and the tables. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Cell, MeasureTable } from '../../src/measure/types.js'
import { simulate, type Simulation } from '../../src/run/simulate.js'
import { livelyBlueprint } from './lively.js'

const RESIDENTS = 6000
const TICKS = 24
const blueprint = livelyBlueprint(RESIDENTS, TICKS, (written) => {
  written.measures.cross = [['sex', 'residence']]
})
let run: Simulation
beforeAll(async () => {
  run = await simulate(blueprint)
})

type Row = Record<string, Cell>

function rows(name: string): Row[] {
  const table = run.tables.find((each) => each.name === name) as MeasureTable
  return Array.from({ length: table.columns[0].values.length }, (_, i) =>
    Object.fromEntries(table.columns.map((column) => [column.name, column.values[i]])),
  )
}

/** Sum of a column by the values of others. */
function sums(table: string, column: string, by: string[], filter: (row: Row) => boolean = () => true) {
  const totals = new Map<string, number>()
  for (const row of rows(table).filter(filter)) {
    const key = by.map((each) => row[each]).join('|')
    totals.set(key, (totals.get(key) ?? 0) + (row[column] as number))
  }
  return totals
}

const everybody = (row: Row) => row.group_by === 'all'
const counted = (table: string) =>
  run.tables
    .find((each) => each.name === table)!
    .columns.filter((column) => column.type === 'int64')
    .map((column) => column.name)

describe('tables of a run', () => {
  it('hold every resident once at every tick, however residents are sorted', () => {
    const perTick = sums('grades', 'residents', ['tick', 'group_by'])
    expect(perTick.size).toBe(TICKS * 4)
    for (const residents of perTick.values()) expect(residents).toBe(RESIDENTS)
  })

  it('give the same totals for every way of sorting residents', () => {
    for (const table of ['behaviours', 'doors', 'files', 'moves', 'spells'])
      for (const column of counted(table)) {
        const totals = sums(table, column, ['group_by'])
        expect(new Set(totals.values()).size, `${table}.${column}: ${JSON.stringify([...totals])}`).toBeLessThanOrEqual(
          1,
        )
      }
  })

  it('give the same totals for crossed traits as for each of them', () => {
    const crossed = sums('grades', 'residents', ['tick', 'group'], (row) => row.group_by === 'sex x residence')
    const single = sums('grades', 'residents', ['tick', 'group'], (row) => row.group_by === 'sex')
    for (const [key, residents] of single) {
      const [tick, sex] = key.split('|')
      const parts = ['urban', 'rural'].map((place) => crossed.get(`${tick}|${sex} x ${place}`) ?? 0)
      expect(parts[0] + parts[1]).toBe(residents)
    }
  })

  it('lay each act under a rule to somebody, or leave it unseen', () => {
    const total = (column: string) => sums('behaviours', column, ['behaviour'], everybody)
    const [done, seen, missed, mistaken] = ['done', 'seen', 'missed', 'mistaken'].map(total)
    for (const behaviour of ['littering', 'helping', 'petition']) {
      const at = (of: Map<string, number>) => of.get(behaviour)!
      expect(at(seen) + at(missed) + at(mistaken)).toBe(at(done))
      expect(at(mistaken)).toBeGreaterThan(0)
    }
  })

  it('hold a score for every resident in the distribution', () => {
    for (const column of ['residents', 'residents_true'])
      for (const [key, residents] of sums('scores', column, ['tick', 'group_by']))
        expect(residents, `${column} ${key}`).toBe(RESIDENTS)
  })

  it('move residents between the grades that they hold before and after', () => {
    const held = sums('grades', 'residents', ['tick', 'grade'], everybody)
    const left = sums('moves', 'residents', ['tick', 'grade_from'], everybody)
    const taken = sums('moves', 'residents', ['tick', 'grade_to'], everybody)
    const ticks = [...new Set(rows('moves').map((row) => row.tick as number))]
    expect(ticks.length).toBeGreaterThan(1)
    for (const tick of ticks) {
      for (const grade of ['A', 'B', 'C', 'none']) {
        expect(taken.get(`${tick}|${grade}`) ?? 0).toBe(held.get(`${tick}|${grade}`) ?? 0)
        expect(left.get(`${tick}|${grade}`) ?? 0).toBe(held.get(`${tick - 1}|${grade}`) ?? 0)
      }
    }
  })

  it('end a spell for everybody who leaves a letter', () => {
    const leavers = rows('moves').filter(
      (row) => everybody(row) && row.grade_from !== 'none' && row.grade_from !== row.grade_to,
    )
    const ended = [...sums('spells', 'spells', ['grade'], everybody).values()].reduce((a, b) => a + b)
    expect(ended).toBe(leavers.reduce((all, row) => all + (row.residents as number), 0))
    expect(ended).toBeGreaterThan(0)
  })

  it('count refusals among attempts, and residents wrongly graded among residents', () => {
    for (const row of rows('doors')) {
      expect(row.refused).toBeLessThanOrEqual(row.attempts as number)
      expect(row.refused_by_scheme).toBeLessThanOrEqual(row.refused as number)
    }
    for (const row of rows('grades')) {
      expect((row.graded_too_low as number) + (row.graded_too_high as number)).toBeLessThanOrEqual(
        row.residents as number,
      )
      expect((row.below_truth as number) + (row.above_truth as number)).toBeLessThanOrEqual(row.residents as number)
    }
  })

  it('keep the mean scores in step with the points above and below the truth', () => {
    for (const row of rows('grades').filter(everybody)) {
      const gap = ((row.mean_score as number) - (row.mean_true_score as number)) * (row.residents as number)
      expect(gap).toBeCloseTo((row.points_above_truth as number) - (row.points_below_truth as number), 4)
    }
  })

  it('price every record, and the setting up once', () => {
    const cost = rows('cost')
    const records = [...sums('files', 'records', ['tick'], everybody)]
    for (const [tick, count] of records) expect(cost[Number(tick)].records).toBe(count)
    for (const row of cost) expect(row.yuan_records).toBe((row.records as number) * 4)
    expect(cost.map((row) => row.yuan_setup)).toEqual([1000, ...Array.from({ length: TICKS - 1 }, () => 0)])
  })

  it('tell when letters came and went in one voice', () => {
    const events = rows('events').map((row) => row.event)
    expect(events).toEqual(expect.arrayContaining(['graded', 'outcry', 'drop_grades']))
    const dropped = rows('events').find((row) => row.event === 'drop_grades')!.tick as number
    const lettered = rows('grades').filter((row) => everybody(row) && row.grade !== 'none')
    expect(Math.max(...lettered.map((row) => row.tick as number))).toBe(dropped)
    for (const row of rows('opinion'))
      if (row.outcry) expect(row.tick).toBeGreaterThanOrEqual(run.measures.outcry_tick!)
  })
})

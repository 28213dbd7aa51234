/** National 2020: what the article describes is in it, and does what the article says. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { rowCount, rowAt } from '../../src/measure/types.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { simulate, type Simulation } from '../../src/run/simulate.js'

type Row = Record<string, string | number>

let run: Simulation

beforeAll(async () => {
  const { blueprint } = await prepare('national-2020', { reader: diskReader(), residents: 20_000, seed: 5, ticks: 34 })
  run = await simulate(blueprint)
}, 120_000)

const known = new Map<string, Row[]>()

/** Rows of a table as objects, made once. */
function rows(name: string): Row[] {
  if (!known.has(name)) {
    const table = run.tables.find((each) => each.name === name)!
    known.set(
      name,
      Array.from({ length: rowCount(table) }, (_, i) => rowAt(table, i) as Row),
    )
  }
  return known.get(name)!
}
const sum = (of: Row[], column: string) => of.reduce((all, row) => all + Number(row[column]), 0)
const everybody = (row: Row) => row.group_by === 'all'

describe('national 2020', () => {
  it('gives everybody a score, children and provinces included', () => {
    const last = rows('grades').filter((row) => everybody(row) && row.tick === 33)
    expect(new Set(last.map(({ region }) => region)).size).toBe(31)
    expect(sum(last, 'residents')).toBe(20_000)
    const children = rows('grades').filter(
      ({ tick, group_by, group }) => tick === 33 && group_by === 'age' && group === '0-5',
    )
    expect(sum(children, 'residents')).toBeGreaterThan(800)
  })

  it('reaches the files of a province once its databases have joined', () => {
    const records = (region: string, from: number, to: number) =>
      sum(
        rows('cost').filter((row) => row.region === region && Number(row.tick) >= from && Number(row.tick) < to),
        'records',
      )
    // police, courts and banks of Guangdong join on the first day; those of Yunnan in 2016 to 2018
    expect(records('guangdong', 0, 24)).toBeGreaterThan(100)
    expect(records('yunnan', 0, 24)).toBe(0)
    expect(records('yunnan', 24, 34)).toBeGreaterThan(0)
  })

  it('has a camera that takes points by itself, and takes some from people who did nothing', () => {
    const litter = rows('behaviours').filter((row) => everybody(row) && row.behaviour === 'litter')
    expect(sum(litter, 'seen')).toBeGreaterThan(1000)
    expect(sum(litter, 'mistaken')).toBeGreaterThan(50)
    expect(sum(litter, 'invented')).toBeGreaterThan(50)
    expect(sum(rows('files').filter(everybody), 'points_taken_wrong')).toBeGreaterThan(1000)
  })

  it('has a neighbour who picks the litter up and gains', () => {
    const acts = (name: string) =>
      sum(
        rows('behaviours').filter((row) => everybody(row) && row.behaviour === name),
        'done',
      )
    // one piece in thirty, before conformity and gaming, and with factors that average to about one
    expect(acts('pick-up') / acts('litter')).toBeGreaterThan(0.015)
    expect(acts('pick-up') / acts('litter')).toBeLessThan(0.1)
    const gained = rows('behaviours').filter((row) => everybody(row) && row.behaviour === 'pick-up')
    expect(sum(gained, 'seen')).toBeGreaterThan(20)
  })

  it('opens doors to the high and shuts them to the bottom', () => {
    const at = (door: string, grade: string) =>
      rows('doors').filter((row) => everybody(row) && row.door === door && row.grade === grade)
    const refused = (door: string, grade: string) => sum(at(door, grade), 'refused') / sum(at(door, grade), 'attempts')
    expect(refused('express-security', 'high')).toBeLessThan(0.15)
    expect(refused('express-security', 'middle')).toBeGreaterThan(0.9)
    for (const door of ['soft-sleeper', 'better-hotel', 'travel-abroad']) expect(refused(door, 'bottom')).toBe(1)
    expect(refused('soft-sleeper', 'middle')).toBeLessThan(0.1)
  })

  it('lets the score of the family fall on the child at the school door', () => {
    const ages = rows('doors').filter(({ door, group_by }) => door === 'best-school' && group_by === 'age')
    const refused = ages.filter(({ refused_by_scheme: by }) => Number(by) > 0)
    expect(new Set(ages.filter(({ attempts }) => Number(attempts) > 0).map(({ group }) => group))).toEqual(
      new Set(['6-14']),
    )
    expect(sum(refused, 'refused_by_scheme')).toBeGreaterThan(0)
  })

  it('has scandals with victims', () => {
    const hurt = rows('behaviours').filter(everybody)
    for (const scandal of ['bribe-taking', 'bribed-doctor', 'poisoned-food', 'labour-abuse']) {
      expect([
        scandal,
        sum(
          hurt.filter((row) => row.behaviour === scandal),
          'victims',
        ) > 10,
      ]).toEqual([scandal, true])
    }
  })

  it('has people who hide from cameras and from petition offices', () => {
    const evaded = (name: string) =>
      sum(
        rows('behaviours').filter((row) => everybody(row) && row.behaviour === name),
        'evaded',
      )
    expect(evaded('litter')).toBeGreaterThan(10)
    expect(evaded('pick-up')).toBe(0)
    expect(sum(rows('behaviours').filter(everybody), 'evaded')).toBeGreaterThan(evaded('litter'))
  })

  it('has officials who intercept petitioners', () => {
    const acts = (name: string) =>
      sum(
        rows('behaviours').filter((row) => everybody(row) && row.behaviour === name),
        'done',
      )
    // one disturbance in five is answered so where somebody is in office
    expect(acts('interception')).toBeGreaterThan(0)
    expect(acts('interception')).toBeLessThan(0.5 * acts('disruptive-petition'))
  })

  it('silences voice that a rule punishes, and voice that none does', () => {
    const withheld = (name: string) =>
      sum(
        rows('behaviours').filter((row) => everybody(row) && row.behaviour === name),
        'withheld',
      )
    expect(withheld('disruptive-petition')).toBeGreaterThan(0)
    expect(withheld('public-criticism')).toBeGreaterThan(0)
  })
})

describe('what the article says', () => {
  const written = parse(readFileSync('scenarios/national-2020.yaml', 'utf8'))

  it('is called fictional wherever it is a rule or a door for the whole country', () => {
    for (const part of ['rules', 'doors']) {
      for (const [name, block] of Object.entries<{ evidence: string; source: string | string[]; note: string }>(
        written[part],
      )) {
        expect([name, block.evidence]).toEqual([name, 'fictional'])
        expect([name, [block.source].flat().length > 0, block.note.length > 5]).toEqual([name, true, true])
      }
    }
    expect(written.sensors['street-cameras'].evidence).toBe('fictional')
    expect(written.scores['citizen-score'].evidence).toBe('fictional')
  })

  it('begins in 2014 and is national by 2020', () => {
    expect(written.calendar.start).toBe('2014-07-01')
    const joined = Object.values<{ joins: Record<string, string> }>(written.databases).flatMap(({ joins }) =>
      Object.values(joins),
    )
    expect(joined.toSorted().at(-1)! <= '2020-01-01').toBe(true)
    expect(new Set(joined).size).toBeGreaterThan(5)
  })
})

/**
 * Row 3: one searchable file per citizen, merged from local databases that the state struggles to centralise.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runScenario } from '../../dist/library/run.js'
import { searchRun } from '../../dist/library/search.js'
import { addressOf } from '../../src/file/address.js'
import { openFile } from '../../src/file/file.js'
import { tell } from '../../src/file/telling.js'
import { type Where, everybody, total } from '../../src/report/numbers/totals.js'
import { type Lived, lived } from '../file/support.js'
import { withCarelessOffice } from '../support/registry.js'
import { type Written, withErrors } from '../support/small.js'

/** An office of the county with its own marks, and a court that other regions join a year later. */
function twoDatabases(all: Written): void {
  withErrors(all)
  delete all.databases.office.misfiled
  withCarelessOffice(all)
  all.sensors.court = { ...all.sensors.patrol, title: 'Court', kind: 'court', sees: { petition: '100 %' } }
  all.sensors.court.reports_to = 'court-register'
  all.sensors.patrol.sees = { littering: '80 %', helping: '80 %' }
  all.databases['court-register'] = {
    title: 'Court register',
    delay: '0 days',
    identifiers: { family: {}, given: {}, sex: {}, home: {}, number: {} },
    joins: { default: '2010-01-01', hills: '2011-01-01' },
    joining_cost: '1000 yuan',
  }
  for (const rule of Object.values(all.rules) as Written[]) rule.points = { value: rule.points, evidence: 'assumed' }
}

describe('row 3', () => {
  let society: Lived
  const dir = mkdtempSync(join(tmpdir(), 'glasshouse-mission-'))
  beforeAll(async () => {
    society = await lived(twoDatabases, 3000)
  }, 180_000)
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  const sum = (column: string, where: Where = {}) =>
    total(society.tables.get('files'), [column], { ...everybody, ...where })[column]

  test('a file for any subject on demand, with what each database knows', () => {
    const { input } = society
    const plan = input.blueprint.plan
    const databases = new Set<string>()
    for (let id = 0; id < 300; id += 3) {
      const file = openFile(input, addressOf(plan, id))
      expect(file.matchesRun).toBe(true)
      for (const event of file.events)
        if (event.what === 'act' && event.finding?.file === id) databases.add(event.finding.database)
      expect(tell(file).banner).toMatch(/^Nobody here is real/)
    }
    expect([...databases].toSorted()).toEqual(['court-register', 'office'])
  })

  test('links are right, missed and false, and each run says how many', () => {
    const [tried, right, wrong, missed] = ['links_tried', 'links_right', 'links_false', 'links_missed'].map((each) =>
      sum(each),
    )
    expect(right + wrong + missed).toBe(tried)
    expect(right).toBeGreaterThan(1000)
    expect(missed).toBeGreaterThan(10)
  })

  test('a region that joins a database later has its records later', () => {
    const charges = (region: string, ...ticks: number[]) => sum('charges', { region, tick: ticks })
    // of the office nothing arrives before two months are over, of the court at once where the region has joined
    expect(charges('town', 0, 1)).toBeGreaterThan(0)
    expect(charges('hills', 0, 1)).toBe(0)
    expect(charges('hills', 12)).toBeGreaterThan(charges('hills', 11))
  })

  test('all files can be searched', async () => {
    const run = join(dir, 'run')
    await runScenario('suining-2010', { residents: 2000, ticks: 14, out: run, report: false, threads: 1 })
    const found = await searchRun(run, { where: 'score < 950 and age >= 18' })
    expect(found.found).toBeGreaterThan(3)
    for (const { score } of found.subjects) expect(Number(score)).toBeLessThan(950)
  }, 120_000)
})

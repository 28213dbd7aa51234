import { beforeAll, describe, expect, it } from 'vitest'
import type { Blueprint } from '../../src/compile/compile.js'
import { headlines } from '../../src/measure/headlines.js'
import { type MeasureTable, rowCount } from '../../src/measure/types.js'
import { diskReader } from '../../src/run/disk.js'
import { aloneCrew } from '../../src/run/crew/alone.js'
import { createLife, type Past } from '../../src/run/life.js'
import { prepare } from '../../src/run/prepare.js'
import { livelyBlueprint } from '../run/lively.js'

/** Tables with all rows, totals, and totals of a run that was stopped half-way. */
async function lived(blueprint: Blueprint) {
  const crew = aloneCrew(blueprint)
  const [held, totals] = [createLife(blueprint), createLife(blueprint, 'none')]
  let resumed = createLife(blueprint, 'none')
  const half = Math.floor(blueprint.tables.ticks / 2)
  for (let tick = 0; tick < blueprint.tables.ticks; tick++) {
    if (tick === half) resumed = createLife(blueprint, 'none', structuredClone<Past>(resumed.past()))
    const counters = await crew.tick(held.now(tick))
    for (const life of [held, totals, resumed]) life.end(tick, counters)
  }
  const words = await crew.digest()
  return [held, totals, resumed].map((life) => life.outcome(words))
}

const shipped = async (name: string, residents: number, ticks: number) =>
  (await prepare(name, { reader: diskReader(), residents, ticks })).blueprint

const cases: [string, () => Blueprint | Promise<Blueprint>][] = [
  ['a lively town', () => livelyBlueprint(3000, 16)],
  ['lists, businesses and regions', () => shipped('national-lists', 6000, 14)],
  ['loans', () => shipped('delayed-impact', 3000, 14)],
  ['ratings', () => shipped('nosedive', 3000, 14)],
  ['members and factors', () => shipped('sesame-2015', 4000, 14)],
]

describe.each(cases)('totals of %s', (_, make) => {
  let [held, totals, resumed]: { digest: string; tables: MeasureTable[] }[] = []
  beforeAll(async () => void ([held, totals, resumed] = await lived(await make())), 60_000)

  it('give the same headlines as all rows', () => {
    expect(headlines(totals.tables)).toEqual(headlines(held.tables))
  })

  it('are the same after a break', () => {
    expect(resumed).toEqual(totals)
  })

  it('have fewer rows', () => {
    const rows = (tables: MeasureTable[]) => tables.reduce((sum, table) => sum + rowCount(table), 0)
    expect(rows(totals.tables)).toBeLessThan(rows(held.tables) / 1.5)
  })
})

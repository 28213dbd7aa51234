import { describe, expect, it } from 'vitest'
import type { Blueprint } from '../../src/compile/compile.js'
import { nowFor } from '../../src/engine/respond/now.js'
import { startRegions } from '../../src/engine/respond/regions.js'
import { rowCount } from '../../src/measure/types.js'
import { createShare } from '../../src/run/crew/share.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { type Rows, watchRows } from '../../src/run/rows.js'
import { simulate } from '../../src/run/simulate.js'
import { smallBlueprint, smallScenario } from '../support/small.js'

/** Rows that are expected after some communities were watched for some ticks. */
function expectedOf(blueprint: Blueprint, communities: number, ticks: number): Rows {
  const { tables } = blueprint
  const share = createShare({ blueprint, firstCommunity: tables.communities >> 1, communities })
  const watch = watchRows(tables, share.world.start[communities])
  const regions = startRegions(tables)
  for (let tick = 0; tick < ticks; tick++) watch.add(share.tick(nowFor(tables, regions, tick)))
  return watch.expected()
}

async function takenOf(blueprint: Blueprint): Promise<Map<string, number>> {
  const { tables } = await simulate(blueprint)
  return new Map(tables.map((table) => [table.name, rowCount(table)]))
}

const sum = (counts: Iterable<number>) => [...counts].reduce((all, each) => all + each, 0)

describe('rows that a run is expected to have', () => {
  // money asked and points are no times that something happened: terms of thin-file were said to be three times as many
  it.each([
    ['thin-file', 20_000],
    ['national-lists', 20_000],
    ['suining-2010', 20_000],
  ])(
    'are nearly right for each table of %s, if a few live through all of it',
    async (name, residents) => {
      const { blueprint } = await prepare(name, { reader: diskReader(), residents, ticks: 16 })
      const [rows, taken] = [expectedOf(blueprint, 4, 16), await takenOf(blueprint)]
      const many = [...taken].filter(([, count]) => count > 3000)
      expect(many.length).toBeGreaterThan(0)
      for (const [table, count] of many) {
        expect(rows[table as keyof Rows] / count, table).toBeGreaterThan(0.7)
        expect(rows[table as keyof Rows] / count, table).toBeLessThan(1.4)
      }
      expect(sum(Object.values(rows)) / sum(taken.values())).toBeGreaterThan(0.85)
      expect(sum(Object.values(rows)) / sum(taken.values())).toBeLessThan(1.2)
    },
    60_000,
  )

  it('are those of the later ticks that were watched, for ticks that were not', () => {
    const blueprint = smallBlueprint(smallScenario(), { residents: 10_000, ticks: 40 })
    const [some, more, all] = [10, 20, 40].map((ticks) => expectedOf(blueprint, 2, ticks))
    const half = smallBlueprint(smallScenario(), { residents: 10_000, ticks: 20 })
    const firstHalf = expectedOf(half, 2, 20)
    expect(some.behaviours / all.behaviours).toBeCloseTo(1, 0)
    // what is over, and as much in each tick to come as in the later half of those: the first ones are unlike
    const lived = [5, 10].map((ticks) =>
      expectedOf(smallBlueprint(smallScenario(), { residents: 10_000, ticks }), 2, ticks),
    )
    const [first5, first10] = lived.map(({ behaviours }) => behaviours)
    expect(some.behaviours).toBeCloseTo(first10 + ((first10 - first5) / 5) * 30, 6)
    expect(more.behaviours).toBeGreaterThan(firstHalf.behaviours * 1.5)
    expect(more.behaviours).toBeLessThan(firstHalf.behaviours * 2.5)
  })

  it('are those alone that do not hang on what happens, if nobody was watched', () => {
    const { tables } = smallBlueprint(smallScenario(), { residents: 10_000, ticks: 40 })
    const rows = watchRows(tables, 1).expected()
    expect(rows).toMatchObject({ grades: 0, behaviours: 0, moves: 0, opinion: 40, communities: tables.communities })
  })
})

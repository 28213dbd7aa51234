/** How many petitions reach an official in a year: counted once, whoever lives the run and however often it stops. */
import { describe, expect, test } from 'vitest'
import { LOADS } from '../../src/engine/counters.js'
import { rowAt, rowCount } from '../../src/measure/types.js'
import { simulate } from '../../src/run/simulate.js'
import { files } from '../support/flows.js'
import { live, smallBlueprint, smallScenario, withBusinesses } from '../support/small.js'
import { liveSplit } from '../support/split.js'

const scenario = smallScenario((all) => {
  all.behaviours.petition.rate = '8 per 1000 per year'
})
// two years and a half; the half is counted nowhere
const blueprint = smallBlueprint(scenario, { population: withBusinesses(), residents: 30_000, ticks: 30 })

/** [year] petitions of each official, from the state of the world. */
const loads: number[][] = []
let received = 0
live(blueprint, (tick, counters, world) => {
  if (tick < 24) received += files(counters, 'petitions_received')
  if (tick % 12 === 11) loads.push([...world.load].filter((_, k) => world.official[k] !== 65535))
})
const { tables, measures } = await simulate(blueprint)
const table = tables.find(({ name }) => name === 'officials')!
const rows = Array.from({ length: rowCount(table) }, (_, i) => rowAt(table, i))

describe('the load of officials', () => {
  test('is all that reached them in the year, and begins anew with the next', () => {
    expect(loads.map((year) => year.length)).toEqual([loads[0].length, loads[0].length])
    expect(loads[0].length).toBeGreaterThan(10)
    expect(loads.flat().reduce((sum, each) => sum + each, 0)).toBe(received)
    expect(received).toBeGreaterThan(100)
    expect(measures.subjects!.petitions_received).toBeGreaterThan(received)
  })

  test('is told in bins that hold every official once in every whole year', () => {
    expect(rows.map(({ tick }) => tick).filter((tick) => tick !== 11 && tick !== 23)).toEqual([])
    for (const [year, tick] of [11, 23].entries()) {
      const told = LOADS.map((from) => {
        const found = rows.find((row) => row.tick === tick && row.petitions_from === from)
        return Number(found?.officials ?? 0)
      })
      const bin = (load: number) => LOADS.findLastIndex((from) => load >= from)
      const counted = LOADS.map((_, b) => loads[year].filter((load) => bin(load) === b).length)
      expect(told).toEqual(counted)
      expect(told.filter((officials) => officials > 0).length).toBeGreaterThan(1)
    }
  })

  test('names the last petition of a bin, but for the last bin', () => {
    for (const { petitions_from: from, petitions_to: to } of rows) {
      const next = LOADS[LOADS.indexOf(from as (typeof LOADS)[number]) + 1]
      expect(to).toBe(next === undefined ? null : next - 1)
    }
  })

  test('is the same for any number of threads, and changes nothing', () => {
    const one = live(blueprint)
    const other = liveSplit(blueprint, [0, 7, 20], true)
    expect(other.worlds.flatMap(({ load }) => [...load])).toEqual([...one.world.load])
    expect(other.digest).toBe(one.digest)
  })

  test('is nothing where nobody is in office', async () => {
    const { officials: _, ...nobody } = withBusinesses()
    const { tables: others } = await simulate(
      smallBlueprint(scenario, { population: nobody, residents: 3000, ticks: 13 }),
    )
    expect(rowCount(others.find(({ name }) => name === 'officials')!)).toBe(0)
  })
})

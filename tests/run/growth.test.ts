import { describe, expect, it } from 'vitest'
import { createWorld } from '../../src/engine/world.js'
import { peopleOf } from '../../src/compile/people.js'
import { entryKind } from '../../src/engine/entries.js'
import { type OnTheWay, atTheEnd, onTheWay } from '../../src/run/growth.js'
import { prepare } from '../../src/index.js'
import { createPackedShare } from '../../src/run/crew/share.js'
import { createLife } from '../../src/run/life.js'

/** Two bytes for each thing, and how many of each life a tick makes. */
const waiting = (...made: [life: number, number: number][]): OnTheWay => ({ each: 2, made: new Map(made) })

describe('bytes at the end', () => {
  const steady = [2, 4, 6, 8, 10]

  it('grow on as they did while nothing comes back', () => {
    expect(atTheEnd(steady, 20, waiting([1000, 1]))).toBe(10 + 2 * 15)
  })

  it('grow by what has a long life after what has a short one comes back', () => {
    expect(atTheEnd(steady, 20, waiting([12, 1]))).toBe(10 + 2 * 7)
    expect(atTheEnd(steady, 20, waiting([12, 0.5], [40, 0.5]))).toBe(10 + 7 + 15)
    expect(atTheEnd(steady, 10, waiting([12, 1]))).toBe(10 + 2 * 5)
  })

  it('grow as the logarithm of the ticks where it is columns that grow', () => {
    expect(atTheEnd(steady, 20, waiting())).toBeCloseTo(10 + 2 * 5 * Math.log(4))
    expect(atTheEnd(steady, 20, waiting([3, 1]))).toBeCloseTo(10 + 2 * 5 * Math.log(4))
  })

  it('take a step that came once for no habit', () => {
    expect(atTheEnd([2, 4, 6, 8, 10, 32, 34], 20, waiting([1000, 1]))).toBe(34 + 2 * 13)
  })

  it('follow the later ticks, if they grow by less than the first did', () => {
    expect(atTheEnd([10, 20, 30, 40, 50, 51, 52, 53, 54], 18, waiting([1000, 0.5]))).toBe(54 + 9)
  })

  it('are those of the last tick where all were tried, where nothing grew, or where little was tried', () => {
    expect(atTheEnd(steady, 5, waiting([12, 1]))).toBe(10)
    expect(atTheEnd([9, 8, 7, 7], 50, waiting())).toBe(7)
    expect(atTheEnd([5], 50, waiting())).toBe(5)
  })
})

it('what is on its way is counted by how long it is, in the later half of what was tried', async () => {
  const { blueprint } = await prepare('suining-2010', { residents: 2000, ticks: 48, seed: 1 })
  const world = createWorld(blueprint.tables, 0, 1, peopleOf(blueprint))
  const [entries] = world.inFlight
  for (let tick = 0; tick < 10; tick++) {
    entries.begin(tick)
    entries.retain(({ 0: due }) => due > tick, tick)
    for (let who = 0; who < 8; who++) entries.push(tick + 36, entryKind.expiry, who, 0, -5, 0, 0, 0)
    for (let who = 0; who < 4; who++) entries.push(tick + 2, entryKind.record, who, 0, -5, 0, 7, 0)
  }
  const waits = onTheWay(world, 1, 10, true)
  expect([...waits.made].map(([life, number]) => [life, Math.round(number * world.start[1])])).toEqual([
    [36, 8],
    [2, 4],
  ])
  expect(waits.each).toBeLessThan(onTheWay(world, 1, 10, false).each)
})

it.each([
  ['suining-2010', 18],
  ['rongcheng-2016', 8],
  ['national-2020', 18],
])('says about what %s takes after five years, from the first %d ticks', { timeout: 120_000 }, async (name, tried) => {
  const ticks = 60
  const { blueprint } = await prepare(name, { residents: 64 * 1024, ticks, seed: 1 })
  const [first, communities] = [20, 16]
  const share = createPackedShare({ blueprint, firstCommunity: first, communities })
  const life = createLife(blueprint, 'none')
  const bytes: number[] = []
  let said = 0
  for (let tick = 0; tick < ticks; tick++) {
    share.tick(life.now(tick))
    bytes.push(share.packedBytes() / (communities * 1024))
    if (tick + 1 === tried)
      said = atTheEnd(bytes, ticks, onTheWay(share.standing.take(first, communities), communities, tried, true))
  }
  expect(said / bytes.at(-1)!).toBeGreaterThan(0.9)
  expect(said / bytes.at(-1)!).toBeLessThan(1.2)
})

import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import { RunError } from '../../src/run/errors.js'
import { type MeasureTable, rowCount } from '../../src/measure/types.js'
import { isAlone } from '../../src/run/crew/choose.js'
import { createPackedShare } from '../../src/run/crew/share.js'
import { diskReader } from '../../src/run/disk.js'
import { availableBytes, bestWay, checkDisk, checkFits, estimate, secondsFrom } from '../../src/run/estimate.js'
import { createLife } from '../../src/run/life.js'
import { toParquet } from '../../src/run/parquet.js'
import { prepare } from '../../src/run/prepare.js'
import { probe } from '../../src/run/probe.js'
import { simulate } from '../../src/run/simulate.js'
import { smallBlueprint, smallScenario } from '../support/small.js'

const small = smallBlueprint(smallScenario(), { residents: 10_000, ticks: 12 })
const large = smallBlueprint(smallScenario(), { residents: 50_000_000, ticks: 12 })

describe('estimate', () => {
  it('is right within a factor of ten about the time, on a machine that has other things to do', async () => {
    const long = smallBlueprint(smallScenario(), { residents: 20_000, ticks: 2500 })
    const expected = estimate(long, 1)
    const few = smallBlueprint(smallScenario(), { residents: 20_000, ticks: 50 })
    const { seconds } = await simulate(few)
    expect(expected.seconds).toBeGreaterThan((seconds * 50) / 10)
    expect(expected.seconds).toBeLessThan(seconds * 50 * 10)
  })

  it('grows with residents, and shrinks with threads', () => {
    expect(estimate(large, 1).seconds).toBeGreaterThan(estimate(small, 1).seconds * 10)
    expect(estimate(large, 2).seconds).toBeLessThan(estimate(large, 1).seconds)
    expect(estimate(large, 2).bytes).toBeGreaterThan(estimate(large, 1).bytes)
  })

  it('counts the memory of residents one by one', () => {
    const { bytes, bytesPerResident, fixedBytes } = estimate(large, 1)
    expect(bytes).toBeCloseTo(fixedBytes + bytesPerResident * 50_000_000, -1)
    expect(bytesPerResident).toBeGreaterThan(10)
    expect(bytesPerResident).toBeLessThan(60)
  })
})

describe('what does not fit as it is', () => {
  const open = estimate(large, 2, false)

  it('is packed, and only then', () => {
    expect(estimate(large, 2, undefined, open.bytes * 1.2).packed).toBe(false)
    const packed = estimate(large, 2, undefined, open.bytes * 0.8)
    expect(packed.packed).toBe(true)
    expect(packed.bytes).toBeLessThan(open.bytes / 2)
    expect(packed.seconds).toBeGreaterThan(open.seconds * 0.8)
  })

  it('is packed where a thread of it does not fit into one memory of the fast kernel', () => {
    const vast = smallBlueprint(smallScenario(), { residents: 600_000_000, ticks: 12 })
    expect(estimate(vast, 1, undefined, Infinity).packed).toBe(true)
    expect(estimate(vast, 8, undefined, Infinity).packed).toBe(false)
  })

  it('is packed when asked for, unless one thread carries it anyway', () => {
    expect(estimate(large, 2, true, Infinity).packed).toBe(true)
    expect(estimate(small, 2, true).packed).toBe(false)
    expect(estimate(large, 2, false, 1).packed).toBe(false)
  })

  it('takes what was said', async () => {
    const { blueprint } = await prepare('suining-2010', { reader: diskReader(), residents: 60_000, ticks: 12, seed: 1 })
    const { bytesPerResident } = estimate(blueprint, 1, true)
    const { communities, subjects } = blueprint.tables
    const share = createPackedShare({ blueprint, firstCommunity: 0, communities })
    const life = createLife(blueprint)
    for (let tick = 0; tick < 12; tick++) life.end(tick, share.tick(life.now(tick)))
    const taken = share.packedBytes() / subjects
    expect(bytesPerResident).toBeGreaterThan(taken * 0.9)
    expect(bytesPerResident).toBeLessThan(taken * 1.1)
  })
})

describe('secondsFrom', () => {
  const expected = { ...estimate(small, 1), seconds: 10, buildSeconds: 2, tickSeconds: 6 }

  it('are all of them where nothing is done', () => {
    expect(secondsFrom(expected, 0, 12)).toBe(10)
  })

  // ten seconds for the last of sixty ticks were said to be a sixth of one, where building took eight
  it('have building in them, and how everybody stood, whatever is done', () => {
    expect(secondsFrom(expected, 6, 12)).toBe(9)
    expect(secondsFrom(expected, 12, 12)).toBe(6)
  })

  it('are made of parts that a whole run has', () => {
    const { seconds, buildSeconds, tickSeconds } = estimate(large, 2)
    expect(buildSeconds).toBeGreaterThan(0)
    expect(tickSeconds).toBeGreaterThan(buildSeconds)
    expect(buildSeconds + tickSeconds).toBeLessThan(seconds)
  })
})

describe('bestWay', () => {
  const county = smallBlueprint(smallScenario(), { residents: 50_000, ticks: 12 })

  it('is this thread alone where others would not be ready before it is done', () => {
    expect(bestWay(county, {}).threads).toBe(1)
    expect(bestWay(county, {}).bytes).toBeLessThan(estimate(county, 2).bytes)
    expect(bestWay(small, { threads: 2 }).threads).toBe(1)
  })

  it('is several threads for what takes long', () => {
    expect(bestWay(large, {}).threads).toBe(availableParallelism())
  })

  it('is what was asked for', () => {
    expect(bestWay(county, { threads: 2 }).threads).toBe(2)
    expect(bestWay(large, { threads: 1 }).threads).toBe(1)
    expect(bestWay(county, { packed: true })).toMatchObject({ packed: true, threads: availableParallelism() })
  })
})

describe('isAlone', () => {
  it('leaves to other threads what is packed, and what would hold this one up', () => {
    const county = smallBlueprint(smallScenario(), { residents: 50_000, ticks: 12 })
    expect([1, 2].map((threads) => isAlone(county, threads))).toEqual([true, false])
    expect(isAlone(county, 1, true)).toBe(false)
    expect(isAlone(large, 1)).toBe(false)
    expect(isAlone(small, 2, true)).toBe(true)
  })
})

describe('checkFits', () => {
  it('lets through what fits', () => {
    expect(() => checkFits(small, 1, estimate(small, 1))).not.toThrow()
    expect(availableBytes()).toBeGreaterThan(1e8)
  })

  it('says what would fit, and that does fit', () => {
    const expected = estimate(large, 1)
    const refused = () => checkFits(large, 1, expected, 1e9)
    expect(refused).toThrow(RunError)
    expect(refused).toThrow(/the run needs about \d+\.\d GB of memory, and 1\.0 GB are free; --residents \d+ would fit/)
    const advised = Number(/--residents (\d+)/.exec(messageOf(refused))![1])
    const fitting = smallBlueprint(smallScenario(), { residents: advised, ticks: 12 })
    expect(advised).toBeGreaterThan(1_000_000)
    expect(() =>
      checkFits(fitting, 1, { ...expected, bytes: expected.fixedBytes + advised * expected.bytesPerResident }, 1e9),
    ).not.toThrow()
  })

  it('has other advice where residents are not what takes the memory', () => {
    expect(() => checkFits(small, 1, estimate(small, 1), 1e6)).toThrow('use fewer --ticks')
  })

  it('asks for threads where one cannot number its residents', () => {
    const crowd = { ...small, tables: { ...small.tables, residents: 4_000_000_000 } }
    const expected = {
      seconds: 1,
      buildSeconds: 0.2,
      tickSeconds: 0.5,
      bytes: 1,
      bytesPerResident: 1,
      fixedBytes: 0,
      processBytes: 0,
      diskBytes: 0,
      packed: false,
    }
    expect(() => checkFits(crowd, 1, expected)).toThrow('4,000,000,000 residents need at least 2 threads')
    expect(() => checkFits(crowd, 2, expected)).not.toThrow()
  })
})

describe('checkDisk', () => {
  const expected = estimate(small, 1)

  it('lets through what fits, wherever the folder is to be', () => {
    expect(() => checkDisk('no/such/folder/yet', small, expected, true)).not.toThrow()
  })

  it('says what takes the room, and what to do', () => {
    const refused = (seconds: number, keep: boolean, diskBytes: number) => () =>
      checkDisk('runs/x', small, { ...expected, seconds, diskBytes }, keep, 1e5)
    expect(refused(1, false, 5e9)).toThrow('about 5.0 GB of disk in runs/x, and 0.1 MB are free; use fewer --ticks')
    expect(refused(1, true, 10)).toThrow('leave out --keep-subjects, or name another place with --out')
    expect(refused(100, false, 10)).toThrow('use fewer --residents')
    expect(refused(1, false, 10)).not.toThrow()
    // a disk that is full
    expect(() => checkDisk('runs/x', small, { ...expected, seconds: 1, diskBytes: 25_000 }, false, 4000)).toThrow(
      'about 25.0 kB of disk in runs/x, and 4.0 kB are free',
    )
  })
})

describe('what a run says beforehand', () => {
  it.each([
    ['suining-2010', 30_000],
    ['delayed-impact', 30_000],
    ['national-lists', 8000],
  ])(
    'about the rows and the disk of %s is nearly right',
    async (name, residents) => {
      const { blueprint } = await prepare(name, { reader: diskReader(), residents, ticks: 24 })
      const { tables } = await simulate(blueprint)
      const { rows } = probe(blueprint)
      const all = (of: (table: MeasureTable) => number) => tables.reduce((sum, table) => sum + of(table), 0)
      const expected = Object.values(rows).reduce((sum, each) => sum + each, 0)
      expect(expected / all(rowCount)).toBeGreaterThan(0.5)
      expect(expected / all(rowCount)).toBeLessThan(2)
      const written = all((table) => toParquet(table).length - 1500)
      expect(estimate(blueprint, 1).diskBytes / written).toBeGreaterThan(0.3)
      expect(estimate(blueprint, 1).diskBytes / written).toBeLessThan(4)
    },
    60_000,
  )
})

function messageOf(work: () => void): string {
  try {
    work()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

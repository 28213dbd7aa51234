import { describe, expect, test } from 'vitest'
import { type Course, courseOf } from '../../../src/engine/record/access.js'
import { flag } from '../../../src/engine/world.js'
import { zOfShare } from '../../support/flows.js'
import { type Written, smallScenario } from '../../support/small.js'
import { type Stage, onStage } from '../../support/stage.js'

const MANY = 4000

/** One month is a tick; files are asked for 1.2 times a year, a tenth of a time each tick. */
const open = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.calendar.length = '600 months'
    written.safeguards.access = { on: true, asked: '1.2 per year' }
    written.safeguards.appeal = {
      on: true,
      filed_if_wrong: '50 %',
      filed_if_right: '5 %',
      upheld_if_wrong: '70 %',
      upheld_if_right: '10 %',
      decided_after: '2 months',
    }
    change(written)
  })

function courses({ place }: Stage, flags: number, life = 0): Course[] {
  return Array.from({ length: MANY }, (_, luck) => courseOf(place, luck % 1024, flags, life, luck * 2_654_435))
}

const share = (all: Course[], wanted: (course: Course) => boolean) => all.filter(wanted).length

describe('access to the file', () => {
  test('finds the share 1 - exp(-rate x time) of the charges nobody was told of', () => {
    const all = courses(onStage(open()), flag.wrong)
    for (const ticks of [1, 5, 12, 30]) {
      const found = share(all, ({ finds }) => finds > 0 && finds <= ticks)
      expect(Math.abs(zOfShare(found, MANY, 1 - Math.exp(-0.1 * ticks))), `${ticks} ticks`).toBeLessThan(4)
    }
  })

  test('finds nothing that was told, nothing without the safeguard, and nothing after the end of the run', () => {
    expect(share(courses(onStage(open()), flag.told), ({ finds }) => finds > 0)).toBe(0)
    const shut = onStage(open((written) => (written.safeguards.access.on = false)))
    expect(share(courses(shut, 0), ({ finds }) => finds > 0)).toBe(0)
    const stage = onStage(open())
    stage.goTo(590)
    expect(Math.max(...courses(stage, 0).map(({ finds }) => finds))).toBeLessThan(10)
  })

  test('lets those who find a charge appeal as those who are told', () => {
    const stage = onStage(open())
    for (const [flags, filed] of [
      [flag.wrong, 0.5],
      [0, 0.05],
    ] as const) {
      const found = courses(stage, flags).filter(({ finds }) => finds > 0)
      expect(
        Math.abs(
          zOfShare(
            share(found, ({ appeals }) => appeals),
            found.length,
            filed,
          ),
        ),
      ).toBeLessThan(4)
    }
    const none = onStage(open((written) => (written.safeguards.appeal.on = false)))
    expect(share(courses(none, flag.wrong), ({ appeals }) => appeals)).toBe(0)
  })

  test('is asked for more often by those with a factor', () => {
    const stage = onStage(open((written) => (written.safeguards.access.factors = { sex: { female: '0 times' } })))
    courses(stage, 0).forEach(({ finds }, i) => {
      const male = Math.floor(stage.world.cell[i % 1024] / 6) % 2 === 1
      if (!male) expect(finds).toBe(0)
    })
  })

  test('does not bring back what will have expired before a decision', () => {
    const all = courses(onStage(open()), flag.wrong, 12)
    expect(share(all, ({ appeals }) => appeals)).toBeGreaterThan(100)
    expect(share(all, ({ appeals, finds }) => appeals && finds + 2 >= 12)).toBe(0)
  })
})

describe('a deadline for appeals', () => {
  const slow = (change: (written: Written) => void = () => {}) =>
    open((written) => {
      written.safeguards.appeal.filed_after = '10 months'
      written.safeguards.appeal.within = '4 months'
      change(written)
    })

  test('is kept by 1 - exp(-deadline / mean time) of those who would appeal', () => {
    const all = courses(onStage(slow()), flag.told | flag.appeals)
    const kept = 1 - Math.exp(-4 / 10)
    expect(
      Math.abs(
        zOfShare(
          share(all, ({ appeals }) => appeals),
          MANY,
          kept,
        ),
      ),
    ).toBeLessThan(4)
    expect(share(all, ({ appeals, late }) => appeals === late)).toBe(0)
    expect(Math.max(...all.filter(({ appeals }) => appeals).map(({ files }) => files))).toBeLessThanOrEqual(4)
  })

  test('is missed by nobody where there is none', () => {
    const all = courses(onStage(slow((written) => delete written.safeguards.appeal.within)), flag.told | flag.appeals)
    expect(share(all, ({ appeals }) => appeals)).toBe(MANY)
    const mean = all.reduce((sum, { files }) => sum + files, 0) / MANY
    expect(mean).toBeGreaterThan(9)
    expect(mean).toBeLessThan(11)
  })
})

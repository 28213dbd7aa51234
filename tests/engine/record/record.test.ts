import { describe, expect, test } from 'vitest'
import { behaviourMetric } from '../../../src/engine/counters.js'
import { namesakeOf } from '../../../src/engine/link/namesake.js'
import { claim } from '../../../src/engine/observe/observe.js'
import { record } from '../../../src/engine/record/record.js'
import { entryKind, flag } from '../../../src/engine/world.js'
import { zOfShare } from '../../support/flows.js'
import { withCarelessOffice } from '../../support/registry.js'
import { type Written, smallScenario, withErrors } from '../../support/small.js'
import { ALWAYS, type Stage, onStage, onTheWay, setLuck } from '../../support/stage.js'

interface Said {
  who: number
  wrong?: 0 | 1
  points?: number
}

function recorded(stage: Stage, list: Said[]): ReturnType<typeof onTheWay> {
  stage.place.scratch.observations.count = 0
  const { filePurpose, fatePurpose } = stage.tables.sensors[0]
  list.forEach(({ who, wrong, points }, subject) => {
    const address = { subject, ordinal: 0, filePurpose, fatePurpose }
    claim(stage.place, {
      who,
      behaviour: 0,
      points: points ?? -20,
      life: 7,
      sensor: 0,
      wrong: wrong ?? 0,
      repairs: false,
      ...address,
    })
  })
  record(stage.place)
  return onTheWay(stage)
}

const erring = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    withErrors(written)
    change(written)
  })

const MANY = 20_000
const crowd = (wrong: 0 | 1) => Array.from({ length: MANY }, (_, i) => ({ who: i % 1024, wrong }))

describe('record', () => {
  test('passes a claim on untouched where nothing is lost, late, confused or told', () => {
    const stage = onStage()
    stage.goTo(5)
    const upheldOrNot = {
      flags: expect.toSatisfy((flags: number) => (flags & ~flag.upheld) === 0),
      luck: expect.any(Number),
    }
    const common = { due: 5, kind: entryKind.record, behaviour: 0, life: 7, ...upheldOrNot }
    expect(recorded(stage, [{ who: 9 }, { who: 3, points: 10 }])).toEqual([
      { who: 9, points: -20, ...common },
      { who: 3, points: 10, ...common },
    ])
  })

  test('takes the time of the database', () => {
    const stage = onStage(erring())
    stage.goTo(5)
    const dues = recorded(stage, crowd(0)).map(({ due }) => due)
    expect(new Set(dues)).toEqual(new Set([7]))
  })

  test('loses its share, counted with the one the record was about', () => {
    const stage = onStage(erring((written) => (written.databases.office.misfiled = '0 %')))
    const entries = recorded(stage, crowd(0))
    const lost = stage.flow(behaviourMetric(0, 'lost'))
    expect(entries.length + lost).toBe(MANY)
    expect(Math.abs(zOfShare(lost, MANY, 0.04))).toBeLessThan(4)
  })

  test('misfiles its share of what is not lost, always to the namesake, and wrongly', () => {
    const stage = onStage(
      erring((written) => Object.assign(written.databases.office, { lost: '0 %', misfiled: '10 %' })),
    )
    const entries = recorded(stage, crowd(0))
    const misfiled = entries.flatMap(({ who, flags }, i) => (who === i % 1024 ? [] : [{ who, flags, of: i % 1024 }]))
    expect(Math.abs(zOfShare(misfiled.length, MANY, 0.1))).toBeLessThan(4)
    expect(stage.flow(behaviourMetric(0, 'misfiled'))).toBe(misfiled.length)
    for (const { who, flags, of } of misfiled) {
      expect(who).toBe(namesakeOf(stage.place, of))
      expect(flags & flag.wrong).toBe(flag.wrong)
    }
    expect(entries.filter(({ flags }) => flags & flag.wrong).length).toBe(misfiled.length)
  })

  test.each([
    [0, 0.05, 0.1],
    [1, 0.5, 0.7],
  ] as const)('tells, hears and upholds at the chances of a charge with wrong = %d', (wrong, files, upheld) => {
    const stage = onStage(erring((written) => delete written.databases.office.misfiled))
    const entries = recorded(stage, crowd(wrong))
    const told = entries.filter(({ flags }) => flags & flag.told)
    const appeals = told.filter(({ flags }) => flags & flag.appeals)
    expect(Math.abs(zOfShare(told.length, entries.length, 0.6))).toBeLessThan(4)
    expect(Math.abs(zOfShare(appeals.length, told.length, files))).toBeLessThan(4)
    const won = appeals.filter(({ flags }) => flags & flag.upheld)
    expect(Math.abs(zOfShare(won.length, appeals.length, upheld))).toBeLessThan(4)
    expect(entries.filter(({ flags }) => flags & flag.appeals && !(flags & flag.told))).toEqual([])
  })

  test('nobody appeals against praise, or where there is no appeal', () => {
    const lucky = (scenario: ReturnType<typeof erring>, points: number) => {
      const stage = onStage(scenario)
      stage.tables.databases[0].lost = 0
      setLuck(stage, [ALWAYS, ALWAYS, ALWAYS, ALWAYS])
      return recorded(stage, [{ who: 1, points }])[0].flags & (flag.told | flag.appeals)
    }
    expect(lucky(erring(), -20)).toBe(flag.told | flag.appeals)
    expect(lucky(erring(), 10)).toBe(flag.told)
    expect(
      lucky(
        erring((written) => (written.safeguards.appeal.on = false)),
        -20,
      ),
    ).toBe(flag.told)
    expect(
      lucky(
        erring((written) => (written.safeguards.notice.on = false)),
        -20,
      ),
    ).toBe(0)
  })

  test('does the same to the same claim, whatever stands before it in the list', () => {
    const alone = recorded(onStage(erring()), [{ who: 5 }, { who: 6 }])
    const before = recorded(onStage(erring()), [{ who: 5 }, { who: 6 }, { who: 7 }])
    expect(before.slice(0, 2)).toEqual(alone)
  })
})

describe('a database that a region joins later', () => {
  const joining = (day: string) =>
    smallScenario((written) => {
      withErrors(written)
      written.databases.office = { title: 'Office', delay: '2 months', joins: { default: day } }
    })

  test('keeps its records until then, and the delay begins on that day', () => {
    const stage = onStage(joining('2010-09-01'))
    stage.goTo(5)
    expect(recorded(stage, [{ who: 1 }, { who: 2 }]).map(({ due }) => due)).toEqual([10, 10])
    expect([...stage.counters.kept]).toEqual([2])
  })

  test('passes them on from that day', () => {
    const stage = onStage(joining('2010-09-01'))
    stage.goTo(8)
    expect(recorded(stage, [{ who: 1 }])[0].due).toBe(10)
    expect([...stage.counters.kept]).toEqual([0])
  })

  test('never passes them on in a run that ends before', () => {
    const stage = onStage(joining('2040-01-01'))
    expect(recorded(stage, [{ who: 1 }])[0].due).toBeGreaterThanOrEqual(stage.tables.ticks)
  })

  test('counts nothing where no region has to join', () => expect(onStage(erring()).counters.kept.length).toBe(0))
})

test('a record that finds no file is lost, one that finds a wrong one is misfiled', () => {
  const stage = onStage(smallScenario(withCarelessOffice))
  const entries = recorded(stage, crowd(0))
  const strayed = entries.filter(({ flags }) => flags & flag.wrong).length
  expect(stage.flow(behaviourMetric(0, 'misfiled'))).toBe(strayed)
  expect(strayed).toBeGreaterThan(0)
  expect(stage.flow(behaviourMetric(0, 'lost'))).toBe(MANY - entries.length)
})

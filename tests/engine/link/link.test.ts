import { describe, expect, test } from 'vitest'
import { fileMetric } from '../../../src/engine/counters.js'
import { NO_FILE, link } from '../../../src/engine/link/link.js'
import { claim } from '../../../src/engine/observe/observe.js'
import { zOfShare } from '../../support/flows.js'
import { withCarelessOffice, withRegistry } from '../../support/registry.js'
import { type Written, smallScenario } from '../../support/small.js'
import { type Stage, onStage } from '../../support/stage.js'

const [FAMILY, GIVEN, SEX, HOME] = [0, 1, 2, 3]
const MANY = 4000

/** Links one record about somebody; `subject` gives it luck of its own. */
function linked(stage: Stage, who: number, subject = 0): number {
  const { place, tables } = stage
  place.scratch.observations.count = 0
  const { filePurpose, fatePurpose } = tables.sensors[0]
  const address = { subject, ordinal: 0, filePurpose, fatePurpose }
  claim(place, { who, behaviour: 0, points: -20, life: 0, sensor: 0, wrong: 0, repairs: false, ...address })
  return link(place, 0, who, tables.databases[0].link!)
}

const counted = (stage: Stage) =>
  (['links_tried', 'links_right', 'links_false', 'links_missed', 'links_reviewed'] as const).map((metric) =>
    stage.flow(fileMetric(stage.place.layout, metric)),
  )

/** An office without clerks that links from a weight on. */
const office = (identifiers: Written, above: string) => (written: Written) => {
  withRegistry(written)
  written.registry.link_above = above
  delete written.registry.review_above
  delete written.registry.review
  written.databases.office.identifiers = identifiers
}

/** Makes two residents the same person to everybody but God. */
function makeTwins({ world }: Stage, one: number, other: number, fields: number[]): void {
  for (const f of fields) world.identity!.marks[f][other] = world.identity!.marks[f][one]
  world.identity!.twins[one] = world.identity!.twins[other] = 255
}

describe('a record without any error', () => {
  test('finds its file, whoever it is about', () => {
    const stage = onStage(smallScenario(withRegistry))
    for (let who = 0; who < 1024; who++) expect(linked(stage, who, who)).toBe(who)
    expect(counted(stage)).toEqual([1024, 1024, 0, 0, 0])
  })

  test('goes to a twin as often as to the right one', () => {
    const stage = onStage(smallScenario(office({ family: {}, given: {}, sex: {}, home: {} }, '10 bits')))
    makeTwins(stage, 3, 800, [FAMILY, GIVEN, SEX, HOME])
    const found = Array.from({ length: MANY }, (_, subject) => linked(stage, 3, subject))
    expect(new Set(found)).toEqual(new Set([3, 800]))
    expect(Math.abs(zOfShare(found.filter((who) => who === 800).length, MANY, 0.5))).toBeLessThan(4)
  })

  test('finds none where its fields say too little', () => {
    const stage = onStage(smallScenario(office({ sex: {} }, '5 bits')))
    expect(linked(stage, 3)).toBe(NO_FILE)
    expect(counted(stage)).toEqual([1, 0, 0, 1, 0])
  })
})

describe('a record with errors', () => {
  test('about somebody with a lookalike goes wrong to that one file again and again', () => {
    // the address of somebody who moved tells the two apart, and is wrong in half of the records
    const stage = onStage(
      smallScenario(office({ family: {}, given: {}, sex: {}, home: { misspelt: '50 %' } }, '10 bits')),
    )
    makeTwins(stage, 3, 800, [FAMILY, GIVEN, SEX])
    const found = Array.from({ length: MANY }, (_, subject) => linked(stage, 3, subject))
    expect(new Set(found)).toEqual(new Set([3, 800]))
    // a wrong address is mostly nobody's of the two, and then chance decides
    expect(Math.abs(zOfShare(found.filter((who) => who === 800).length, MANY, 0.25))).toBeLessThan(6)
    const nobodyLikeMe = Array.from({ length: MANY }, (_, subject) => linked(stage, 4, subject))
    expect(new Set(nobodyLikeMe)).toEqual(new Set([4]))
  })

  test('is missed where what is left says too little', () => {
    const stage = onStage(smallScenario(office({ given: { missing: '30 %' }, sex: {} }, '8 bits')))
    const missed = Array.from({ length: MANY }, (_, subject) => linked(stage, 7, subject)).filter(
      (who) => who === NO_FILE,
    ).length
    expect(Math.abs(zOfShare(missed, MANY, 0.3))).toBeLessThan(4)
  })
})

describe('between the two weights a clerk decides', () => {
  const clerks = (right: string) =>
    smallScenario((written) => {
      office({ family: {}, given: {}, sex: {}, home: { missing: '50 %' } }, '25 bits')(written)
      Object.assign(written.registry, { review_above: '10 bits', review: { right } })
    })

  test('rightly as often as the scenario says; who errs takes the lookalike', () => {
    const stage = onStage(clerks('80 %'))
    makeTwins(stage, 3, 800, [FAMILY, GIVEN, SEX])
    const found = Array.from({ length: MANY }, (_, subject) => linked(stage, 3, subject))
    const [, , wrong, missed, reviewed] = counted(stage)
    expect(Math.abs(zOfShare(reviewed, MANY, 0.5))).toBeLessThan(4)
    expect(Math.abs(zOfShare(wrong, reviewed, 0.2))).toBeLessThan(4)
    expect(missed).toBe(0)
    expect(new Set(found)).toEqual(new Set([3, 800]))
  })

  test('and who errs about somebody like nobody finds no file', () => {
    const stage = onStage(clerks('80 %'))
    makeTwins(stage, 3, 3, [])
    for (let subject = 0; subject < MANY; subject++) linked(stage, 4, subject)
    const [, , wrong, missed, reviewed] = counted(stage)
    expect(wrong).toBe(0)
    expect(Math.abs(zOfShare(missed, reviewed, 0.2))).toBeLessThan(4)
  })

  test('who is always right loses nobody and mixes up nobody', () => {
    const stage = onStage(clerks('100 %'))
    makeTwins(stage, 3, 800, [FAMILY, GIVEN, SEX])
    for (let subject = 0; subject < MANY; subject++) expect(linked(stage, 3, subject)).toBe(3)
  })
})

test('the same record finds the same file, whatever came before it', () => {
  const [a, b] = [onStage(smallScenario(withCarelessOffice)), onStage(smallScenario(withCarelessOffice))]
  const found = Array.from({ length: 1000 }, (_, i) => linked(a, i % 1024, i))
  for (let i = 999; i >= 0; i--) expect(linked(b, i % 1024, i)).toBe(found[i])
})

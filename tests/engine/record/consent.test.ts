import { describe, expect, test } from 'vitest'
import { behaviourMetric, fileMetric } from '../../../src/engine/counters.js'
import { observe } from '../../../src/engine/observe/observe.js'
import { agrees, keptOut } from '../../../src/engine/record/consent.js'
import { record } from '../../../src/engine/record/record.js'
import { rateMultiplier } from '../../../src/engine/respond/multiplier.js'
import { Q16 } from '../../../src/engine/tables.js'
import { flag } from '../../../src/engine/world.js'
import { zOfShare } from '../../support/flows.js'
import { type Written, smallScenario } from '../../support/small.js'
import { type Stage, onStage, onTheWay, setActs } from '../../support/stage.js'

const [LITTERING, PETITION] = [0, 2]

const asking = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.safeguards.consent = { on: true, given: '60 %', from: '2010-03-01', stops_charges: true }
    change(written)
  })

const everybody = ({ place }: Stage) => Array.from({ length: place.size }, (_, i) => place.first + i)

describe('consent', () => {
  test('is asked from its date on, and given by the same residents ever after', () => {
    const stage = onStage(asking())
    const all = everybody(stage)
    expect(all.every((i) => agrees(stage.place, i))).toBe(true)
    stage.goTo(2)
    const agreeing = all.filter((i) => agrees(stage.place, i))
    expect(Math.abs(zOfShare(agreeing.length, all.length, 0.6))).toBeLessThan(4)
    stage.goTo(9)
    expect(all.filter((i) => agrees(stage.place, i))).toEqual(agreeing)
  })

  test('differs by trait where it has factors', () => {
    const stage = onStage(asking((written) => (written.safeguards.consent.factors = { sex: { female: '0.5 times' } })))
    stage.goTo(2)
    for (const [sex, share] of [0.3, 0.6].entries()) {
      const those = everybody(stage).filter((i) => Math.floor(stage.world.cell[i] / 6) % 2 === sex)
      const given = those.filter((i) => agrees(stage.place, i)).length
      expect(Math.abs(zOfShare(given, those.length, share))).toBeLessThan(4)
    }
  })

  test('stops charges only where the scheme says so', () => {
    const stage = onStage(asking((written) => delete written.safeguards.consent.stops_charges))
    stage.goTo(2)
    expect(everybody(stage).some((i) => keptOut(stage.place, i))).toBe(false)
  })

  test('keeps nothing about those who have not agreed: no act counts, no charge is filed', () => {
    const stage = onStage(asking((written) => (written.sensors.patrol.mistaken_person = '50 %')))
    stage.goTo(2)
    const out = everybody(stage).filter((i) => keptOut(stage.place, i))
    setActs(
      stage,
      everybody(stage).map((who) => ({ who, what: LITTERING })),
    )
    observe(stage.place)
    record(stage.place)
    const filed = new Set(onTheWay(stage).map(({ who }) => who))
    expect(out.some((i) => filed.has(i))).toBe(false)
    expect(out.every((i) => stage.world.truth[i] === 1000)).toBe(true)
    // half of the others were taken for somebody else, two in five of them for somebody who is kept out
    const agreeing = stage.place.size - out.length
    const notKept = stage.flow(fileMetric(stage.place.layout, 'not_kept'))
    expect(Math.abs(zOfShare(notKept, agreeing, 0.5 * (out.length / stage.place.size)))).toBeLessThan(4)
  })

  test('nobody who is kept out can be taken for somebody else: no record is misfiled to them', () => {
    const stage = onStage(asking((written) => (written.databases.office.misfiled = '50 %')))
    stage.goTo(2)
    setActs(
      stage,
      everybody(stage).map((who) => ({ who, what: LITTERING })),
    )
    observe(stage.place)
    const found = stage.place.scratch.observations.count
    record(stage.place)
    const misfiled = onTheWay(stage).filter(({ flags }) => flags & flag.wrong).length
    const notKept = stage.flow(fileMetric(stage.place.layout, 'not_kept'))
    expect(misfiled).toBeGreaterThan(100)
    expect(notKept).toBeGreaterThan(100)
    // each finding is filed right, misfiled or not kept, and nothing is counted twice
    expect(stage.flow(behaviourMetric(LITTERING, 'misfiled'))).toBe(misfiled)
    expect(onTheWay(stage).length + notKept).toBe(found)
  })

  test('leaves those who are kept out nothing to fear', () => {
    const stage = onStage(asking((written) => (written.response.on = true)))
    stage.goTo(2)
    const multiplier = (i: number, behaviour: number) => rateMultiplier(stage.place, i, behaviour)
    for (const i of everybody(stage).slice(0, 50)) {
      const free = keptOut(stage.place, i)
      expect(multiplier(i, LITTERING) === Q16).toBe(free)
      expect(multiplier(i, PETITION) === Q16).toBe(free)
    }
  })
})

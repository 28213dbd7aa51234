import { describe, expect, test } from 'vitest'
import { harmVictims } from '../../../src/engine/act/victims.js'
import { behaviourMetric } from '../../../src/engine/counters.js'
import { accuse } from '../../../src/engine/observe/accuse.js'
import { zOfShare } from '../../support/flows.js'
import { member } from '../../../src/engine/respond/tables.js'
import { NOBODY } from '../../../src/engine/world.js'
import { type Written, smallScenario, withBusinesses } from '../../support/small.js'
import { type Stage, onStage, setActs } from '../../support/stage.js'

const [LITTERING, SPITE] = [0, 3]

const malice = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.behaviours.spite = {
      title: 'Reporting a neighbour who did nothing',
      kind: 'misconduct',
      context: 'social',
      rate: '0.1 per year',
      victim: 'neighbour',
      harm: { strain: '10 %' },
      accuses: { of: 'littering', through: 'patrol', believed: '40 %' },
    }
    change(written)
  })

function accusing(stage: Stage): { who: number; behaviour: number; points: number; wrong: number }[] {
  const { place } = stage
  const { observations } = place.scratch
  observations.count = 0
  setActs(
    stage,
    Array.from({ length: place.size }, (_, who) => ({ who, what: SPITE })),
  )
  accuse(place)
  const { count, who, behaviour, points, wrong } = observations
  return Array.from({ length: count }, (_, o) => ({
    who: who[o],
    behaviour: behaviour[o],
    points: points[o],
    wrong: wrong[o],
  }))
}

describe('accusations', () => {
  test('that are believed become wrong charges against the victim of the act', () => {
    const stage = onStage(malice((written) => (written.behaviours.spite.accuses.believed = '100 %')))
    const claims = accusing(stage)
    expect(claims.length).toBe(stage.place.size)
    for (const [accuser, { who, behaviour, points, wrong }] of claims.entries()) {
      expect({ behaviour, points, wrong }).toEqual({ behaviour: LITTERING, points: -20, wrong: 1 })
      expect(who).not.toBe(accuser)
    }
    expect(stage.flow(behaviourMetric(LITTERING, 'accused'))).toBe(claims.length)
    const struck = (each: Stage) => [...each.world.strain.subarray(0, each.place.size)].map((strain) => strain > 0)
    stage.tables.response.on = true
    harmVictims(stage.place)
    const accused = struck(stage).map((_, i) => claims.some(({ who }) => who === i))
    expect(struck(stage)).toEqual(accused)
  })

  test('are believed as often as the share says', () => {
    const stage = onStage(malice())
    expect(Math.abs(zOfShare(accusing(stage).length, stage.place.size, 0.4))).toBeLessThan(4)
  })

  test('come to nothing without the sensor, or without a rule', () => {
    const blind = onStage(malice())
    blind.world.covered.fill(0)
    const free = onStage(malice((written) => delete written.rules.litter))
    for (const stage of [blind, free]) {
      expect(accusing(stage)).toEqual([])
      expect(stage.flow(behaviourMetric(LITTERING, 'accused'))).toBe(0)
    }
  })

  test('hold for no act but the one that accuses', () => {
    const stage = onStage(malice((written) => (written.behaviours.spite.accuses.believed = '100 %')))
    setActs(stage, [{ who: 1, what: LITTERING }])
    accuse(stage.place)
    expect(stage.place.scratch.observations.count).toBe(0)
  })

  test('are brought against whoever answers for the victim by the rule', () => {
    const scenario = malice((written) => {
      written.behaviours.spite.accuses.believed = '100 %'
      written.rules.litter.falls_on = 'official'
    })
    const stage = onStage(scenario, { population: withBusinesses() })
    const claims = accusing(stage)
    expect(claims.length).toBeGreaterThan(0)
    expect(new Set(claims.map(({ who }) => who))).toEqual(new Set([stage.world.official[0]]))
    stage.world.official.fill(NOBODY)
    expect(accusing(stage)).toEqual([])
  })

  test('come to nothing against somebody without a file', () => {
    const stage = onStage(
      malice((written) => {
        written.behaviours.spite.accuses.believed = '100 %'
        written.membership = { held_at_start: '50 %', joins: '0 per year' }
      }),
    )
    const members = stage.world.member.subarray(0, stage.place.size)
    const claims = accusing(stage)
    expect(claims.length).toBeLessThan(0.6 * stage.place.size)
    expect(claims.length).toBeGreaterThan(0)
    for (const { who } of claims) expect(members[who]).toBe(member.is)
    expect(stage.flow(behaviourMetric(LITTERING, 'accused'))).toBe(claims.length)
  })
})

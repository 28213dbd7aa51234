import { describe, expect, test } from 'vitest'
import { behaviourMetric } from '../../../src/engine/counters.js'
import { bearerOf, mistakenFor, pointsFor } from '../../../src/engine/observe/bearer.js'
import { observe } from '../../../src/engine/observe/observe.js'
import { bearers } from '../../../src/engine/score/tables.js'
import { NOBODY } from '../../../src/engine/world.js'
import { type Written, smallScenario, withBusinesses } from '../../support/small.js'
import { ALWAYS, NEVER, onStage, setActs, setLuck } from '../../support/stage.js'

const staged = (change: (written: Written) => void) => onStage(smallScenario(change), { population: withBusinesses() })

const falling = (falls_on: string, who?: object) => (written: Written) => {
  Object.assign(written.rules.litter, { falls_on })
  Object.assign(written.behaviours.littering, { ...(who && { who }) })
  written.sensors.patrol.mistaken_person = '50 %'
}

describe('an act falls on', () => {
  const { place, world } = staged(() => {})

  test('the one who did it', () => expect(bearerOf(place, 7, bearers.actor)).toBe(7))

  test('the owner of the business, and on nobody where a resident did it', () => {
    expect(bearerOf(place, place.residents, bearers.owner)).toBe(world.owner[place.residents])
    expect(bearerOf(place, 7, bearers.owner)).toBe(NOBODY)
  })

  test('the official of the district, and on nobody where none holds office', () => {
    expect(bearerOf(place, 7, bearers.official)).toBe(world.official[0])
    expect(bearerOf(onStage().place, 7, bearers.official)).toBe(NOBODY)
  })
})

describe('observation', () => {
  test('puts the debt of a business into the file of its owner, on file and in truth', () => {
    const stage = staged(falling('owner', { subject: 'business' }))
    const { place, world } = stage
    const [firm, other] = [place.residents, place.residents + 1]
    const owner = world.owner[firm]
    setActs(stage, [{ who: firm, what: 0 }])
    setLuck(stage, [ALWAYS, NEVER, NEVER, NEVER])
    observe(place)
    expect(place.scratch.observations.who[0]).toBe(owner)
    expect(world.truth[owner]).toBe(980)
    expect(world.truth[firm]).toBe(1000)
    // whoever takes one business for another charges the other one's owner
    setLuck(stage, [ALWAYS, ALWAYS, ALWAYS, ALWAYS])
    observe(place)
    expect(place.scratch.observations.who[0]).toBe(world.owner[other])
    expect(place.scratch.observations.wrong[0]).toBe(1)
    expect(stage.flow(behaviourMetric(0, 'mistaken'))).toBe(1)
  })

  test('of a petition charges the official, and nobody can be mistaken for them', () => {
    const stage = staged(falling('official'))
    const { place, world } = stage
    setActs(stage, [{ who: 3, what: 0 }])
    setLuck(stage, [ALWAYS, ALWAYS, ALWAYS, ALWAYS])
    observe(place)
    const { who, wrong } = place.scratch.observations
    expect([who[0], wrong[0]]).toEqual([world.official[0], 0])
    expect(stage.flow(behaviourMetric(0, 'seen'))).toBe(1)
    expect(world.truth[3]).toBe(1000)
  })

  test('of an act that would fall on nobody makes no record and no miss', () => {
    const stage = staged(falling('official'))
    stage.world.official.fill(NOBODY)
    setActs(stage, [{ who: 3, what: 0 }])
    observe(stage.place)
    expect(stage.place.scratch.observations.count).toBe(0)
    expect(stage.flow(behaviourMetric(0, 'missed'))).toBe(0)
  })
})

test('somebody else of whom nobody knows the owner is nobody to charge', () => {
  const { place, world } = staged(falling('owner', { subject: 'business' }))
  world.owner.fill(NOBODY)
  expect(mistakenFor(place, place.residents, bearers.owner, 0, 5)).toBe(5)
})

test('points are for those whom the score covers', () => {
  const { place } = staged((written) => {
    written.scores.points.who = { subject: 'business', sector: 'food' }
  })
  const { cell } = place.world
  const foods = [0, 1, 2, 3].map((k) => place.residents + k)
  expect(pointsFor(place, 3, -20)).toBe(0)
  for (const firm of foods) expect(pointsFor(place, firm, -20)).toBe(place.tables.covers![cell[firm]] ? -20 : 0)
  expect(pointsFor(staged(() => {}).place, 3, -20)).toBe(-20)
})

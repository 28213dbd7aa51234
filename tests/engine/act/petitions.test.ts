import { expect, test } from 'vitest'
import { countPetitions } from '../../../src/engine/act/petitions.js'
import { fileMetric } from '../../../src/engine/counters.js'
import { smallScenario, withBusinesses } from '../../support/small.js'
import { onStage, setActs } from '../../support/stage.js'

test('petitions of the district are counted with its official, but not their own', () => {
  const stage = onStage(smallScenario(), { population: withBusinesses() })
  const { place, world } = stage
  const official = world.official[place.k]
  const [littering, petition] = [0, 2]
  const heard: [number, number][] = []
  place.watch = { counted: (resident, _, amount) => void heard.push([resident, amount]) }
  setActs(stage, [
    { who: 1, what: petition },
    { who: 2, what: littering },
    { who: official, what: petition },
    { who: 3, what: petition },
    { who: 3, what: 3 },
  ])
  countPetitions(place)
  expect(heard).toEqual([[place.first + official, 2]])
  expect(stage.flow(fileMetric(place.layout, 'petitions_received'))).toBe(2)
})

test('where nobody holds office nobody receives them', () => {
  const stage = onStage(smallScenario(), { population: withBusinesses() })
  stage.world.official.fill(65535)
  setActs(stage, [{ who: 1, what: 2 }])
  countPetitions(stage.place)
  expect(stage.flow(fileMetric(stage.place.layout, 'petitions_received'))).toBe(0)
})

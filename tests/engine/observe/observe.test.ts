import { describe, expect, test } from 'vitest'
import { behaviourMetric, fileMetric, flowIndex } from '../../../src/engine/counters.js'
import { claim, observe } from '../../../src/engine/observe/observe.js'
import { SCRATCH_ROOM } from '../../../src/engine/scratch.js'
import { zOfShare } from '../../support/flows.js'
import { type Written, smallScenario } from '../../support/small.js'
import { ALWAYS, NEVER, type Stage, onStage, setActs, setLuck } from '../../support/stage.js'

const [LITTERING, HELPING, PETITION, SCHOOL] = [0, 1, 2, 3]
const acts = (stage: Stage, behaviour: number, metric: Parameters<typeof behaviourMetric>[1]) =>
  stage.flow(behaviourMetric(behaviour, metric))

interface Claim {
  who: number
  behaviour: number
  points: number
  sensor: number
  wrong: number
}

function claims({ place }: Stage): Claim[] {
  const { count, who, behaviour, points, sensor, wrong } = place.scratch.observations
  return Array.from({ length: count }, (_, o) => ({
    who: who[o],
    behaviour: behaviour[o],
    points: points[o],
    sensor: sensor[o],
    wrong: wrong[o],
  }))
}

const twoSensors = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.sensors.camera = { ...written.sensors.patrol, kind: 'camera', title: 'Camera' }
    change(written)
  })

describe('observe', () => {
  test('turns an act into a claim against the one who did it, with the points of its severity', () => {
    const scenario = smallScenario((written) => {
      written.rules.litter.points = { minor: '-5 points', ordinary: '-20 points', serious: '-80 points' }
    })
    const stage = onStage(scenario)
    setActs(stage, [
      { who: 3, what: LITTERING, severity: 0 },
      { who: 4, what: LITTERING, severity: 1 },
      { who: 5, what: LITTERING, severity: 2 },
      { who: 5, what: HELPING },
    ])
    observe(stage.place)
    expect(claims(stage)).toEqual([
      { who: 3, behaviour: LITTERING, points: -5, sensor: 0, wrong: 0 },
      { who: 4, behaviour: LITTERING, points: -20, sensor: 0, wrong: 0 },
      { who: 5, behaviour: LITTERING, points: -80, sensor: 0, wrong: 0 },
      { who: 5, behaviour: HELPING, points: 10, sensor: 0, wrong: 0 },
    ])
    expect([...stage.world.truth.subarray(2, 7)]).toEqual([1000, 995, 980, 930, 1000])
    expect([...stage.world.score.subarray(2, 7)]).toEqual([1000, 1000, 1000, 1000, 1000])
    expect([acts(stage, LITTERING, 'seen'), acts(stage, HELPING, 'seen')]).toEqual([3, 1])
    expect(stage.flow(fileMetric(stage.place.layout, 'points_due_taken'))).toBe(105)
    expect(stage.flow(fileMetric(stage.place.layout, 'points_due_given'))).toBe(10)
  })

  test('leaves alone what no rule scores, and attempts at doors', () => {
    const stage = onStage(smallScenario((written) => delete written.rules.litter))
    setActs(stage, [
      { who: 1, what: LITTERING },
      { who: 2, what: SCHOOL },
      { who: 3, what: PETITION },
    ])
    observe(stage.place)
    expect(claims(stage).map(({ who }) => who)).toEqual([3])
    expect(stage.world.truth[1]).toBe(1000)
    expect(acts(stage, LITTERING, 'missed')).toBe(0)
  })

  test('forgets the claims of the tick before', () => {
    const stage = onStage()
    setActs(stage, [{ who: 1, what: LITTERING }])
    observe(stage.place)
    setActs(stage, [])
    observe(stage.place)
    expect(claims(stage)).toEqual([])
  })

  test('sees with the recall of the sensor, and counts what is missed', () => {
    const stage = onStage(smallScenario((written) => (written.sensors.patrol.sees.littering = '30 %')))
    setActs(
      stage,
      Array.from({ length: 1000 }, (_, i) => ({ who: i, what: LITTERING })),
    )
    observe(stage.place)
    const seen = acts(stage, LITTERING, 'seen')
    expect(Math.abs(zOfShare(seen, 1000, 0.3))).toBeLessThan(4)
    expect(acts(stage, LITTERING, 'missed')).toBe(1000 - seen)
    expect(claims(stage).length).toBe(seen)
  })

  test('looks the same at the same act, and anew at the next act of the same resident', () => {
    const stage = onStage(smallScenario((written) => (written.sensors.patrol.sees.littering = '50 %')))
    const look = (ordinal: number) => {
      setActs(
        stage,
        Array.from({ length: 200 }, (_, i) => ({ who: i, what: LITTERING, ordinal })),
      )
      observe(stage.place)
      return claims(stage).map(({ who }) => who)
    }
    expect(look(0)).toEqual(look(0))
    expect(look(0)).not.toEqual(look(1))
  })

  test('sees nothing where no sensor works, yet keeps the true score', () => {
    const stage = onStage()
    stage.world.covered.fill(0)
    setActs(stage, [{ who: 1, what: LITTERING }])
    observe(stage.place)
    expect(claims(stage)).toEqual([])
    expect(acts(stage, LITTERING, 'missed')).toBe(1)
    expect(stage.world.truth[1]).toBe(980)
  })
})

describe('two sensors', () => {
  test('the first in order that sees the act makes the claim, and only one is made', () => {
    const stage = onStage(twoSensors())
    setActs(stage, [{ who: 1, what: LITTERING }])
    observe(stage.place)
    expect(claims(stage)).toMatchObject([{ who: 1, sensor: 0 }])
  })

  test('the second sees what the first is not made for or misses', () => {
    const stage = onStage(twoSensors((written) => (written.sensors.patrol.sees = { helping: '50 %' })))
    setActs(stage, [{ who: 1, what: LITTERING }])
    observe(stage.place)
    expect(claims(stage)).toMatchObject([{ who: 1, sensor: 1 }])
    setActs(
      stage,
      Array.from({ length: 200 }, (_, who) => ({ who, what: HELPING })),
    )
    observe(stage.place)
    const sensors = claims(stage).map(({ sensor }) => sensor)
    expect(sensors.length).toBe(200)
    expect(sensors.filter((s) => s === 0).length).toBeGreaterThan(60)
    expect(sensors.filter((s) => s === 1).length).toBeGreaterThan(60)
  })

  test('have luck of their own', () => {
    const half = twoSensors((written) => {
      for (const sensor of Object.values<Written>(written.sensors)) sensor.sees = { littering: '50 %' }
    })
    const stage = onStage(half)
    setActs(
      stage,
      Array.from({ length: 1000 }, (_, who) => ({ who, what: LITTERING })),
    )
    observe(stage.place)
    // independent eyes together see 1 - 1/2 x 1/2
    expect(Math.abs(zOfShare(claims(stage).length, 1000, 0.75))).toBeLessThan(4)
  })
})

describe('mistaken persons', () => {
  const mistaking = smallScenario((written) => {
    written.sensors.patrol.mistaken_person = '20 %'
    written.sensors.patrol.mistaken_factors = { sex: { male: '2 times' } }
  })

  test('are somebody else of the community, counted with them, and charged wrongly', () => {
    const stage = onStage(mistaking)
    const { place, world } = stage
    const doers = Array.from({ length: place.size }, (_, who) => who)
    setActs(
      stage,
      doers.map((who) => ({ who, what: LITTERING })),
    )
    observe(place)
    const wrong = [0, 0]
    const people = [0, 0]
    claims(stage).forEach((one, i) => {
      const sex = Math.floor(world.cell[i] / 6) % 2
      people[sex]++
      wrong[sex] += one.wrong
      expect(one.wrong).toBe(one.who === i ? 0 : 1)
    })
    expect(Math.abs(zOfShare(wrong[0], people[0], 0.2))).toBeLessThan(4)
    expect(Math.abs(zOfShare(wrong[1], people[1], 0.4))).toBeLessThan(4)
    expect(acts(stage, LITTERING, 'mistaken')).toBe(wrong[0] + wrong[1])
    expect(acts(stage, LITTERING, 'seen')).toBe(place.size - wrong[0] - wrong[1])
  })

  test('count at the letter of the one charged, not of the one who did it', () => {
    const stage = onStage(mistaking)
    const last = stage.place.size - 1
    stage.world.grade[7] = 0
    stage.world.grade[last] = 2
    setLuck(stage, [ALWAYS, ALWAYS, NEVER, 0])
    setActs(stage, [{ who: 7, what: LITTERING }])
    observe(stage.place)
    const { counters, place } = stage
    const at = (letter: number) =>
      counters.flow[flowIndex(place.layout, 0, 0, letter, behaviourMetric(LITTERING, 'mistaken'))]
    expect([at(0), at(2)]).toEqual([0, 1])
  })

  test('the true score stays with the one who did it', () => {
    const stage = onStage(mistaking)
    setLuck(stage, [ALWAYS, ALWAYS, NEVER, 0])
    setActs(stage, [{ who: 7, what: LITTERING }])
    observe(stage.place)
    expect(claims(stage)).toMatchObject([{ who: stage.place.size - 1, wrong: 1 }])
    expect(stage.world.truth[7]).toBe(980)
    expect(stage.world.truth[stage.place.size - 1]).toBe(1000)
  })
})

test('a list that is full says so', () => {
  const { place } = onStage()
  const address = { subject: 0, ordinal: 0, filePurpose: 9, fatePurpose: 10 }
  const said = {
    who: 1,
    behaviour: LITTERING,
    points: -20,
    life: 0,
    sensor: 0,
    wrong: 0 as const,
    repairs: false,
    ...address,
  }
  place.scratch.observations.count = SCRATCH_ROOM - 1
  claim(place, said)
  expect(() => claim(place, said)).toThrow('more than 65536 charges')
})

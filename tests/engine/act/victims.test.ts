import { describe, expect, test } from 'vitest'
import { act } from '../../../src/engine/act/act.js'
import { harmVictims } from '../../../src/engine/act/victims.js'
import { behaviourMetric } from '../../../src/engine/counters.js'
import { purpose } from '../../../src/engine/draw/purposes.js'
import { NOBODY } from '../../../src/engine/world.js'
import { type Written, smallScenario, withBusinesses } from '../../support/small.js'
import { ALWAYS, NEVER, type Stage, onStage, setActs, setLuck } from '../../support/stage.js'

function deeds(stage: Stage): { who: number; what: number }[] {
  act(stage.place)
  const { count, who, what } = stage.place.scratch.acts
  return Array.from({ length: count }, (_, a) => ({ who: who[a], what: what[a] }))
}

describe('victims', () => {
  const harming = (victim: string) =>
    smallScenario((written) => {
      Object.assign(written.behaviours.littering, { victim, harm: { strain: '20 %', hardship: '10 %' } })
      written.response.on = true
    })

  test('a neighbour is somebody else of the community, and carries the harm away', () => {
    const stage = onStage(harming('neighbour'))
    const done = deeds(stage).filter(({ what }) => what === 0).length
    expect(done).toBeGreaterThan(20)
    expect(stage.flow(behaviourMetric(0, 'victims'))).toBe(done)
    const { strain, hardship } = stage.world
    const sum = (values: Uint8Array) => values.reduce((a, b) => a + b, 0)
    expect(sum(strain)).toBe(done * 51)
    expect(sum(hardship)).toBe(done * 26)
    expect(sum(strain.subarray(1024))).toBe(0)
  })

  test('in a household it is one of the others, with equal chances; who lives alone harms nobody', () => {
    const stage = onStage(harming('household'))
    const { household } = stage.world
    const home = household[stage.place.first + 5]
    const offenders = new Set<number>()
    let expected = 0
    for (const { who, what } of deeds(stage)) {
      if (what !== 0) continue
      offenders.add(household[who])
      if (membersOf(stage, household[who]).length > 1) expected++
    }
    expect(expected).toBeGreaterThan(10)
    expect(stage.flow(behaviourMetric(0, 'victims'))).toBe(expected)
    for (let i = 0; i < stage.place.size; i++) if (stage.world.strain[i] > 0) expect(offenders).toContain(household[i])
    expect(membersOf(stage, home)).toContain(5)
  })

  test('the last word of luck falls to the last member, the first to the first', () => {
    for (const [word, position] of [
      [ALWAYS, 0],
      [NEVER, -1],
    ] as const) {
      const stage = onStage(harming('household'))
      setLuck(stage, (_s, _t, which) =>
        which === purpose.act ? [ALWAYS, ALWAYS, 0, word] : [1 << 24, 1 << 28, 0, 1 << 30],
      )
      const done = deeds(stage)
      expect(done.some(({ what }) => what === 0)).toBe(true)
      const hit = new Set<number>()
      for (const { who, what } of done) {
        const others = membersOf(stage, stage.world.household[who]).filter((i) => i !== who)
        if (what === 0 && others.length > 0) hit.add(others.at(position)!)
      }
      for (let i = 0; i < stage.place.size; i++) expect(stage.world.strain[i] > 0).toBe(hit.has(i))
    }
  })

  function membersOf(stage: Stage, home: number): number[] {
    return Array.from({ length: stage.place.size }, (_, i) => i).filter((i) => stage.world.household[i] === home)
  }
})

describe('victims of businesses and of several people', () => {
  const SPOILT = 0
  const harming = (change: Written) =>
    onStage(
      smallScenario((written) => {
        Object.assign(written.behaviours.littering, { harm: { strain: '20 %' }, ...change })
        written.response.on = true
      }),
      { population: withBusinesses() },
    )
  const firm = { who: { subject: 'business' } }
  const hit = ({ place, world }: Stage) =>
    Array.from({ length: place.size }, (_, i) => i).filter((i) => world.strain[place.first + i] > 0)
  const by = (stage: Stage, who: number, ordinal = 0) => {
    setActs(stage, [{ who, what: SPOILT, ordinal }])
    harmVictims(stage.place)
    return hit(stage)
  }

  test('customers are as many different residents as the act says, and never the owner or the staff', () => {
    const stage = harming({ ...firm, victim: 'customer', victims: 300 })
    const { place, world } = stage
    const found = by(stage, place.residents)
    expect(found).toHaveLength(300)
    expect(stage.flow(behaviourMetric(SPOILT, 'victims'))).toBe(300)
    for (const i of found) {
      expect(i).toBeLessThan(place.residents)
      expect(world.employer[i]).not.toBe(place.residents)
      expect(world.owner[place.residents]).not.toBe(i)
    }
  })

  test('each is as likely as any other', () => {
    const stage = harming({ ...firm, victim: 'customer', victims: 10 })
    const { place, world } = stage
    const times = new Float64Array(place.residents)
    const acts = 4000
    for (let ordinal = 0; ordinal < acts; ordinal++) {
      for (const i of by(stage, place.residents, ordinal)) times[i]++
      world.strain.fill(0)
    }
    const can = times.filter((n) => n > 0).length
    const staff = [...world.employer.subarray(0, place.residents)].filter((b) => b === place.residents).length
    expect(can).toBe(place.residents - staff - 1)
    const expected = (acts * 10) / can
    const chi = times.reduce((sum, n) => sum + (n > 0 ? (n - expected) ** 2 / expected : 0), 0)
    expect(Math.abs(chi - can) / Math.sqrt(2 * can)).toBeLessThan(4)
  })

  test('wages not paid hit the staff, all of it if there is no more', () => {
    const stage = harming({ ...firm, victim: 'staff', victims: 100 })
    const { place, world } = stage
    const staff = [...world.employer.subarray(0, place.residents)].flatMap((b, i) => (b === place.residents ? [i] : []))
    expect([4, 30]).toContain(staff.length)
    expect(by(stage, place.residents)).toEqual(staff)
  })

  test('the abuse of an official hits residents of the district, but not the official', () => {
    const stage = harming({ victim: 'citizen', victims: 2000 })
    const { place, world } = stage
    const official = world.official[place.k]
    expect(official).not.toBe(NOBODY)
    expect(by(stage, official)).toEqual(
      Array.from({ length: place.residents }, (_, i) => i).filter((i) => i !== official),
    )
  })

  test('who steals from the till hits the owner, who works for nobody hits nobody', () => {
    const stage = harming({ victim: 'owner' })
    const { place, world } = stage
    const thief = world.employer.subarray(0, place.residents).findIndex((b) => b !== NOBODY)
    expect(by(stage, thief)).toEqual([world.owner[world.employer[thief]]])
    world.strain.fill(0)
    expect(
      by(
        stage,
        world.employer.subarray(0, place.residents).findIndex((b) => b === NOBODY),
      ),
    ).toEqual([])
  })

  test('a neighbour of a business is a resident', () => {
    const stage = harming({ ...firm, victim: 'neighbour' })
    for (let ordinal = 0; ordinal < 500; ordinal++) by(stage, stage.place.residents + 1, ordinal)
    const found = hit(stage)
    expect(found.length).toBeGreaterThan(300)
    expect(found.every((i) => i < stage.place.residents)).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import { act } from '../../../src/engine/act/act.js'
import { behaviourMetric } from '../../../src/engine/counters.js'
import { purpose } from '../../../src/engine/draw/purposes.js'
import { smallScenario } from '../../support/small.js'
import { ALWAYS, NEVER, type Stage, onStage, setLuck } from '../../support/stage.js'

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

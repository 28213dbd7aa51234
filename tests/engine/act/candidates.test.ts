import { describe, expect, test } from 'vitest'
import { findCandidates } from '../../../src/engine/act/candidates.js'
import { skipFor } from '../../../src/engine/draw/gaps.js'
import { zOf } from '../../support/flows.js'
import { smallScenario, withErrors } from '../../support/small.js'
import { type Stage, onStage } from '../../support/stage.js'

function candidates(stage: Stage, tick = 0): [number, number][] {
  stage.goTo(tick)
  const count = findCandidates(stage.place)
  const { who, ordinal } = stage.place.scratch.acts
  return Array.from({ length: count }, (_, c) => [who[c], ordinal[c]])
}

/** Everybody is tempted several times a tick, and one half ten times as much. */
const busy = smallScenario((written) => {
  written.behaviours.littering.rate = '3 per month'
  written.behaviours.littering.factors = { sex: { male: '10 times' } }
})

describe('findCandidates', () => {
  test('is not touched by rules, sensors, grades, safeguards or responses', () => {
    const other = smallScenario((written) => {
      withErrors(written)
      written.response.on = true
      written.rules = {}
      delete written.grades
      written.doors.school.treatment = {}
    })
    for (const tick of [0, 7]) expect(candidates(onStage(other), tick)).toEqual(candidates(onStage(), tick))
  })

  test('differs from tick to tick, from community to community and from seed to seed', () => {
    const first = candidates(onStage())
    expect(candidates(onStage(), 1)).not.toEqual(first)
    expect(candidates(onStage(smallScenario(), { seed: 2 }))).not.toEqual(first)
  })

  test('numbers the temptations of a resident 0, 1, 2 within the tick', () => {
    const next = new Map<number, number>()
    for (const [who, ordinal] of candidates(onStage(busy))) {
      expect(ordinal).toBe(next.get(who) ?? 0)
      next.set(who, ordinal + 1)
    }
    expect(next.size).toBeGreaterThan(900)
    expect(Math.max(...next.values())).toBeGreaterThan(20)
  })

  test('brings as many to each stratum as its ceiling says, and to all its residents alike', () => {
    const stage = onStage(busy)
    const { world, tables, place } = stage
    const strata = new Map<number, { residents: number; found: number; early: number; ceiling: number }>()
    const of = (local: number) => tables.doing.stratumOfCell[world.cell[local]]
    for (let i = 0; i < place.size; i++) {
      const skip = tables.doing.strata[of(i)]!
      const ceiling = Math.LN2 / ((skip.multiplier / skip.divisor) * 1024)
      const stratum = strata.get(of(i)) ?? { residents: 0, found: 0, early: 0, ceiling }
      stratum.residents++
      strata.set(of(i), stratum)
    }
    expect(strata.size).toBe(2)
    const ticks = 24
    for (let tick = 0; tick < ticks; tick++)
      for (const [who] of candidates(stage, tick)) {
        const stratum = strata.get(of(who))!
        stratum.found++
        if (who < 512) stratum.early++
      }
    for (const [number, { residents, found, early, ceiling }] of strata) {
      expect(Math.abs(zOf(found, residents * ceiling * ticks, residents * ceiling * ticks))).toBeLessThan(4)
      let earlyOnes = 0
      for (let i = 0; i < 512; i++) if (of(i) === number) earlyOnes++
      const expected = earlyOnes * ceiling * ticks
      expect(Math.abs(zOf(early, expected, expected))).toBeLessThan(4)
    }
  })

  test('finds nobody where the ceiling is too low to ever be met', () => {
    const stage = onStage()
    stage.tables.doing.strata.fill(null)
    expect(candidates(stage)).toEqual([])
  })

  test('says so when there are more candidates than room', () => {
    const stage = onStage()
    stage.tables.doing.strata.fill(skipFor(200)!)
    expect(() => candidates(stage)).toThrow('There are more than 65536 acts in one community in one tick')
  })
})

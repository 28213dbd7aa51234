import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { act } from '../../../src/engine/act/act.js'
import { tryDoors } from '../../../src/engine/consequence/doors.js'
import { comeDue } from '../../../src/engine/consequence/outcome.js'
import { type OutcomeMetric, behaviourMetric, outcomeMetric, outcomeMetrics } from '../../../src/engine/counters.js'
import { purpose } from '../../../src/engine/draw/purposes.js'
import { takeDue } from '../../../src/engine/score/due.js'
import { entryKind } from '../../../src/engine/world.js'
import type { Scenario } from '../../../src/scenario/schema/scenario.js'
import { BANK, DEFAULTS, REPAYS, bankScenario } from '../../support/lending.js'
import { type Stage, onStage, onTheWay, send, setActs, setLuck } from '../../support/stage.js'

const [A, B, C, NONE] = [0, 1, 2, 3]
const share = (part: number) => Math.floor(part * 2 ** 32)
const THROUGH = 0xffffffff

/** Somebody of the first cell, who is female, unless another is asked for. */
function attempt(stage: Stage, grade: number, door: number, keeps: number, ordinal = 0): void {
  stage.world.grade[0] = grade
  setLuck(stage, (_, __, word) => [word === purpose.grant ? keeps : door, THROUGH, 0, 0])
  setActs(stage, [{ who: 0, what: stage.tables.doing.behaviours + BANK, ordinal }])
  tryDoors(stage.place)
}

const flow = (stage: Stage, metric: OutcomeMetric) => stage.flow(outcomeMetric(stage.place.layout, 0, metric))
const flows = (stage: Stage) => Object.fromEntries(outcomeMetrics.map((name) => [name, flow(stage, name)]))
const nothing = Object.fromEntries(outcomeMetrics.map((name) => [name, 0]))

function stageOf(scenario: Scenario = bankScenario(), sex = 'female'): Stage {
  const stage = onStage(scenario)
  // any cell of that sex: cells are numbered by conduct, sex, place and household
  stage.world.cell[0] = sex === 'female' ? 0 : 6
  return stage
}

describe('being let through', () => {
  test('comes due after the term, with the letter and the luck of the day', () => {
    const stage = stageOf()
    stage.goTo(2)
    attempt(stage, B, THROUGH, share(0.9), 5)
    expect(onTheWay(stage)).toEqual([
      { due: 5, kind: entryKind.loan, who: 0, behaviour: 0, points: B, flags: 0, luck: share(0.9) | 0, life: 5 },
    ])
    expect(flows(stage)).toEqual({ ...nothing, granted: 1, granted_sound: 1 })
  })

  test.each([
    [A, 'female', 0.1],
    [B, 'female', 0.3],
    [C, 'female', 0.6],
    [NONE, 'female', 0.1],
    [A, 'male', 0.15],
    [C, 'male', 0.9],
  ])('of grade %d, %s, is unsound with a chance of %d', (grade, sex, chance) => {
    for (const [luck, sound] of [
      [chance - 0.001, 0],
      [chance + 0.001, 1],
    ]) {
      const stage = stageOf(undefined, sex)
      attempt(stage, grade, THROUGH, share(luck))
      expect(flow(stage, 'granted_sound')).toBe(sound)
    }
  })

  test('is denied to some who would have kept their word: by the scheme, or anyway', () => {
    const anyway = stageOf()
    attempt(anyway, B, 0, share(0.9))
    expect(flows(anyway)).toEqual({ ...nothing, refused_sound: 1 })
    const scheme = stageOf()
    attempt(scheme, C, share(0.5), share(0.9))
    expect(flows(scheme)).toEqual({ ...nothing, refused_sound: 1, refused_sound_by_scheme: 1 })
    const unsound = stageOf()
    attempt(unsound, C, share(0.5), share(0.1))
    expect(flows(unsound)).toEqual(nothing)
    expect(onTheWay(unsound)).toEqual([])
  })

  test('has no consequences at a door of which nothing comes', () => {
    const stage = stageOf()
    setLuck(stage, [THROUGH, 0, 0, 0])
    setActs(stage, [{ who: 0, what: stage.tables.doing.behaviours }])
    tryDoors(stage.place)
    expect([onTheWay(stage), flows(stage)]).toEqual([[], nothing])
  })
})

describe('coming due', () => {
  const due = (stage: Stage, luck: number, letter = B, ordinal = 0) => {
    send(stage, { due: 3, kind: entryKind.loan, who: 0, points: letter, luck: luck | 0, life: ordinal })
    stage.goTo(3)
    setActs(stage, [])
    comeDue(stage.place, stage.tables.outcome!)
    const { acts } = stage.place.scratch
    return Array.from(acts.what.subarray(0, acts.count))
  }

  test('is an act: kept or broken by the letter of that day', () => {
    const kept = stageOf()
    expect(due(kept, share(0.31))).toEqual([REPAYS])
    expect(flows(kept)).toEqual({ ...nothing, kept: 1, points_gained: 75 })
    expect(kept.flow(behaviourMetric(REPAYS, 'done'))).toBe(1)
    const broken = stageOf()
    broken.world.grade[0] = A
    expect(due(broken, share(0.29))).toEqual([DEFAULTS])
    expect(flows(broken)).toEqual({ ...nothing, broken: 1, points_lost: 150 })
    expect(onTheWay(broken)).toEqual([])
  })

  test('moves no points where no rule asks', () => {
    const stage = stageOf(bankScenario((written) => delete written.rules.defaulted))
    due(stage, 0)
    expect(flows(stage)).toEqual({ ...nothing, broken: 1 })
  })

  test('breaks more often in hardship, which then has provoked it', () => {
    const hard = (on: boolean) => {
      const stage = stageOf(bankScenario((written) => (written.response.on = on)))
      stage.world.hardship[0] = 255
      return { what: due(stage, share(0.5)), provoked: stage.flow(behaviourMetric(DEFAULTS, 'provoked')) }
    }
    expect(hard(true)).toEqual({ what: [DEFAULTS], provoked: 1 })
    expect(hard(false)).toEqual({ what: [REPAYS], provoked: 0 })
  })

  test('leaves what is not due, and what is no loan, on its way', () => {
    const stage = stageOf()
    const others = [
      { due: 4, kind: entryKind.loan, who: 1 },
      { due: 2, kind: entryKind.record, who: 2 },
    ]
    send(stage, ...others)
    due(stage, 0)
    expect(onTheWay(stage).map(({ who }) => who)).toEqual([1, 2])
    // and the calendar of the score leaves loans alone once those of the tick are taken out
    expect(takeDue(stage.place).length).toBeGreaterThan(0)
    expect(onTheWay(stage).map(({ who }) => who)).toEqual([1])
  })

  test('has an address that it shares with nothing else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(65535), { minLength: 2, maxLength: 20 }), (ordinals) => {
        const stage = stageOf()
        for (const life of ordinals) send(stage, { due: 3, kind: entryKind.loan, who: 0, life })
        stage.goTo(3)
        act(stage.place)
        const { acts } = stage.place.scratch
        const mine = Array.from({ length: acts.count }, (_, a) => a).filter((a) => acts.who[a] === 0)
        const addresses = mine.map((a) => acts.ordinal[a])
        expect(new Set(addresses).size).toBe(addresses.length)
        expect(addresses.filter((each) => each >= 0x20000000)).toHaveLength(ordinals.length)
      }),
      { numRuns: 20 },
    )
  })
})

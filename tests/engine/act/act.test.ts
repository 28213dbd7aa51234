import { describe, expect, test } from 'vitest'
import { act } from '../../../src/engine/act/act.js'
import { behaviourMetric } from '../../../src/engine/counters.js'
import { purpose } from '../../../src/engine/draw/purposes.js'
import { Q16 } from '../../../src/engine/tables.js'
import { zOf } from '../../support/flows.js'
import { type Written, smallScenario } from '../../support/small.js'
import { ALWAYS, NEVER, type Stage, onStage, setLuck } from '../../support/stage.js'

interface Deed {
  who: number
  what: number
  ordinal: number
}

function deeds(stage: Stage): Deed[] {
  act(stage.place)
  const { count, who, what, ordinal } = stage.place.scratch.acts
  return Array.from({ length: count }, (_, a) => ({ who: who[a], what: what[a], ordinal: ordinal[a] }))
}

const responding = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.response.on = true
    written.behaviours.littering.strain_factor = '1.8 times'
    change(written)
  })

const total = (stage: Stage, metric: Parameters<typeof behaviourMetric>[1]) =>
  [0, 1, 2].map((behaviour) => stage.flow(behaviourMetric(behaviour, metric)))

describe('rates', () => {
  test('each behaviour and each door is done at its own rate, by those it concerns', () => {
    const scenario = smallScenario((written) => {
      written.behaviours.littering.factors = { sex: { male: '3 times' } }
      written.behaviours.helping.who = { residence: 'urban' }
    })
    const stage = onStage(scenario)
    const { world, place } = stage
    const done = new Map<string, number>()
    const months = 24
    for (let tick = 0; tick < months; tick++) {
      stage.goTo(tick)
      for (const { who, what } of deeds(stage)) {
        const key = `${what} ${sexOf(stage, who)}`
        done.set(key, (done.get(key) ?? 0) + 1)
      }
    }
    const people = [0, 0]
    for (let i = 0; i < place.size; i++) people[sexOf(stage, i)]++
    const urban = stage.tables.placeOfCell[world.cell[0]] === 0
    const yearly = [[0.6, 1.8], urban ? [0.4, 0.4] : [0, 0], [0.2, 0.2], [1, 1]]
    yearly.forEach((bySex, what) =>
      bySex.forEach((rate, sex) => {
        const expected = (rate / 12) * months * people[sex]
        const found = done.get(`${what} ${sex}`) ?? 0
        if (expected === 0) expect(found).toBe(0)
        else expect(Math.abs(zOf(found, expected, expected))).toBeLessThan(4)
      }),
    )
  })

  function sexOf(stage: Stage, local: number): number {
    // cells are laid out as conduct x sex x residence x household
    return Math.floor(stage.world.cell[local] / 6) % 2
  }

  test('somebody can do several things in one tick', () => {
    const stage = onStage(smallScenario((written) => (written.behaviours.littering.rate = '5 per month')))
    const done = deeds(stage)
    expect(done.length).toBeGreaterThan(4 * stage.place.size)
    expect(new Set(done.map(({ who, ordinal }) => `${who} ${ordinal}`)).size).toBe(done.length)
  })
})

describe('responses', () => {
  test('take away and add single acts, and count every one of them', () => {
    const usual = deeds(onStage(responding((written) => (written.response.on = false))))
    const stage = onStage(responding())
    stage.world.strain.fill(255)
    stage.world.risk.fill(128, 0, 500)
    const done = deeds(stage)
    const withheld = total(stage, 'withheld')
    const provoked = total(stage, 'provoked')
    const baseline = [0, 1, 2].map((b) => usual.filter(({ what }) => what === b).length)
    expect(total(stage, 'done')).toEqual([0, 1, 2].map((b) => done.filter(({ what }) => what === b).length))
    expect(total(stage, 'done').map((n, b) => n - provoked[b] + withheld[b])).toEqual(baseline)
    expect(provoked[0]).toBeGreaterThan(0)
    expect(provoked[1]).toBeGreaterThan(0)
    expect(withheld[2]).toBeGreaterThan(0)
    const doors = (list: Deed[]) => list.filter(({ what }) => what === 3)
    expect(doors(done)).toEqual(doors(usual))
    // an act done in spite of everything is the same act as without responses
    const kept = new Set(usual.map((deed) => JSON.stringify(deed)))
    const same = done.filter((deed) => kept.has(JSON.stringify(deed))).length
    expect(same).toBe(done.length - provoked[0] - provoked[1] - provoked[2])
  })

  test('without any response nothing is withheld or provoked', () => {
    const stage = onStage()
    const done = deeds(stage)
    expect(done.length).toBeGreaterThan(100)
    expect([...total(stage, 'withheld'), ...total(stage, 'provoked')]).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('a response at the headroom lets every candidate act, and none beyond', () => {
    const stage = onStage(responding())
    stage.place.now.byRisk.fill(2 * Q16)
    stage.world.strain.fill(255)
    const base = deeds(onStage(responding((written) => (written.response.on = false))))
    const done = deeds(stage)
    const count = (list: Deed[], b: number) => list.filter(({ what }) => what === b).length
    // littering may rise by 1.8, merit and voice may double; see headroomOf
    const ratios = [1.8, 2, 2].map((most, b) =>
      zOf(count(done, b), most * count(base, b), (most + most * most) * count(base, b)),
    )
    for (const z of ratios) expect(Math.abs(z)).toBeLessThan(4)
  })
})

describe('severity', () => {
  const scenario = smallScenario((written) => {
    for (const behaviour of Object.values<Written>(written.behaviours))
      behaviour.severity = { minor: '25 %', ordinary: '50 %', serious: '25 %' }
  })
  const severitiesAt = (word: number) => {
    const stage = onStage(scenario)
    setLuck(stage, (_subject, _tick, which) =>
      which === purpose.act ? [ALWAYS, ALWAYS, word, 0] : [1 << 24, 1 << 28, 0, 1 << 30],
    )
    act(stage.place)
    const { count, severity } = stage.place.scratch.acts
    expect(count).toBeGreaterThan(5)
    return new Set(severity.subarray(0, count))
  }

  test.each([
    [0, 0],
    [2 ** 30 - 1, 0],
    [2 ** 30, 1],
    [3 * 2 ** 30 - 1, 1],
    [3 * 2 ** 30, 2],
    [NEVER, 2],
  ])('word %d means severity %d', (word, severity) => expect(severitiesAt(word)).toEqual(new Set([severity])))

  test('without shares every act is ordinary, and an attempt at a door has no severity', () => {
    const stage = onStage()
    act(stage.place)
    const { count, severity, what } = stage.place.scratch.acts
    const found = new Set<string>()
    for (let a = 0; a < count; a++) found.add(`${what[a]} ${severity[a]}`)
    expect([...found].sort()).toEqual(['0 1', '1 1', '2 1', '3 0'])
  })
})

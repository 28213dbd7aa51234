import { describe, expect, test } from 'vitest'
import { justShort } from '../../../src/engine/respond/gaming.js'
import { rateMultiplier } from '../../../src/engine/respond/multiplier.js'
import { Q16 } from '../../../src/engine/tables.js'
import { type Written, smallScenario } from '../../support/small.js'
import { type Stage, onStage } from '../../support/stage.js'

const [LITTERING, HELPING] = [0, 1]

const gaming = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.response.on = true
    written.response.conformity.strength = '0 times'
    written.response.gaming = { factor: '1.5 times', near: '20 points' }
    written.behaviours.helping.gamed = true
    change(written)
  })

const times = (stage: Stage, score: number, behaviour = HELPING) => {
  stage.world.score[0] = score
  return rateMultiplier(stage.place, 0, behaviour) / Q16
}

describe('gaming', () => {
  test('is for those within reach of a better grade, and for nobody else', () => {
    const { place, world } = onStage(gaming())
    const near = (score: number) => {
      world.score[0] = score
      return justShort(place, 0)
    }
    // A from 1,000, B from 950
    expect([1000, 999, 980, 979, 950, 949, 930, 929].map(near)).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ])
  })

  test('multiplies the rate of gamed deeds, and of no others', () => {
    const stage = onStage(gaming())
    expect([times(stage, 990), times(stage, 960)]).toEqual([1.5, 1])
    expect(times(stage, 990, LITTERING)).toBe(times(stage, 960, LITTERING))
  })

  test('ends with the letters, with the rule, and with the responses', () => {
    const dropped = onStage(gaming())
    dropped.regions[0].dropped = 1
    dropped.goTo(1)
    const ends: Stage[] = [dropped]
    const changes: ((written: Written) => void)[] = [
      (written) => delete written.rules.help,
      (written) => (written.response.on = false),
      (written) => delete written.behaviours.helping.gamed,
      (written) => delete written.response.gaming,
    ]
    for (const change of changes) ends.push(onStage(gaming(change)))
    expect(ends.map((stage) => times(stage, 990))).toEqual([1, 1, 1, 1, 1])
  })

  test('stays within the headroom', () => {
    const stage = onStage(
      gaming((written) => {
        written.response.gaming.factor = '2 times'
        written.response.conformity.strength = '5 times'
      }),
    )
    expect(times(stage, 990)).toBe(2)
  })
})

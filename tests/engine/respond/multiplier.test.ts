import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateMultiplier } from '../../../src/engine/respond/multiplier.js'
import { Q16 } from '../../../src/engine/tables.js'
import { smallScenario } from '../../support/small.js'
import { type Stage, onStage } from '../../support/stage.js'

const [LITTERING, HELPING, PETITION] = [0, 1, 2]

const responding = smallScenario((written) => {
  written.response.on = true
  Object.assign(written.behaviours.littering, { strain_factor: '1.5 times', hardship_factor: '1.2 times' })
  Object.assign(written.behaviours.petition, { strain_factor: '0.5 times' })
})

function multiplier(
  stage: Stage,
  behaviour: number,
  feelings: { strain?: number; hardship?: number; risk?: number },
): number {
  stage.world.strain[0] = feelings.strain ?? 0
  stage.world.hardship[0] = feelings.hardship ?? 0
  stage.world.risk[0] = feelings.risk ?? 0
  return rateMultiplier(stage.place, 0, behaviour) / Q16
}

describe('rateMultiplier', () => {
  test('is 1 where nobody responds, whatever they feel', () => {
    const stage = onStage()
    for (const behaviour of [LITTERING, HELPING, PETITION])
      expect(multiplier(stage, behaviour, { strain: 255, hardship: 255, risk: 255 })).toBe(1)
  })

  test('is the product of fear, strain and hardship', () => {
    const stage = onStage(responding)
    const calm = multiplier(stage, LITTERING, {})
    // letter grades have not been given yet, so half of the stake counts: exp(-4 x 10 % x 20 points x 50 % / 100)
    expect(calm).toBeCloseTo(Math.exp(-4 * 0.1 * 20 * 0.005), 4)
    expect(multiplier(stage, LITTERING, { strain: 255 }) / calm).toBeCloseTo(1.5, 3)
    expect(multiplier(stage, LITTERING, { hardship: 255 }) / calm).toBeCloseTo(1.2, 3)
    expect(multiplier(stage, LITTERING, { strain: 255, hardship: 255 }) / calm).toBeCloseTo(1.8, 3)
    expect(multiplier(stage, PETITION, { strain: 255 }) / multiplier(stage, PETITION, {})).toBeCloseTo(0.5, 3)
  })

  test('goes by sixteenths of the scale', () => {
    const stage = onStage(responding)
    expect(multiplier(stage, LITTERING, { strain: 15 })).toBe(multiplier(stage, LITTERING, { strain: 0 }))
    expect(multiplier(stage, LITTERING, { strain: 16 })).toBeGreaterThan(multiplier(stage, LITTERING, { strain: 15 }))
    expect(multiplier(stage, LITTERING, { strain: 240 })).toBe(multiplier(stage, LITTERING, { strain: 255 }))
  })

  test('never leaves the headroom and never falls below nothing', () => {
    const stage = onStage(responding)
    const feeling = fc.nat(255)
    fc.assert(
      fc.property(
        feeling,
        feeling,
        feeling,
        fc.double({ min: 0, max: 2, noNaN: true }),
        (strain, hardship, risk, now) => {
          stage.place.now.byRisk.fill(Math.floor(now * Q16))
          for (const behaviour of [LITTERING, HELPING, PETITION]) {
            const value = multiplier(stage, behaviour, { strain, hardship, risk })
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value * Q16).toBeLessThanOrEqual(stage.tables.doing.headroom[behaviour])
          }
        },
      ),
    )
  })
})

import { describe, expect, test } from 'vitest'
import { compileBehaviours, onScale, threshold } from '../../src/compile/behaviours.js'
import { CERTAIN, LEVELS, Q12 } from '../../src/engine/tables.js'
import { kinds, victims } from '../../src/engine/act/tables.js'
import { quantity } from '../../src/scenario/language/quantity.js'
import { smallScenario } from '../support/small.js'

test('onScale turns shares of the full scale into whole numbers of 0 to 255', () => {
  const share = (text: string) => onScale(quantity('share', text))
  expect([share('0 %'), share('10 %'), share('50 %'), share('100 %'), onScale(undefined)]).toEqual([0, 26, 128, 255, 0])
})

test('threshold turns chances into whole numbers of 0 to 2^32, and keeps within them', () => {
  expect([0, 0.25, 0.5, 1].map(threshold)).toEqual([0, 2 ** 30, 2 ** 31, CERTAIN])
  expect([threshold(-0.1), threshold(1.1), threshold(1e-12)]).toEqual([0, CERTAIN, 0])
})

describe('compileBehaviours', () => {
  const tables = compileBehaviours(
    smallScenario((written) => {
      Object.assign(written.behaviours.littering, {
        severity: { minor: '70 %', ordinary: '25 %', serious: '5 %' },
        victim: 'household',
        harm: { strain: '20 %', hardship: '40 %' },
        strain_factor: '1.75 times',
        hardship_factor: '0.25 times',
      })
      written.behaviours.helping.victim = 'neighbour'
    }),
  )

  test('numbers kinds, victims and contexts', () => {
    expect([...tables.kind]).toEqual([kinds.misconduct, kinds.merit, kinds.voice])
    expect([...tables.victim]).toEqual([victims.household, victims.neighbour, victims.none])
    expect([...tables.public]).toEqual([0, 0, 1])
    expect([...tables.harmStrain]).toEqual([51, 0, 0])
    expect([...tables.harmHardship]).toEqual([102, 0, 0])
    // government, commerce, social, justice
    expect([...tables.context]).toEqual([2, 2, 0])
  })

  test('cuts 32-bit words into minor, ordinary and serious', () => {
    const [minor, serious] = tables.severityCut
    expect(minor / CERTAIN).toBeCloseTo(0.7, 9)
    expect(1 - serious / CERTAIN).toBeCloseTo(0.05, 9)
    // without shares nothing is minor and nothing serious
    expect([tables.severityCut[2], tables.severityCut[3]]).toEqual([0, CERTAIN])
  })

  test('lets rates grow or shrink evenly with strain and hardship', () => {
    for (let level = 0; level < LEVELS; level++) {
      expect(tables.strainFactor[level] / Q12).toBeCloseTo(1 + 0.75 * (level / 15), 3)
      expect(tables.hardshipFactor[level] / Q12).toBeCloseTo(1 - 0.75 * (level / 15), 3)
      expect(tables.strainFactor[LEVELS + level]).toBe(Q12)
    }
  })
})

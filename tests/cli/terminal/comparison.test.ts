import { beforeAll, describe, expect, it } from 'vitest'
import { comparisonTables } from '../../../src/cli/terminal/comparison.js'
import { plainStream } from '../../../src/cli/terminal/plain.js'
import type { Comparison } from '../../../src/experiment/compare.js'
import { compareSmall } from '../../experiment/two.js'
import { fakeTerminal } from '../fakeTerminal.js'

let found: Comparison
beforeAll(async () => {
  found = await compareSmall({ without: ['appeal'] })
})

const shown = (change: (copy: Comparison) => void = () => {}) => {
  const copy = structuredClone(found)
  change(copy)
  return comparisonTables(copy, plainStream(fakeTerminal().out))
}

describe('the tables of a comparison', () => {
  it('show what changed in both worlds, and nothing that did not', () => {
    const text = shown()
    const { a } = found.measures.appeals
    expect(text).toMatch(new RegExp(`^Appeals against a charge +${a} +0 +-${a}$`, 'm'))
    expect(text).not.toContain('Attempts at doors')
    expect(text).toMatch(/^files, points restored +\d+ +0 +-\d+$/m)
  })

  it('show shares to a hundredth of a percent, and differences with their sign', () => {
    const text = shown(({ measures }) =>
      Object.assign(measures.below_truth, { a: 0.08681, b: 0.09, difference: 0.00319 }),
    )
    expect(text).toMatch(/8\.68 % +9\.00 % +\+0\.319/)
  })

  it('show every group, but say too few where fewer than ten differ', () => {
    const text = shown(({ groups }) => {
      const male = groups.find(({ group }) => group === 'male')!
      male.touched = 9
      male.differences.score = { higher: 0, lower: 9, gained: 0, lost: 90, mean_difference: -0.5 }
      male.ever_better = 0
      male.ever_worse = 12
    })
    expect(text).toMatch(/^sex male +[\d,]+ +too few +0 +too few +too few( +\S.*)?12$/m)
    expect(text).toMatch(/^everybody +3,000 +\d/m)
  })

  it('leave out doors and letters where nobody is touched there', () => {
    expect(shown()).toContain('letter')
    const text = shown(({ groups: [all], ...copy }) => {
      copy.same_letters = false
      all.ever_better = 0
      all.ever_worse = 0
      all.differences.refusals = { higher: 0, lower: 0, gained: 0, lost: 0, mean_difference: 0 }
    })
    expect(text.split('\n').find((line) => line.includes('lives differ'))).not.toMatch(/refused|better/)
  })

  it('are none where no life differs', () => {
    expect(shown((copy) => (copy.touched = 0))).toBe('')
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/experiment/compare.js'
import { comparisonSentences, few, percent, signed } from '../../src/experiment/sentences.js'
import { compareSmall } from './two.js'

let found: Comparison
beforeAll(async () => {
  found = await compareSmall({ without: ['appeal'] })
})

/** The comparison with other findings over everybody. */
function changed(change: (copy: Comparison) => void): string {
  const copy = structuredClone(found)
  change(copy)
  return comparisonSentences(copy).join(' ')
}

describe('the sentences', () => {
  it('begin with how many lives differ, and end with the limits of one seed', () => {
    const sentences = comparisonSentences(found)
    expect(sentences[0]).toMatch(
      new RegExp(`^${found.touched} of 3,000 lives differ \\(.* %\\); the first in \\w+ 20\\d\\d\\.$`),
    )
    expect(sentences.at(-1)).toMatch(/^This is one history \(seed 7\)\..*--seed 2/)
    expect(sentences.join(' ')).toMatch(/on average/)
  })

  it('say plainly that nobody is touched, and why that can be', () => {
    expect(changed((copy) => (copy.touched = 0))).toBe(
      'No life differs: 0 of 3,000. What differs between the two schemes never came to bear on anybody in this history.',
    )
    expect(
      changed((copy) => {
        copy.touched = 0
        copy.scheme.same = true
      }),
    ).toContain('Nothing that could make a life different differs')
  })

  it('hold back what rests on fewer than ten', () => {
    const text = changed(({ groups: [all] }) => {
      all.differences.score = { higher: 4, lower: 5, gained: 9, lost: 9, mean_difference: 0 }
      all.differences.refusals = { higher: 9, lower: 0, gained: 9, lost: 0, mean_difference: 0.1 }
      all.ever_better = 2
      all.ever_worse = 3
    })
    expect(text).toContain('the score on file differs for too few to say more')
    expect(text).toContain('Too few are refused at a door')
    expect(text).toContain('Too few ever hold another letter')
  })

  it('say what does not differ', () => {
    const text = changed(({ groups: [all] }) => {
      all.differences.score = { higher: 0, lower: 0, gained: 0, lost: 0, mean_difference: 0 }
      all.differences.refusals = { higher: 0, lower: 0, gained: 0, lost: 0, mean_difference: 0 }
      all.ever_better = 0
      all.ever_worse = 0
    })
    expect(text).toContain('nobody has another score on file')
    expect(text).toContain('Nobody is refused at a door more often or less often')
    expect(text).toContain('Nobody ever holds another letter')
  })

  it('say where luck is not shared, and where letters cannot be compared', () => {
    const text = changed((copy) => {
      copy.same_candidates = false
      copy.same_letters = false
    })
    expect(text).toContain('part of their luck is not shared')
    expect(text).toContain('The letters of the two schemes are not the same')
  })

  it('name the category whose lives differ most, if it differs by more than a shade', () => {
    const text = changed(({ groups }) => {
      for (const group of groups) Object.assign(group, { touched: 100, share_touched: 0.1 })
      Object.assign(
        groups.find(({ group }) => group === 'male')!,
        { share_touched: 0.3 },
      )
    })
    expect(text).toContain('Most often it is the lives of sex male that differ (30 %)')
    const even = changed(({ groups }) => {
      for (const group of groups) Object.assign(group, { touched: 100, share_touched: 0.1 })
    })
    expect(even).not.toContain('Most often')
  })
})

it('writes counts, differences and shares', () => {
  expect([0, 9, 10, 21_034].map(few)).toEqual(['nobody', 'too few to say (under 10)', '10', '21,034'])
  expect([0, 0.0001, -0.0001, -0.0185, 1.5, -123.4].map(signed)).toEqual([
    '0',
    'more than 0 but below 0.001',
    'less than 0 but above -0.001',
    '-0.018',
    '+1.50',
    '-123',
  ])
  expect([0, 0.0001, 0.0042, 0.0347, 0.3471].map(percent)).toEqual([
    '0 %',
    'less than 0.1 %',
    '0.42 %',
    '3.5 %',
    '34.7 %',
  ])
})

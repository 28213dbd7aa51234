/**
 * Row 11: "Nosedive". Peers rate each other after every meeting; raters weigh, status is flattered, whoever is seen being
 * kind to the low is rated down; there is an elite, and there are outcasts.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Told, shipped } from './support.js'

let status: Told
let conduct: Told
beforeAll(async () => {
  status = await shipped('nosedive', { residents: 4000 })
  conduct = await shipped('nosedive-conduct-alone', { residents: 4000 })
}, 240_000)

const group = (told: Told, by: string, name: string) =>
  told.headlines.ratings!.groups.find((each) => each.group_by === by && each.group === name)!

describe('row 11', () => {
  test('everybody rates everybody: as many ratings are given as received, several a week for each', () => {
    const all = group(status, 'all', 'all')
    expect(all.received).toBeCloseTo(all.given, 6)
    expect(all.received).toBeGreaterThan(60)
  })

  test('the score is what others gave: without status it is what conduct deserves, with status it is not', () => {
    expect(conduct.headlines.mean_score).toBe(conduct.headlines.mean_true_score)
    expect(conduct.headlines.wrongly_graded).toBe(0)
    expect(status.headlines.wrongly_graded).toBeGreaterThan(0.1)
  })

  test('the same meetings bring the wealthy more stars than the poor, whose conduct is the same', () => {
    const gap = (told: Told, of: 'mean_score' | 'mean_true_score') =>
      group(told, 'means', 'wealthy')[of] - group(told, 'means', 'poor')[of]
    expect(gap(status, 'mean_score')).toBeGreaterThan(200)
    expect(Math.abs(gap(status, 'mean_true_score'))).toBeLessThan(60)
    expect(Math.abs(gap(conduct, 'mean_score'))).toBeLessThan(60)
  })

  test('kindness to the low is caught, and costs stars', () => {
    expect(status.headlines.ratings!.by_onlookers).toBeGreaterThan(500)
    expect(status.headlines.ratings!.points_by_onlookers).toBeGreaterThan(0)
    expect(conduct.headlines.ratings!.by_onlookers).toBe(0)
  })

  test('there is an elite that stays, and an estate that opens for it alone', () => {
    const share = (told: Told) => told.headlines.grade_shares!.elite ?? 0
    expect(share(status)).toBeGreaterThan(4 * share(conduct))
    const opened = (grade: string | string[]) =>
      status.sum('doors', 'opened_by_scheme', { group_by: 'all', door: 'estate-flat', grade })
    expect(opened('elite')).toBeGreaterThan(0)
    expect(opened(['prime', 'flying', 'middle', 'low', 'shunned', 'removed'])).toBe(0)
  })

  test('an outburst costs a whole star at once', () => {
    expect(status.headlines.ratings!.penalties).toBe(
      status.sum('behaviours', 'done', { group_by: 'all', behaviour: 'outburst' }),
    )
  })
})

describe('row 11 in the report', () => {
  test('says how unequal status makes scores, and that conduct alone would not', () => {
    expect(status.page).toMatch(/Inequality of scores stands \d+% above what conduct alone would make it/)
    expect(conduct.page).toContain('Scores are as unequal as conduct alone would make them')
  })

  test('says how often kindness was punished', () => {
    const times = status.headlines.ratings!.by_onlookers.toLocaleString('en')
    expect(status.page).toContain(`${times} times somebody was seen being kind to a person of low standing`)
    expect(conduct.page).toContain('Nobody was rated down for being kind to a person of low standing')
  })
})

import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../src/compile/calendar.js'
import { compileOpinion, compileReactions, compileResponse } from '../../src/compile/reactions.js'
import { CERTAIN, Q16 } from '../../src/engine/tables.js'
import { type Written, smallScenario } from '../support/small.js'

function compiled<T>(
  part: (...args: Parameters<typeof compileOpinion>) => T,
  change: (written: Written) => void = () => {},
): T {
  const scenario = smallScenario(change)
  return part(scenario, calendarOf(scenario))
}

const byWeeks = (written: Written) => (written.calendar = { start: '2010-01-01', tick: '1 week', length: '60 weeks' })
const fading = (fades: Uint8Array) => [...fades.keys()].filter((tick) => fades[tick])

describe('compileResponse', () => {
  test('keeps shares and strengths as they are written', () => {
    const response = compiled(compileResponse)
    expect(response).toMatchObject({ on: false, prior: 0.1, publicity: 0, deterrence: 4, conformity: 1, chill: 6 })
    expect(response).toMatchObject({ spillOver: 0.5, withoutGrades: 0.5, afterOwnCharge: 77 })
    expect(response).toMatchObject({ strainOfCharge: 13, strainOfWrongCharge: 51, strainOfLowerGrade: 26 })
  })

  test('lets feelings fade four times a year, whatever the tick', () => {
    expect(fading(compiled(compileResponse).fades)).toEqual([3, 6, 9, 12, 15, 18, 21])
    expect(fading(compiled(compileResponse, byWeeks).fades)).toEqual([13, 26, 39, 52])
    const byYears = (written: Written) =>
      (written.calendar = { start: '2010-01-01', tick: '6 months', length: '2 years' })
    expect(fading(compiled(compileResponse, byYears).fades)).toEqual([1, 2, 3])
  })

  test('leaves after each fading what the half-life says', () => {
    const kept = (halfLife: string, change: (written: Written) => void = () => {}) =>
      compiled(compileResponse, (written) => {
        change(written)
        written.response.strain.fades_by_half_in = halfLife
      }).strainKept / 256
    expect(kept('3 months')).toBe(0.5)
    expect(kept('1 year')).toBeCloseTo(0.5 ** 0.25, 2)
    expect(kept('1 year', byWeeks)).toBeCloseTo(0.5 ** ((13 * 7) / 365.25), 2)
    expect(kept('100 years')).toBeLessThanOrEqual(1)
  })
})

describe('compileOpinion', () => {
  test('counts in whole numbers: millionths, and protests per thousand million resident-ticks', () => {
    const opinion = compiled(compileOpinion)
    expect(opinion).toMatchObject({ start: 600_000, perRefusal: 10_000, perWrongCharge: 50_000, perPriority: 5000 })
    expect(opinion).toMatchObject({ inOutcry: 300_000, contagion: 1, monthsPerTick: 1 })
    // 100 protests per resident and year, by the month
    expect(opinion.threshold).toBe(Math.round((100 / 12) * 1e9))
    expect(compiled(compileOpinion, byWeeks).threshold).toBeCloseTo((100 * 7 * 1e9) / 365.25, 0)
    expect(compiled(compileOpinion, byWeeks).monthsPerTick).toBeCloseTo((12 * 7) / 365.25, 12)
  })

  test('covers per tick the part of the way that the half-life says', () => {
    const opinion = compiled(compileOpinion)
    expect(1 - opinion.approvalStep / Q16).toBeCloseTo(0.5 ** (1 / 3), 4)
    expect(1 - opinion.attentionStep / Q16).toBeCloseTo(0.5 ** (1 / 2), 4)
    expect(1 - opinion.publicityStep / Q16).toBeCloseTo(0.5 ** (1 / 12), 4)
  })

  test('turns chances of speaking out into thresholds', () => {
    const { speaksOut } = compiled(compileOpinion)
    expect(Object.values(speaksOut).map((t) => t / CERTAIN)).toEqual(
      [0.01, 0.1, 0.02, 0.05].map((p) => expect.closeTo(p, 9)),
    )
  })
})

test('reactions take effect after their time in ticks', () => {
  const reactions = compiled(compileReactions, (written) => {
    written.reactions = {
      end: { title: 'End of letters', when: 'outcry', after: '4 months', does: 'drop_grades' },
      repeal: { title: 'Repeal', when: 'outcry', after: '0 days', does: 'repeal' },
      narrow: { title: 'Law', when: '2010-06-01', after: '2 months', does: 'narrow', ends: ['help', 'school'] },
    }
  })
  expect(reactions).toMatchObject([
    { name: 'end', afterTicks: 4, onTick: -1, does: 'drop_grades' },
    { name: 'repeal', afterTicks: 0, onTick: -1, does: 'repeal' },
    // decided in the tick before the day, two months later, so that June + 2 is the first without
    { name: 'narrow', onTick: 6, does: 'narrow', ends: { rules: [{ behaviour: 1 }], doors: [0], lists: 0 } },
  ])
})

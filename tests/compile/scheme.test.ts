import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../src/compile/calendar.js'
import {
  compileDoors,
  compileGrades,
  compilePhases,
  compileSafeguards,
  compileScore,
} from '../../src/compile/scheme.js'
import { CERTAIN, Q16 } from '../../src/engine/tables.js'
import { type Written, smallScenario, withErrors } from '../support/small.js'

/** Compiles a part of the small scenario, changed, with its own calendar. */
function compiled<T>(
  part: (...args: Parameters<typeof compilePhases>) => T,
  change: (written: Written) => void = () => {},
): T {
  const scenario = smallScenario(change)
  return part(scenario, calendarOf(scenario))
}

const [LITTERING, HELPING] = [0, 1]
const rulesOf = (phases: ReturnType<typeof compilePhases>, behaviour: number) =>
  phases.map(({ fromTick, ruled, points }) => [fromTick, ruled[behaviour], points[behaviour * 3 + 1]])

describe('compileScore', () => {
  test('takes base and bounds, and without bounds those of 16 bits', () => {
    expect(compiled(compileScore)).toMatchObject({ base: 1000, lowest: -32768, highest: 32767, givenPerYear: Infinity })
    const bounded = (written: Written) => {
      Object.assign(written.scores.points, { lowest: '0 points', highest: '1050 points', given_per_year: '30 points' })
    }
    expect(compiled(compileScore, bounded)).toMatchObject({ lowest: 0, highest: 1050, givenPerYear: 30 })
    expect(compiled(compileScore, (written) => (written.scores.points.lowest = 'none')).lowest).toBe(-32768)
  })

  test('begins years and new starts after their time, not at the start', () => {
    const { newYear, resets } = compiled(compileScore, (written) => (written.scores.points.resets = '9 months'))
    const ticks = (marks: Uint8Array) => [...marks.keys()].filter((tick) => marks[tick])
    expect([ticks(newYear), ticks(resets)]).toEqual([[12], [9, 18]])
    expect(ticks(compiled(compileScore).resets)).toEqual([])
  })

  test.each([
    ['base', '40,000 points'],
    ['lowest', '-40,000 points'],
    ['highest', '32,768 points'],
    ['given_per_year', '40,000 points'],
  ])('refuses a %s that 16 bits cannot hold', (field, points) => {
    expect(() => compiled(compileScore, (written) => (written.scores.points[field] = points))).toThrow('out of reach')
  })
})

describe('compilePhases', () => {
  test('has one phase where nothing changes', () => {
    expect(rulesOf(compiled(compilePhases), LITTERING)).toEqual([[0, 1, -20]])
  })

  test('begins a phase in the first tick that begins on the date or after it', () => {
    const phases = compiled(compilePhases, (written) => {
      written.rules.litter.in_force = { from: '2010-03-01', until: '2010-06-15' }
    })
    expect(rulesOf(phases, LITTERING)).toEqual([
      [0, 0, 0],
      [2, 1, -20],
      [6, 0, 0],
    ])
    expect(rulesOf(phases, HELPING)).toEqual([
      [0, 1, 10],
      [2, 1, 10],
      [6, 1, 10],
    ])
  })

  test('lets one rule follow another for the same behaviour', () => {
    const phases = compiled(compilePhases, (written) => {
      written.rules.litter.in_force = { until: '2011-01-01' }
      written.rules.stricter = { behaviour: 'littering', points: '-60 points', in_force: { from: '2011-01-01' } }
    })
    expect(rulesOf(phases, LITTERING)).toEqual([
      [0, 1, -20],
      [12, 1, -60],
    ])
  })

  test('ignores dates before the start and after the end', () => {
    const phases = compiled(compilePhases, (written) => {
      written.rules.litter.in_force = { from: '2001-01-01', until: '2031-01-01' }
      written.rules.help.in_force = { until: '2009-01-01' }
      written.doors.school.in_force = { from: '2040-01-01' }
    })
    expect(phases.map(({ fromTick, treated }) => [fromTick, ...treated])).toEqual([[0, 0]])
    expect([rulesOf(phases, LITTERING), rulesOf(phases, HELPING)]).toEqual([[[0, 1, -20]], [[0, 0, 0]]])
  })

  test('opens and shuts treatment at doors', () => {
    const phases = compiled(compilePhases, (written) => (written.doors.school.in_force = { from: '2010-04-01' }))
    expect(phases.map(({ fromTick, treated }) => [fromTick, treated[0]])).toEqual([
      [0, 0],
      [3, 1],
    ])
  })

  test('takes points and times by severity, or the same for all', () => {
    const [phase] = compiled(compilePhases, (written) => {
      written.scores.points.expires = '1 year'
      written.rules.litter.points = { minor: '-5 points', ordinary: '-20 points', serious: '-80 points' }
      written.rules.petition.expires = { minor: '1 month', ordinary: '6 months', serious: '2 years' }
    })
    expect([...phase.points]).toEqual([-5, -20, -80, 10, 10, 10, -50, -50, -50])
    // points given do not expire unless their own rule says so
    expect([...phase.life]).toEqual([12, 12, 12, 0, 0, 0, 1, 6, 24])
  })

  test('refuses points that 16 bits cannot hold', () => {
    expect(() => compiled(compilePhases, (written) => (written.rules.litter.points = '-33,000 points'))).toThrow(
      '-33,000 points is out of reach: scores and points are whole numbers from -32,768 to 32,767.',
    )
  })
})

describe('compileGrades', () => {
  const ticks = (change: (written: Written) => void) => {
    const { regrades } = compiled(compileGrades, change)
    return [...regrades.keys()].filter((tick) => regrades[tick])
  }

  test('sets grades one interval after the start, and every interval from then on', () => {
    expect(ticks(() => {})).toEqual([6, 12, 18])
    expect(compiled(compileGrades)).toMatchObject({ count: 3, interval: 6, from: Int16Array.of(1000, 950) })
  })

  test.each([
    ['2010-03-01', [2, 8, 14, 20]],
    ['2010-03-20', [2, 8, 14, 20]],
    ['2010-01-01', [0, 6, 12, 18]],
    ['2009-01-01', [0, 6, 12, 18]],
    ['2012-01-01', []],
  ])('sets them first in the tick in which %s falls, if the scheme says so', (first, expected) => {
    expect(ticks((written) => (written.grades.first = first))).toEqual(expected)
  })

  test('knows schemes without letters', () => {
    expect(compiled(compileGrades, (written) => delete written.grades)).toMatchObject({ count: 0, interval: 1 })
  })
})

describe('compileDoors', () => {
  test('has a chance of refusal for each grade; grades left out are treated as ever', () => {
    const doors = compiled(compileDoors)
    expect(doors.refusedAnyway[0] / CERTAIN).toBeCloseTo(0.1, 9)
    expect([...doors.refused].map((threshold) => Number((threshold / CERTAIN).toFixed(9)))).toEqual([0.05, 0.1, 1])
    expect([doors.refusalStrain[0], doors.refusalHardship[0], doors.context[0]]).toEqual([51, 26, 2])
  })
})

describe('compileSafeguards', () => {
  test('without safeguards tells nobody and gives nothing back', () => {
    expect(compiled(compileSafeguards)).toMatchObject({
      told: 0,
      appeal: false,
      reviewed: 0,
      repairs: 0,
      contextWall: 0,
    })
    expect(compiled(compileSafeguards)).toMatchObject({
      takenPerYear: Infinity,
      consentFrom: Infinity,
      toldLower: CERTAIN,
      consentStopsCharges: 0,
    })
  })

  test('turns chances and times into thresholds and ticks', () => {
    const found = compiled(compileSafeguards, (written) => {
      withErrors(written)
      written.safeguards.repair = { on: true, taken_up: '25 %', gives_back: '50 %', after: '3 months' }
      written.safeguards.cap = { on: true, taken_per_year: '100 points' }
    })
    expect(found.told / CERTAIN).toBeCloseTo(0.6, 9)
    expect([found.filedIfWrong, found.upheldIfWrong].map((t) => t / CERTAIN)).toEqual([0.5, expect.closeTo(0.7, 9)])
    expect(found).toMatchObject({ appeal: true, decidedAfterTicks: 2, repairs: CERTAIN / 4, repairPart: Q16 / 2 })
    expect(found).toMatchObject({ repairAfterTicks: 3, takenPerYear: 100 })
  })

  test('those that are off count as not written', () => {
    const off = compiled(compileSafeguards, (written) => {
      withErrors(written)
      written.safeguards.notice.on = false
      written.safeguards.appeal.on = false
      written.safeguards.cap = { on: false, taken_per_year: '100 points' }
    })
    expect(off).toEqual(compiled(compileSafeguards))
  })

  test('a decision takes one tick at least', () => {
    const hasty = compiled(compileSafeguards, (written) => {
      withErrors(written)
      written.safeguards.appeal.decided_after = '0 days'
    })
    expect(hasty.decidedAfterTicks).toBe(1)
  })
})

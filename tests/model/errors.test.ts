/** What sensors, databases and safeguards do to acts, against their shares. */
import { describe, expect, test } from 'vitest'
import { acts, files, zOf, zOfShare } from '../support/flows.js'
import { type Written, live, smallBlueprint, smallScenario, withErrors } from '../support/small.js'

const [LITTERING, HELPING, PETITION] = [0, 1, 2]
const RESIDENTS = 30_000
const YEARS = 2
const lived = (change: (written: Written) => void) =>
  live(smallBlueprint(smallScenario(change), { residents: RESIDENTS, seed: 3 }))

describe('acts', () => {
  test('come at their rates, in every severity', () => {
    const { total } = lived(() => {})
    for (const [behaviour, rate] of [
      [LITTERING, 0.6],
      [HELPING, 0.4],
      [PETITION, 0.2],
    ]) {
      const expected = rate * RESIDENTS * YEARS
      expect(Math.abs(zOf(acts(total, behaviour, 'done'), expected, expected))).toBeLessThan(4)
    }
  })

  test('of each severity have their share of the points', () => {
    const { total } = lived((written) => {
      written.behaviours.littering.severity = { minor: '60 %', ordinary: '30 %', serious: '10 %' }
      written.rules = {
        litter: {
          behaviour: 'littering',
          points: { minor: '-1 points', ordinary: '-100 points', serious: '-10000 points' },
        },
      }
    })
    // with points this far apart the sum of points can be read like a number with digits
    const due = files(total, 'points_due_taken')
    const serious = Math.floor(due / 10_000)
    const done = acts(total, LITTERING, 'done')
    expect(Math.abs(zOf(due, done * 1030.6, done * (0.6 + 0.3 * 1e4 + 0.1 * 1e8 - 1030.6 ** 2)))).toBeLessThan(4)
    expect(Math.abs(zOfShare(serious, done, 0.1 + 0.3 / 100))).toBeLessThan(4)
  })
})

describe('a sensor with recall r', () => {
  test.each(['10 %', '35 %', '90 %'])('of %s thins the acts, and each is seen or missed', (recall) => {
    const { total } = lived((written) => (written.sensors.patrol.sees.littering = recall))
    const [done, seen, missed] = (['done', 'seen', 'missed'] as const).map((metric) => acts(total, LITTERING, metric))
    const r = Number.parseFloat(recall) / 100
    expect(seen + missed).toBe(done)
    expect(Math.abs(zOfShare(seen, done, r))).toBeLessThan(4)
    // a thinned Poisson process is one again, at r times the rate
    const expected = 0.6 * RESIDENTS * YEARS * r
    expect(Math.abs(zOf(seen, expected, expected))).toBeLessThan(4)
  })

  test('and coverage c sees r x c of all acts', () => {
    const { total, world } = lived((written) =>
      Object.assign(written.sensors.patrol, { coverage: '40 %', sees: { littering: '50 %' } }),
    )
    const covered = world.covered.reduce((a, b) => a + b, 0)
    expect(Math.abs(zOfShare(covered, world.communities, 0.4))).toBeLessThan(4)
    let watched = 0
    for (let k = 0; k < world.communities; k++) if (world.covered[k]) watched += world.start[k + 1] - world.start[k]
    const expected = watched * 0.6 * YEARS * 0.5
    expect(Math.abs(zOf(acts(total, LITTERING, 'seen'), expected, expected))).toBeLessThan(4)
  })
})

describe('errors of a scheme', () => {
  const { total, world } = lived((written) => {
    withErrors(written)
    Object.assign(written.databases.office, { delay: '0 days' })
    Object.assign(written.sensors.patrol, { coverage: '100 %' })
    Object.assign(written.safeguards.appeal, { decided_after: '1 month' })
  })
  const seen = acts(total, LITTERING, 'seen')
  const mistaken = acts(total, LITTERING, 'mistaken')
  const invented = acts(total, LITTERING, 'invented')

  test('false alarms come at their rate', () => {
    const expected = 0.03 * RESIDENTS * YEARS
    expect(Math.abs(zOf(invented, expected, expected))).toBeLessThan(4)
  })

  test('persons are mistaken at their share', () => {
    expect(Math.abs(zOfShare(mistaken, seen + mistaken, 0.05))).toBeLessThan(4)
  })

  test('records are lost and misfiled at their shares; all others arrive', () => {
    let claims = 0
    let lost = 0
    let misfiled = 0
    for (const behaviour of [LITTERING, HELPING, PETITION]) {
      for (const metric of ['seen', 'mistaken', 'invented'] as const) claims += acts(total, behaviour, metric)
      lost += acts(total, behaviour, 'lost')
      misfiled += acts(total, behaviour, 'misfiled')
    }
    expect(Math.abs(zOfShare(lost, claims, 0.04))).toBeLessThan(4)
    expect(Math.abs(zOfShare(misfiled, claims - lost, 0.02))).toBeLessThan(4)
    expect(files(total, 'records')).toBe(claims - lost)
  })

  test('people are told, appeal and win at their shares', () => {
    const told = files(total, 'told')
    expect(Math.abs(zOfShare(told, files(total, 'records'), 0.6))).toBeLessThan(4)
    // appeals of the last tick are still undecided; that is one in twenty-four
    const rightly = files(total, 'appeals') - files(total, 'appeals_wrong')
    const toldWrong = files(total, 'told_wrong') * (23 / 24)
    expect(Math.abs(zOf(files(total, 'appeals_wrong'), toldWrong * 0.5, toldWrong))).toBeLessThan(4)
    expect(Math.abs(zOfShare(files(total, 'upheld_wrong'), files(total, 'appeals_wrong'), 0.7))).toBeLessThan(4)
    expect(Math.abs(zOfShare(files(total, 'upheld_right'), rightly, 0.1))).toBeLessThan(4)
  })

  test('points add up: what was booked, restored and is still there', () => {
    const sum = (column: Int16Array) => column.reduce((a, b) => a + b, 0) - 1000 * RESIDENTS
    const given =
      files(total, 'points_given_right') + files(total, 'points_given_wrong') + files(total, 'points_restored')
    const taken = files(total, 'points_taken_right') + files(total, 'points_taken_wrong')
    expect(sum(world.score)).toBe(given - taken)
    expect(sum(world.truth)).toBe(files(total, 'points_due_given') - files(total, 'points_due_taken'))
  })

  test('wrong charges are those of mistaken persons, false alarms and confused files', () => {
    const wrongPoints = files(total, 'points_taken_wrong')
    const share = wrongPoints / (wrongPoints + files(total, 'points_taken_right'))
    // 0.6 x 0.4 acts seen a year, of which 5 % hit another, and 0.03 invented, at 20 points; 0.2 x 0.8 petitions at 50
    const [litter, petition] = [0.6 * 0.4 * 20, 0.2 * 0.8 * 50]
    const wrong = 0.05 * (litter + petition) + 0.03 * 20
    const expected = (wrong + 0.02 * (0.95 * (litter + petition))) / (litter + petition + 0.03 * 20)
    expect(share).toBeCloseTo(expected, 2)
  })
})

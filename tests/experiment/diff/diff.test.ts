import { describe, expect, it } from 'vitest'
import { diffSchemes } from '../../../src/experiment/diff/diff.js'
import { smallScenario, type Written } from '../../support/small.js'

const full = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.rules.litter.expires = '1 year'
    written.safeguards.notice = { on: true, told: '50 %' }
    change(written)
  })

/** Sentences about what differs if only that is changed. */
function told(change: (written: Written) => void): string[] {
  return diffSchemes(full(), full(change)).differences.map(({ text }) => text)
}

describe('the difference between two schemes', () => {
  it('is nothing for titles, sources, notes, and other ways of writing the same', () => {
    const found = diffSchemes(
      full(),
      full((written) => {
        written.title = 'Another'
        written.rules.litter.title = 'Leaving things about'
        written.rules.litter.note = 'As found'
        written.rules.litter.expires = '12 months'
      }),
    )
    expect(found.same).toBe(true)
    expect(found.differences).toEqual([])
    expect(found.b.title).toBe('Another')
  })

  it.each<[string, (written: Written) => void]>([
    [
      'Rule litter (Littering): takes 50 points instead of 20; points come back after 2 years instead of 1 year.',
      ({ rules }) => Object.assign(rules.litter, { points: '-50 points', expires: '2 years' }),
    ],
    ['Rule litter (Littering): gives 1 point instead of 20.', ({ rules }) => (rules.litter.points = '1 point')],
    ['Rule litter (Littering): no longer: points come back after 1 year.', ({ rules }) => delete rules.litter.expires],
    [
      'Rule litter (Littering): in force from 2010-07-01, where nothing was said.',
      ({ rules }) => (rules.litter.in_force = { from: '2010-07-01' }),
    ],
    ['Rule help (Helping) is gone: on helping; gives 10 points.', ({ rules }) => delete rules.help],
    [
      'Rule praise (Helping) is new: on helping; gives 5 points.',
      ({ rules }) => (rules.praise = { behaviour: 'helping', points: '5 points' }),
    ],
    ['Safeguard notice: switched off.', ({ safeguards }) => (safeguards.notice.on = false)],
    ['Safeguard notice: told of a charge 80 % instead of 50 %.', ({ safeguards }) => (safeguards.notice.told = '80 %')],
    ['Safeguard context wall is new: switched on.', ({ safeguards }) => (safeguards.context_wall = { on: true })],
    [
      'Door school (School): grade A is no longer treated apart (it was priority, 5 % refused).',
      ({ doors }) => delete doors.school.treatment.A,
    ],
    [
      'Door school (School): grade B is now treated apart (vetting, 40 % refused).',
      ({ doors }) => (doors.school.treatment.B = { kind: 'vetting', refused: '40 %' }),
    ],
    [
      'Door school (School): of grade C it refuses 80 % instead of 100 %.',
      ({ doors }) => (doors.school.treatment.C.refused = '80 %'),
    ],
    [
      'Door school (School): grade B is now treated apart (normal, 10 % refused, a deposit of 0 yuan); asks without the scheme for a deposit of 200 yuan, where nothing was said.',
      ({ doors }) => {
        doors.school.treatment.B = { kind: 'normal', refused: '10 %', asks: { deposit: '0 yuan' } }
        doors.school.terms = { deposit: '200 yuan' }
      },
    ],
    [
      'Score points (Points): male start with 900 points, where nothing was said.',
      ({ scores }) => (scores.points.starts = { sex: { male: '900 points' } }),
    ],
    ['Sensor patrol (Patrol): works in 50 % instead of 100 %.', ({ sensors }) => (sensors.patrol.coverage = '50 %')],
    ['Grade A (good): from 990 points instead of 1000 points.', ({ grades }) => (grades.bands.A.from = '990 points')],
    ['Grades: grades are set anew every 1 year instead of 6 months.', ({ grades }) => (grades.regraded = '1 year')],
    [
      'Score points (Points): everybody starts with 900 points instead of 1000 points.',
      ({ scores }) => (scores.points.base = '900 points'),
    ],
    [
      'How people react: chill.strength 0 times instead of 6 times.',
      ({ response }) => (response.chill.strength = '0 times'),
    ],
    ['Opinion: outcry.contagion 2 times instead of 1 times.', ({ opinion }) => (opinion.outcry.contagion = '2 times')],
    [
      'Behaviour littering (Littering): how often 1 per year instead of 0.6 per year.',
      ({ behaviours }) => (behaviours.littering.rate = '1 per year'),
    ],
    [
      'The frame: population.residents 900 residents instead of 10000.',
      ({ population }) => (population.residents = '900 residents'),
    ],
  ])('%s', (sentence, change) => {
    expect(told(change)).toEqual([sentence])
  })

  it('takes a whole scheme of letters apart', () => {
    const [grades, ...rest] = told((written) => {
      delete written.grades
      written.doors.school.treatment = {}
    })
    expect(grades).toBe('Grades are gone: grades are set anew every 6 months.')
    expect(rest.filter((text) => /^Grade . \(\w+\) is gone/.test(text))).toHaveLength(3)
  })

  it('tells points by severity', () => {
    const [text] = told(
      ({ rules }) => (rules.litter.points = { minor: '-5 points', ordinary: '-20 points', serious: '-60 points' }),
    )
    expect(text).toContain('for a serious act it takes 60 points')
    expect(text).toContain('no longer takes 20 points')
  })

  it('gives programs the path and both values', () => {
    const { differences } = diffSchemes(
      full(),
      full(({ doors }) => delete doors.school.treatment.A),
    )
    expect(differences).toMatchObject([{ part: 'doors', id: 'school', what: 'changed' }])
    expect(differences[0].values).toEqual([
      { path: 'doors.school.treatment.A.kind', a: 'priority', b: null },
      { path: 'doors.school.treatment.A.refused', a: '5 %', b: null },
    ])
  })

  it('names what is opposite when read the other way round', () => {
    const other = full(({ rules }) => delete rules.help)
    expect(diffSchemes(other, full()).differences).toMatchObject([{ what: 'added', id: 'help' }])
    expect(diffSchemes(full(), other).differences).toMatchObject([{ what: 'removed', id: 'help' }])
  })
})

import { expect, test } from 'vitest'
import { countEvidence, figuresOf, sourcesOf } from '../../src/library/figures.js'
import { quantity } from '../../src/scenario/language/quantity.js'
import { smallScenario } from '../support/small.js'

const documented = { ...quantity('points', '-50 points'), evidence: 'documented' as const, source: ['xinhua-2014'] }
const reported = {
  ...quantity('points', '10 points'),
  evidence: 'reported' as const,
  source: ['article', 'xinhua-2014'],
}
const part = {
  title: 'a text is no figure',
  rules: { 'SU-10': { points: documented }, 'SU-11': { points: { minor: reported, serious: documented } } },
  list: [{ share: quantity('share', '5 %') }],
}

test('finds every number with its place, in the order of writing', () => {
  expect(figuresOf(part).map(({ path, quantity: { text } }) => `${path}: ${text}`)).toEqual([
    'rules.SU-10.points: -50 points',
    'rules.SU-11.points.minor: 10 points',
    'rules.SU-11.points.serious: -50 points',
    'list.0.share: 5 %',
  ])
})

test('a number by itself has an empty path', () =>
  expect(figuresOf(reported)).toEqual([{ path: '', quantity: reported }]))

test('nothing has no figures', () => {
  expect(figuresOf(undefined)).toEqual([])
  expect(figuresOf({ on: true, from: '2010-01-01', source: ['x'] })).toEqual([])
})

test('counts levels of evidence and names sources once', () => {
  const figures = figuresOf(part)
  expect(countEvidence(figures)).toEqual({ documented: 2, reported: 1, disputed: 0, assumed: 1, fictional: 0 })
  expect(sourcesOf(figures)).toEqual(['xinhua-2014', 'article'])
})

test('finds what a whole scenario says', () => {
  const paths = figuresOf(smallScenario()).map(({ path }) => path)
  expect(paths).toContain('behaviours.littering.rate')
  expect(paths).toContain('doors.school.treatment.C.refused')
  expect(new Set(paths).size).toBe(paths.length)
})

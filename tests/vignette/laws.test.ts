/** Laws that every case keeps, whatever happens in it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blueprintOfOne } from '../../src/vignette/stage.js'
import { type Life, live } from '../../src/vignette/live.js'
import { type VignetteEvent, vignette } from '../../src/vignette/schema.js'
import type { Scenario } from '../../src/scenario/schema/scenario.js'
import { child, load } from '../scenario/support/reader.js'

const traits = {
  conduct: ['steady', 'prone'],
  sex: ['female', 'male'],
  age: ['young', 'middle', 'old'],
  residence: ['urban', 'rural'],
}
const BASE = 1000
/** Points of the rules of `good`, with those by severity. */
const worth: Record<string, number> = {
  'red-light minor': -10,
  'red-light ordinary': -20,
  'red-light serious': -50,
  'good-deed ordinary': 15,
}

const severe = `rules:
  R-1:
    points:
      minor: { value: -10 points, evidence: fictional }
      ordinary: { value: -20 points, evidence: fictional }
      serious: { value: -50 points, evidence: fictional }`

async function underScheme(differences: string): Promise<(events: VignetteEvent[]) => Life> {
  const { scenario }: { scenario: Scenario } = await load(child(differences))
  const blueprint = blueprintOfOne(scenario, traits, 60)
  return (events) => {
    const written = { title: 'Any', events, expect: [{ on: '2010-01-31', score: '1000 points' }] }
    return live(scenario, blueprint, vignette.parse(written))
  }
}

const day = fc
  .record({
    year: fc.integer({ min: 2010, max: 2013 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((d) => `${d.year}-${String(d.month).padStart(2, '0')}-${String(d.day).padStart(2, '0')}`)
const act = fc.oneof(
  fc.record({ what: fc.constant('red-light'), severity: fc.constantFrom('minor', 'ordinary', 'serious') }),
  fc.record({ what: fc.constant('good-deed'), severity: fc.constant('ordinary') }),
)
const anyEvent = fc
  .record({ on: day, act, kind: fc.constantFrom('does', 'charged_with', 'unseen') })
  .map(({ on, act: { what, severity }, kind }) =>
    kind === 'unseen' ? { on, does: what, severity, filed: 'no' } : { on, [kind]: what, severity },
  ) as fc.Arbitrary<VignetteEvent>
const anyEvents = fc.array(anyEvent, { maxLength: 20 })

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
const pointsOf = (events: VignetteEvent[]) =>
  sum(events.map(({ does, charged_with, severity }) => worth[`${does ?? charged_with} ${severity}`]))

describe('while nothing expires and no end of the scale is reached', () => {
  test('the score is the base and the points of all that was filed, the true score those of all that was done', async () => {
    const lived = await underScheme(severe)
    fc.assert(
      fc.property(anyEvents, (events) => {
        const last = lived(events).moments.at(-1)!
        expect(last.score).toBe(BASE + pointsOf(events.filter(({ filed }) => filed !== 'no')))
        expect(last.trueScore).toBe(BASE + pointsOf(events.filter(({ does }) => does !== undefined)))
        expect(sum(last.standing.map(({ points }) => points))).toBe(last.score - BASE)
      }),
      { numRuns: 60 },
    )
  })

  test('the order in which a case is written does not matter', async () => {
    const lived = await underScheme(severe)
    fc.assert(
      fc.property(anyEvents, (events) => {
        const plain = ({ moments }: Life) =>
          moments.map(({ score, trueScore, grade, doors }) => ({ score, trueScore, grade, doors }))
        expect(plain(lived(events.toReversed()))).toEqual(plain(lived(events)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('under any scheme', () => {
  const schemes: [string, string][] = [
    ['as it is', severe],
    ['with points that come back', `${severe}\nscores: { credit: { expires: 7 months, evidence: fictional } }`],
    [
      'with a narrow scale',
      `${severe}\nscores: { credit: { lowest: { value: 940 points, evidence: fictional }, highest: { value: 1010 points, evidence: fictional } } }`,
    ],
    [
      'that begins anew every year',
      `${severe}\nscores: { credit: { resets: 1 year, expires: 5 months, evidence: fictional } }`,
    ],
    [
      'with limits by the year',
      `${severe}\nscores: { credit: { given_per_year: 20 points, evidence: fictional } }\nsafeguards: { cap: { on: true, taken_per_year: -60 points, evidence: fictional } }`,
    ],
    [
      'with repair for all',
      `${severe}\nsafeguards: { repair: { on: true, taken_up: 100 %, after: 4 months, gives_back: 50 %, evidence: fictional } }`,
    ],
  ]

  test.each(schemes)('%s: what is told adds up to the score, and every step names its rule', async (_, differences) => {
    const lived = await underScheme(differences)
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { history, moments } = lived(events)
        for (const { score, standing } of moments) expect(score).toBe(BASE + sum(standing.map(({ points }) => points)))
        const last = moments.at(-1)!
        for (const [ledger, score] of [
          ['file', last.score],
          ['truth', last.trueScore],
        ] as const) {
          const steps = history.filter((step) => step.ledger === ledger)
          // starting anew moves both scores, and is told once
          if (!steps.some(({ what }) => what === 'reset') && ledger === 'file')
            expect(BASE + sum(steps.map(({ moved }) => moved))).toBe(score)
          if (steps.length > 0 && !history.some(({ what }) => what === 'reset')) expect(steps.at(-1)!.score).toBe(score)
        }
        for (const { what, rule, event } of history)
          if (!['reset', 'graded', 'unruled'].includes(what)) {
            expect(event).toBeGreaterThan(0)
            expect(rule).toBe(
              events[event! - 1].does === 'good-deed' || events[event! - 1].charged_with === 'good-deed'
                ? 'R-3'
                : 'R-1',
            )
          }
      }),
      { numRuns: 40 },
    )
  })

  test.each(schemes.filter(([, text]) => !text.includes('resets')))(
    '%s: a perfect scheme does no wrong',
    async (_, differences) => {
      const lived = await underScheme(
        `${differences}\ndatabases: { office: { delay: { value: 0 days, evidence: fictional } } }`,
      )
      const honest = fc.array(
        anyEvent.filter(({ does, filed }) => does !== undefined && filed !== 'no'),
        { maxLength: 20 },
      )
      fc.assert(
        fc.property(honest, (events) => {
          for (const { score, trueScore, grade, trueGrade } of lived(events).moments) {
            expect(score).toBe(trueScore)
            expect(grade).toBe(trueGrade)
          }
        }),
        { numRuns: 40 },
      )
    },
  )
})

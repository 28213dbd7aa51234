import { describe, expect, test } from 'vitest'
import { fileMetric, regionFlow } from '../../../src/engine/counters.js'
import { type Written, live, smallBlueprint, smallScenario } from '../../support/small.js'

/** A society in which nobody is ever hit: no rules, no treatments; only the news can make them speak. */
function newsOnly(change: (written: Written) => void = () => {}) {
  return smallScenario((written) => {
    written.rules = {}
    written.response.on = true
    written.doors.school.treatment = {}
    written.calendar = { start: '2020-09-01', tick: '1 day', length: '20 days' }
    written.grades.regraded = '365 days'
    written.opinion.outcry.bystanders = { rate: '36.525 per year', fades_by_half_in: '5 days' }
    change(written)
  })
}

function protests(scenario: ReturnType<typeof newsOnly>) {
  const perTick: number[] = []
  const lived = live(smallBlueprint(scenario, { residents: 20_000 }), (_, counters) =>
    perTick.push(regionFlow(counters, 0, fileMetric(counters.layout, 'protests'))),
  )
  return { perTick, lived }
}

describe('bystanders', () => {
  test('speak at the rate written, halving with every half-life of the news', () => {
    const { perTick } = protests(newsOnly())
    // a tenth of 20,000 residents on the first day, half of that five days later
    for (const [tick, expected] of [
      [0, 2000],
      [5, 1000],
      [10, 500],
      [15, 250],
    ])
      expect(Math.abs(perTick[tick] - expected)).toBeLessThan(4 * Math.sqrt(expected))
  })

  test('are more where attention draws them out, at most twice as many', () => {
    const contagious = protests(
      newsOnly((written) => {
        written.opinion.outcry.threshold = '1 per 1000 per year'
        written.opinion.outcry.contagion = '2 times'
      }),
    )
    const plain = protests(newsOnly())
    expect(contagious.perTick[0]).toBe(plain.perTick[0])
    const ratio = contagious.perTick[3] / plain.perTick[3]
    expect(ratio).toBeGreaterThan(1.8)
    expect(ratio).toBeLessThan(2.2)
  })

  test('can bring the scheme down before it has hit anybody, and fall silent then', () => {
    const { perTick, lived } = protests(
      newsOnly((written) => {
        written.opinion.outcry.threshold = '1 per year'
        written.reactions = { end: { title: 'End of the trial', when: 'outcry', after: '3 days', does: 'repeal' } }
      }),
    )
    const outcry = lived.events.find(({ what }) => what === 'outcry')!
    const repeal = lived.events.find(({ what }) => what === 'repeal')!
    expect(repeal.tick).toBe(outcry.tick + 3)
    expect(perTick[repeal.tick]).toBeGreaterThan(0)
    expect(perTick.slice(repeal.tick + 1).every((count) => count === 0)).toBe(true)
  })

  test('say nothing where responses are off, or none are written', () => {
    expect(protests(newsOnly((written) => (written.response.on = false))).perTick.every((n) => n === 0)).toBe(true)
    expect(
      protests(newsOnly((written) => delete written.opinion.outcry.bystanders)).perTick.every((n) => n === 0),
    ).toBe(true)
  })
})

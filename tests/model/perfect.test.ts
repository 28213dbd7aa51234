/** A perfect world: every eye sees, nothing is late or lost. What is recorded is what is true. */
import { describe, expect, test } from 'vitest'
import { files, stock } from '../support/flows.js'
import { type Written, live, smallBlueprint, smallScenario } from '../support/small.js'

const worlds: [string, (written: Written) => void][] = [
  ['with rules alone', () => {}],
  [
    'with bounds that clamp',
    (written) => Object.assign(written.scores.points, { lowest: '960 points', highest: '1010 points' }),
  ],
  ['with expiry', (written) => (written.rules.litter.expires = '4 months')],
  [
    'with bounds and expiry at once',
    (written) => {
      Object.assign(written.scores.points, { lowest: '950 points', highest: '1000 points', expires: '3 months' })
      written.rules.help.expires = '2 months'
    },
  ],
  ['with new starts', (written) => (written.scores.points.resets = '1 year')],
  [
    'with limits by the year',
    (written) => {
      written.scores.points.given_per_year = '15 points'
      written.safeguards.cap = { on: true, taken_per_year: '60 points' }
    },
  ],
  [
    'with repair',
    (written) => (written.safeguards.repair = { on: true, taken_up: '40 %', gives_back: '50 %', after: '2 months' }),
  ],
  [
    'with responses, and people told of charges',
    (written) => {
      written.response.on = true
      written.safeguards.notice = { on: true, told: '70 %' }
    },
  ],
]

describe('in a perfect world the score is the true score of everybody in every tick', () => {
  test.each(worlds)('%s', (_, change) => {
    const busy = smallScenario((written) => {
      written.behaviours.littering.rate = '4 per year'
      written.behaviours.helping.rate = '3 per year'
      change(written)
    })
    const { total, last } = live(smallBlueprint(busy, { residents: 3000 }), (tick, _counters, world) => {
      const wrong = world.score.findIndex(
        (score, i) => score !== world.truth[i] || world.grade[i] !== world.trueGrade[i],
      )
      expect(wrong, `resident ${wrong} in tick ${tick}`).toBe(-1)
    })
    expect(files(total, 'records')).toBeGreaterThan(8_000)
    expect(files(total, 'points_taken_wrong') + files(total, 'told_wrong')).toBe(0)
    expect([stock(last, 'below_truth'), stock(last, 'above_truth'), stock(last, 'graded_too_low')]).toEqual([0, 0, 0])
  })
})

test('with a delay alone the score is the true score of some ticks ago', () => {
  const late = smallScenario((written) => (written.databases.office.delay = '3 months'))
  const history: Int16Array[] = []
  live(smallBlueprint(late, { residents: 3000 }), (tick, _counters, world) => {
    history.push(Int16Array.from(world.truth))
    if (tick >= 3) expect(world.score).toEqual(history[tick - 3])
    else expect(new Set(world.score)).toEqual(new Set([1000]))
  })
  expect(history.at(-1)).not.toEqual(history.at(-2))
})

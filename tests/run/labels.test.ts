import { describe, expect, it } from 'vitest'
import { labelsOf } from '../../src/run/labels.js'
import { smallBlueprint, smallScenario } from '../support/small.js'

const labels = (change: Parameters<typeof smallScenario>[0] = () => {}) =>
  labelsOf(smallBlueprint(smallScenario(change), { residents: 2000 }).catalogue)

describe('labelsOf', () => {
  it('dates ticks by the calendar', () => {
    const { dateOf } = labels()
    expect([0, 1, 13, 1].map(dateOf)).toEqual(['2010-01-01', '2010-02-01', '2011-02-01', '2010-02-01'])
  })

  it('prices a record at the average of the databases, and at nothing where no price is given', () => {
    const free = { perRecord: 0, perReview: 0, perFinding: 0, perLink: 0, perJoining: [0], setup: 0 }
    expect(labels().costs).toEqual(free)
    const two = labels((written) => {
      written.databases.office.cost_per_record = '3 yuan'
      written.databases.court = { title: 'Court', delay: '1 month', cost_per_record: '5 yuan' }
      written.setup_cost = { title: 'Computers', amount: '800,000 yuan' }
    })
    expect(two.costs).toMatchObject({ perRecord: 4, setup: 800_000 })
  })

  it('names everybody first and no letter last', () => {
    const { groups, states } = labels()
    expect(groups[0]).toMatchObject({ by: 'all', group: 'all' })
    expect(states.at(-1)!.id).toBe('none')
  })
})

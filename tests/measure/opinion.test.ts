import { expect, test } from 'vitest'
import { valuesOf } from '../../src/measure/types.js'
import { simulate } from '../../src/run/simulate.js'
import { smallBlueprint, smallScenario } from '../support/small.js'

test('letter grades are in force from the first grading until they are dropped', async () => {
  const scenario = smallScenario((written) => {
    written.response.on = true
    written.safeguards = { notice: { on: true, told: '100 %' } }
    written.opinion.outcry.threshold = '1 per 1000 per year'
    written.grades.regraded = '2 months'
    written.reactions = { drop: { title: 'Letters end', when: 'outcry', after: '6 months', does: 'drop_grades' } }
  })
  const { tables, events } = await simulate(smallBlueprint(scenario))
  const opinion = tables.find(({ name }) => name === 'opinion')!
  const inForce = valuesOf(opinion, 'letter_grades')
  const graded = events.find(({ what }) => what === 'graded')!.tick
  const dropped = events.find(({ what }) => what === 'drop_grades')!.tick
  expect(dropped).toBeGreaterThan(graded)
  inForce.forEach((value, tick) => expect(value).toBe(tick >= graded && tick < dropped))
})

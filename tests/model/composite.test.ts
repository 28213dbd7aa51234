/** Laws of composite scores, ranks and membership over whole runs. */
import { expect, it } from 'vitest'
import { fileMetric, regionFlow, regionStock } from '../../src/engine/counters.js'
import { withFactors, withMembership } from '../support/factors.js'
import { live, smallBlueprint, smallScenario, withErrors } from '../support/small.js'

it('perfect eyes make the score the true score, friends included', () => {
  const { world } = live(smallBlueprint(smallScenario((written) => withFactors(written, true))))
  expect(world.score).toEqual(world.truth)
  expect(world.pools).toEqual(world.truePools)
  expect(world.friends).toEqual(world.trueFriends)
  expect(world.grade).toEqual(world.trueGrade)
})

it('errors of the eyes part the score from the true score, and friends pass them on', () => {
  const lived = (friends: boolean) =>
    live(
      smallBlueprint(
        smallScenario((written) => {
          withFactors(written, friends)
          withErrors(written)
        }),
      ),
    ).world
  const world = lived(true)
  let passedOn = 0
  for (let i = 0; i < world.score.length; i++)
    if (world.pools[i * 3] === world.truePools[i * 3] && world.pools[i * 3 + 1] === world.truePools[i * 3 + 1])
      passedOn += world.score[i] === world.truth[i] ? 0 : 1
  expect(passedOn).toBeGreaterThan(100)
})

it('without errors points that expire come back to where everybody began', () => {
  const scenario = smallScenario((written) => {
    withFactors(written)
    written.rules.litter.expires = '2 months'
    written.rules.petition.expires = '2 months'
    written.rules.help.expires = '2 months'
    for (const rule of Object.values<Record<string, unknown>>(written.rules)) rule.in_force = { until: '2011-01-01' }
  })
  const { world } = live(smallBlueprint(scenario))
  expect(world.score).toEqual(world.began)
  expect(new Set(world.subscore)).toEqual(new Set([0]))
})

it('members are those who began as such, and joined, and did not leave', () => {
  const scenario = smallScenario((written) => {
    withFactors(written, true)
    withErrors(written)
    withMembership(written, { pull: '1 per year', leaves: '0.3 per year' })
  })
  const blueprint = smallBlueprint(scenario)
  let began = 0
  const { total, last } = live(blueprint, (tick, counters) => {
    const moved = regionFlow(counters, 0, fileMetric(counters.layout, 'joined'))
    const left = regionFlow(counters, 0, fileMetric(counters.layout, 'left'))
    if (tick === 0) began = regionStock(counters, 0, 'scored') - moved + left
  })
  const of = (metric: 'joined' | 'left') => regionFlow(total, 0, fileMetric(total.layout, metric))
  expect(began + of('joined') - of('left')).toBe(regionStock(last, 0, 'scored'))
  expect(Math.abs(began - 2000)).toBeLessThan(150)
  expect(of('left')).toBeGreaterThan(100)
})

/** A small society in which everything happens that can: errors, appeals, responses, an outcry, letters dropped. */
import type { Blueprint } from '../../src/compile/compile.js'
import { smallBlueprint, smallScenario, withErrors, type Written } from '../support/small.js'

export function lively(written: Written): void {
  withErrors(written)
  written.response.on = true
  written.opinion.outcry.threshold = '10 per 1000 per year'
  written.reactions = { drop: { title: 'Letters dropped', when: 'outcry', after: '3 months', does: 'drop_grades' } }
  written.databases.office.cost_per_record = '4 yuan'
  written.setup_cost = { title: 'Computers', amount: '1000 yuan' }
}

export function livelyBlueprint(
  residents: number,
  ticks: number,
  change: (written: Written) => void = () => {},
): Blueprint {
  const scenario = smallScenario((written) => {
    lively(written)
    change(written)
  })
  return smallBlueprint(scenario, { residents, ticks })
}

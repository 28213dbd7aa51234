/** The small society with a court list: littering is listed, helping takes off again, the school looks at the list. */
import type { Counters } from '../../src/engine/counters.js'
import { type ListMetric, regionList } from '../../src/engine/list/counting.js'
import type { Scenario } from '../../src/scenario/schema/scenario.js'
import { type Written, smallScenario } from './small.js'

export const LITTERING = 0
export const HELPING = 1
export const SCHOOL = 3

/** A scheme without a score: a blacklist with a term of ten months, and whatever a test changes. */
export function listScenario(change: (written: Written) => void = () => {}): Scenario {
  return smallScenario((written) => {
    written.scores = {}
    delete written.grades
    written.lists = { court: { title: 'Court list', kind: 'blacklist', context: 'justice', term: '10 months' } }
    written.rules = { litter: { behaviour: 'littering', lists: 'court', evidence: 'assumed' } }
    written.doors.school.treatment = {}
    written.doors.school.listed = { court: { kind: 'barred', refused: '100 %' } }
    change(written)
  })
}

/** A list metric of everybody, over all regions. */
export function ofList(counters: Counters, metric: ListMetric, list = 0): number {
  let sum = 0
  for (let region = 0; region < counters.layout.regions; region++) sum += regionList(counters, region, list, metric)
  return sum
}

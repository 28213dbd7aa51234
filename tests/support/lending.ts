/** The small society with a bank: its door asks for interest and a wait, and loans come due after three months. */
import type { Scenario } from '../../src/scenario/schema/scenario.js'
import { type Written, smallScenario } from './small.js'

/** Behaviours of the small society with a bank, by number; the bank's door comes after the school. */
export const [REPAYS, DEFAULTS] = [3, 4]
export const BANK = 1

/** Adds a bank that nobody else has to know of. */
export function withBank(written: Written): void {
  Object.assign(written.behaviours, {
    repays: { title: 'Repaying', kind: 'merit', context: 'commerce', rate: '0 per year' },
    defaults: { title: 'Defaulting', kind: 'misconduct', context: 'commerce', rate: '0 per year' },
  })
  Object.assign(written.sensors.patrol.sees, { repays: '100 %', defaults: '100 %' })
  Object.assign(written.rules, {
    repaid: { behaviour: 'repays', points: '75 points' },
    defaulted: { behaviour: 'defaults', points: '-150 points' },
  })
  written.doors.bank = {
    title: 'Bank',
    context: 'commerce',
    demand: '6 per year',
    refused_anyway: '20 %',
    treatment: {
      A: { kind: 'priority', refused: '0 %', asks: { interest: '4 %', wait: '1 day' } },
      C: { kind: 'barred', refused: '60 %', asks: { interest: '12.5 %' } },
    },
    terms: { interest: '6 %', wait: '10 days', dearer: { strain: '10 %', hardship: '4 %' } },
    granted: {
      after: '3 months',
      kept: { behaviour: 'repays', share: '90 %', by_grade: { B: '70 %', C: '40 %' } },
      broken: { behaviour: 'defaults', factors: { sex: { male: '1.5 times' } }, hardship_factor: '2 times' },
    },
  }
}

export function bankScenario(change: (written: Written) => void = () => {}): Scenario {
  return smallScenario((written) => {
    withBank(written)
    change(written)
  })
}

/**
 * What the comparison of two worlds finds, resident by resident, as whole numbers by group: sums that do not depend on who
 * compared which community.
 */

/** What of a resident is compared by size at the end; strain, hardship and risk are in 1/255 of the full scale. */
export const quantities = ['score', 'true_score', 'strain', 'hardship', 'perceived_risk', 'refusals'] as const
export type QuantityName = (typeof quantities)[number]

/** Of one quantity: residents with more and with less in the second world, and by how much, both as positive numbers. */
export const sides = ['higher', 'lower', 'gained', 'lost'] as const
export type Side = (typeof sides)[number]

/** Counts of residents beside the quantities. */
export const headcounts = [
  'residents',
  /** whose life differs in any tick */
  'touched',
  /** better, worse letter at the end */
  'grade_better',
  'grade_worse',
  /** a letter at the end in one world alone */
  'letter_only_a',
  'letter_only_b',
  /** better, worse letter at the end of some tick */
  'ever_better',
  'ever_worse',
] as const
export type Headcount = (typeof headcounts)[number]

export const FINDINGS = headcounts.length + quantities.length * sides.length

export interface Findings {
  /** [group][finding]: the headcounts, then the sides of each quantity. */
  byGroup: Float64Array
  /** [tick] residents whose lives first differ in it. */
  firsts: Float64Array
}

/** Findings at zero. */
export function createFindings(groups: number, ticks: number): Findings {
  return { byGroup: new Float64Array(groups * FINDINGS), firsts: new Float64Array(ticks) }
}

/** Adds `part` to `total`. */
export function addFindings(total: Findings, part: Findings): void {
  for (const name of ['byGroup', 'firsts'] as const)
    for (let i = 0; i < total[name].length; i++) total[name][i] += part[name][i]
}

/** A count of residents of a group. */
export function headcount({ byGroup }: Findings, group: number, name: Headcount): number {
  return byGroup[group * FINDINGS + headcounts.indexOf(name)]
}

/** One side of a quantity in a group. */
export function sideOf({ byGroup }: Findings, group: number, quantity: QuantityName, side: Side): number {
  return byGroup[group * FINDINGS + sideAt(quantities.indexOf(quantity)) + sides.indexOf(side)]
}

/** Where the sides of a quantity begin. */
export function sideAt(quantity: number): number {
  return headcounts.length + quantity * sides.length
}

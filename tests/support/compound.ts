/**
 * What the model says in closed form: without responses, acts of each kind are independent Poisson processes, so a
 * score is a compound Poisson sum, and its distribution is a convolution. Written with the language's own `Math`, apart
 * from the engine.
 */
import type { PopulationPlan } from '../../src/population/plan.js'

/** One kind of entry: how many are expected in the run, and how many points each brings. */
export interface Jump {
  expected: number
  points: number
}

export function mean(jumps: Jump[]): number {
  return jumps.reduce((sum, { expected, points }) => sum + expected * points, 0)
}

export function variance(jumps: Jump[]): number {
  return jumps.reduce((sum, { expected, points }) => sum + expected * points * points, 0)
}

/** Fourth central moment of a compound Poisson sum: 3 variance^2 plus the fourth moment of its jumps. */
export function fourth(jumps: Jump[]): number {
  return 3 * variance(jumps) ** 2 + jumps.reduce((sum, { expected, points }) => sum + expected * points ** 4, 0)
}

/** Chance of each sum of points, by convolution; what is left out is below one in a million millions. */
export function distribution(jumps: Jump[]): Map<number, number> {
  let sums = new Map([[0, 1]])
  for (const { expected, points } of jumps) {
    const next = new Map<number, number>()
    for (const [sum, chance] of sums) {
      let each = Math.exp(-expected)
      for (let n = 0; n < 200 && (n < expected || each > 1e-14); n++) {
        const at = sum + n * points
        next.set(at, (next.get(at) ?? 0) + chance * each)
        each *= expected / (n + 1)
      }
    }
    sums = next
  }
  return sums
}

export function chanceOf(jumps: Jump[], wanted: (sum: number) => boolean): number {
  let chance = 0
  for (const [sum, each] of distribution(jumps)) if (wanted(sum)) chance += each
  return chance
}

/** How many residents live in each cell. */
export function residentsByCell(plan: PopulationPlan, cell: Uint16Array): number[] {
  const residents = Array<number>(plan.cells).fill(0)
  for (const each of cell) residents[each]++
  return residents
}

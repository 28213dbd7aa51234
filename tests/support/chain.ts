/**
 * The lending model of D'Amour and others (2020) as a Markov chain, worked out exactly: how a group is spread over the
 * seven steps after so many rounds, if each borrower asks for a loan a Poisson number of times in a round.
 */

/** A policy for one group: the chance of getting a loan, by step. */
export type Policy = readonly number[]

const FEWEST = 1e-15

/** Where somebody on a step stands after `moves` loans decided on that step, each up with chance `up`, down with `down`. */
function moved(from: number, moves: number, up: number, down: number, steps: number): number[] {
  let now = Array.from({ length: steps }, (_, i) => Number(i === from))
  for (let m = 0; m < moves; m++) {
    const next = now.map((share) => share * (1 - up - down))
    now.forEach((share, i) => {
      next[Math.min(steps - 1, i + 1)] += share * up
      next[Math.max(0, i - 1)] += share * down
    })
    now = next
  }
  return now
}

/**
 * Shares of the steps after some rounds.
 *
 * @param perRound mean number of requests in a round
 */
export function spread(
  start: readonly number[],
  repays: readonly number[],
  grants: Policy,
  rounds: number,
  perRound = 1,
): number[] {
  const steps = start.length
  const rows = start.map((_, from) => {
    const up = grants[from] * repays[from]
    const down = grants[from] * (1 - repays[from])
    const row = Array<number>(steps).fill(0)
    let chance = Math.exp(-perRound)
    for (let n = 0; chance > FEWEST || n <= perRound; n++, chance *= perRound / n)
      moved(from, n, up, down, steps).forEach((share, i) => (row[i] += share * chance))
    return row
  })
  let now = [...start]
  for (let round = 0; round < rounds; round++)
    now = now.map((_, to) => now.reduce((sum, share, from) => sum + share * rows[from][to], 0))
  return now
}

/** Mean step, counted from 1. */
export const meanStep = (shares: readonly number[]): number =>
  shares.reduce((sum, share, i) => sum + share * (i + 1), 0)

/** Share of a group that gets a loan, and share of those who would repay. */
export const accepted = (start: readonly number[], grants: Policy): number =>
  start.reduce((sum, share, i) => sum + share * grants[i], 0)
export const soundAccepted = (start: readonly number[], repays: readonly number[], grants: Policy): number => {
  const sound = start.map((share, i) => share * repays[i])
  return accepted(sound, grants) / accepted(sound, Array<number>(start.length).fill(1))
}

/** Earned per borrower if a loan repaid brings `earned` and one that is not costs `lost`. */
export const profit = (
  start: readonly number[],
  repays: readonly number[],
  grants: Policy,
  { earned, lost }: { earned: number; lost: number },
): number => start.reduce((sum, share, i) => sum + share * grants[i] * (repays[i] * earned - (1 - repays[i]) * lost), 0)

/**
 * The policy that lends from the best step down until a measure of it (accepted, or sound accepted) reaches `wanted`; the
 * last step is lent to by lot.
 */
export function downTo(steps: number, wanted: number, measure: (grants: Policy) => number): number[] {
  const grants = Array<number>(steps).fill(0)
  for (let i = steps - 1; i >= 0; i--) {
    const before = measure(grants)
    grants[i] = 1
    const after = measure(grants)
    if (after < wanted) continue
    grants[i] = after > before ? (wanted - before) / (after - before) : 0
    break
  }
  return grants
}

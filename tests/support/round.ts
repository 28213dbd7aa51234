/**
 * One round of the lending model of Liu and others (2018), worked out exactly: what it does to a score that moves by so many
 * points up for a loan repaid and so many down for a default, and stops at both ends of its range.
 */

export interface Moves {
  up: number
  down: number
  lowest: number
  highest: number
}

/** Mean change by one loan of somebody who stands at `score` and repays with the chance `repays`. */
export function changeByLoan(score: number, repays: number, { up, down, lowest, highest }: Moves): number {
  const gained = Math.min(highest, score + up) - score
  const lost = score - Math.max(lowest, score - down)
  return repays * gained - (1 - repays) * lost
}

/** Mean change of the score of somebody who is granted a Poisson number of loans in the round, `granted` on average. */
export function changeByRound(score: number, repays: number, granted: number, moves: Moves): number {
  let now = new Map([[score, 1]])
  let change = 0
  let chance = Math.exp(-granted)
  for (let loans = 0; chance > 1e-15 || loans <= granted; loans++, chance *= granted / loans) {
    const mean = [...now].reduce((sum, [at, share]) => sum + at * share, 0)
    change += chance * (mean - score)
    const next = new Map<number, number>()
    for (const [at, share] of now)
      for (const [to, part] of [
        [Math.min(moves.highest, at + moves.up), repays],
        [Math.max(moves.lowest, at - moves.down), 1 - repays],
      ])
        next.set(to, (next.get(to) ?? 0) + share * part)
    now = next
  }
  return change
}

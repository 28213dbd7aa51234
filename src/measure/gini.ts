/** Inequality of scores that are not below nothing, from how many stand where. */

/** Some residents with the same score, or near enough. */
export interface Standing {
  score: number
  residents: number
}

/**
 * Gini coefficient: half the mean difference between two residents, as a part of the mean; 0 if all are equal. Worked out
 * from whole numbers in the order of scores, so that it is the same wherever it is worked out.
 *
 * @returns null without residents, or if all scores are 0
 */
export function gini(standings: readonly Standing[]): number | null {
  let residents = 0
  let sum = 0
  for (const each of standings) {
    residents += each.residents
    sum += each.residents * each.score
  }
  if (sum === 0) return null
  let passed = 0
  let weighted = 0
  for (const each of standings.toSorted((a, b) => a.score - b.score)) {
    weighted += each.residents * each.score * (2 * passed + each.residents - residents)
    passed += each.residents
  }
  return weighted / (residents * sum)
}

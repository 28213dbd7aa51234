/** Every number of a scenario with the place where it stands: the raw material of summaries and tables of sources. */
import type { Quantity } from '../scenario/language/quantity.js'
import { type Evidence, evidenceLevels } from '../scenario/schema/words.js'

export interface Figure {
  /** Where the number stands in the scenario: `rules.SU-10.points`. */
  path: string
  quantity: Quantity
}

/** All quantities in a resolved scenario, or in any part of one, in the order in which they were written. */
export function figuresOf(part: unknown, path = ''): Figure[] {
  if (typeof part !== 'object' || part === null) return []
  if (isQuantity(part)) return [{ path, quantity: part }]
  return Object.entries(part).flatMap(([key, value]) => figuresOf(value, path === '' ? key : `${path}.${key}`))
}

function isQuantity(part: object): part is Quantity {
  return 'kind' in part && 'value' in part && 'evidence' in part && typeof part.value === 'number'
}

/** How many numbers stand on each level of evidence; all five levels are present. */
export type EvidenceCounts = Record<Evidence, number>

/** Counts the levels of evidence of some numbers. */
export function countEvidence(figures: readonly Figure[]): EvidenceCounts {
  const counts = Object.fromEntries(evidenceLevels.map((level) => [level, 0])) as EvidenceCounts
  for (const { quantity } of figures) counts[quantity.evidence]++
  return counts
}

/** Sources that the numbers name, each once, in the order in which they are first named. */
export function sourcesOf(figures: readonly Figure[]): string[] {
  return [...new Set(figures.flatMap(({ quantity }) => quantity.source))]
}

/**
 * Why a score is not the true score: the difference taken apart by what happened to each act and each charge. The parts
 * add up to the difference exactly.
 */
import type { CaseSum } from './pen.js'

/** What became of a case; the first five are acts that did not come into the file as they should, the next three charges. */
export type Because =
  | 'not seen'
  | 'lost'
  | 'dropped by review'
  | 'charged to somebody else'
  | 'filed under somebody else'
  | 'on its way'
  | 'mistaken'
  | 'invented'
  | 'accused'
  | 'misfiled'
  | 'otherwise'

export interface Part {
  because: Because
  /** Acts or charges. */
  cases: number
  /** By how much they put the score above (+) or below (-) the true score. */
  points: number
}

/**
 * @param cases all cases with what they moved
 * @param open cases of which something is still on its way
 * @param id the resident
 */
export function differenceOf(cases: Iterable<CaseSum>, open: readonly number[], id: number): Part[] {
  const parts = new Map<Because, Part>()
  for (const sum of cases) {
    const points = sum.file - sum.truth
    if (points === 0) continue
    const because = whatBecame(sum, open, id)
    const part = parts.get(because) ?? { because, cases: 0, points: 0 }
    parts.set(because, { because, cases: part.cases + 1, points: part.points + points })
  }
  return [...parts.values()].toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

function whatBecame({ because, event, file }: CaseSum, open: readonly number[], id: number): Because {
  if (because !== 'own act') return because
  const { finding } = event
  if (finding === null) return 'not seen'
  if (finding.charged !== id) return 'charged to somebody else'
  if (finding.fate === 'lost') return 'lost'
  if (finding.fate === 'dropped by review') return 'dropped by review'
  if (finding.file !== id) return 'filed under somebody else'
  return file === 0 && open.includes(event.case) ? 'on its way' : 'otherwise'
}

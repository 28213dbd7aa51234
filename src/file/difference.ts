/**
 * Why a score is not the true score: the difference taken apart by what happened to each act and each charge. The parts
 * add up to the difference exactly.
 */
import { isWrong } from './events.js'
import type { CaseSum } from './pen.js'

/** What became of a case; the first five are acts that did not come into the file as they should, the next four charges; status is what
 * raters added to what conduct deserved, or took from it. */
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
  | 'friends'
  | 'refresh'
  | 'status'
  | 'otherwise'

export interface Part {
  because: Because
  /** Acts or charges. */
  cases: number
  /** By how much they put the score above (+) or below (-) the true score. */
  points: number
}

/** What the score and the true score come to, shown and as the factors stand. */
export interface Ends {
  score: number
  truth: number
  scoreNow: number
  truthNow: number
}

/**
 * @param cases all cases with what they moved
 * @param open cases of which something is still on its way
 * @param id the resident
 * @param ends of a composite, the difference to be explained: what no case of one's own moved is the doing of friends
 */
export function differenceOf(cases: Iterable<CaseSum>, open: readonly number[], id: number, ends?: Ends): Part[] {
  const parts = new Map<Because, Part>()
  for (const sum of cases) {
    const points = sum.file - sum.truth
    if (points === 0) continue
    const because = whatBecame(sum, open, id)
    const part = parts.get(because) ?? { because, cases: 0, points: 0 }
    parts.set(because, { because, cases: part.cases + 1, points: part.points + points })
  }
  if (!ends) return [...parts.values()].toSorted(byPoints)
  const own = [...parts.values()].reduce((sum, { points }) => sum + points, 0)
  const rest = { friends: ends.scoreNow - ends.truthNow - own, refresh: 0 }
  rest.refresh = ends.score - ends.truth - (ends.scoreNow - ends.truthNow)
  for (const because of ['friends', 'refresh'] as const)
    if (rest[because] !== 0) parts.set(because, { because, cases: 1, points: rest[because] })
  return [...parts.values()].toSorted(byPoints)
}

function byPoints(a: Part, b: Part): number {
  return Math.abs(b.points) - Math.abs(a.points)
}

function whatBecame({ because, event, file }: CaseSum, open: readonly number[], id: number): Because {
  if (isWrong(because)) return because
  if (event.what === 'act' && event.rated) return 'status'
  const { finding } = event
  if (finding === null) return 'not seen'
  if (finding.charged !== id) return 'charged to somebody else'
  if (finding.fate === 'lost') return 'lost'
  if (finding.fate === 'dropped by review') return 'dropped by review'
  if (finding.file !== id) return 'filed under somebody else'
  return file === 0 && open.includes(event.case) ? 'on its way' : 'otherwise'
}

/** What peers made of each other: ratings given and received, inequality, and who stays on top. */
import { gini, type Standing } from './gini.js'
import { MeasureReader } from './reader.js'
import { type MeasureTable, rowCount } from './types.js'

/** One group over the whole run; scores are those at its end. */
export interface RatedGroup {
  group_by: string
  group: string
  residents: number
  /** Ratings per resident. */
  received: number
  given: number
  /** Mean of the ratings received; null without any. */
  mean_rating: number | null
  mean_score: number
  mean_true_score: number
  /** Ratings by onlookers for kindness to the low-rated, per 1,000 residents. */
  by_onlookers_per_1000: number
}

/** Inequality at the end of one step of time, by scores on file and by those that conduct alone would make. */
export interface Inequality {
  tick: number
  gini: number | null
  true_gini: number | null
}

export interface PeerRatings {
  ratings: number
  mean_rating: number | null
  /** Share of ratings that came from somebody of the same grade. */
  from_own_grade: number
  by_onlookers: number
  points_by_onlookers: number
  penalties: number
  gini: number | null
  true_gini: number | null
  /** Share of those in the best grade who kept it at the next grading, over the whole run; null if nobody held it. */
  best_kept: number | null
  /** Share of residents with a letter who got another at a grading, over the whole run. */
  moved: number | null
  groups: RatedGroup[]
}

/** @returns undefined for a run in which nobody rates anybody */
export function peerRatings(tables: readonly MeasureTable[]): PeerRatings | undefined {
  const read = new MeasureReader(tables)
  const ratings = read.sum('files', 'ratings')
  if (ratings === 0) return undefined
  const last = inequality(tables, read.lastTick())[0]
  return {
    ratings,
    mean_rating: read.sum('files', 'rating_points') / ratings,
    from_own_grade: read.sum('files', 'ratings_by_own_grade') / ratings,
    by_onlookers: read.sum('files', 'contagion'),
    points_by_onlookers: read.sum('files', 'contagion_points'),
    penalties: read.sum('files', 'penalties'),
    gini: last?.gini ?? null,
    true_gini: last?.true_gini ?? null,
    ...mobility(read),
    groups: groupsOf(read),
  }
}

/** Inequality of the scores of everybody, tick by tick, or at one tick alone; a score stands in the middle of its bin. */
export function inequality(tables: readonly MeasureTable[], only?: number): Inequality[] {
  const read = new MeasureReader(tables)
  const bys = read.texts('scores', 'group_by')
  const ticks = read.column('scores', 'tick')
  const [from, to] = ['bin_from', 'bin_to'].map((name) => read.column('scores', name) as ArrayLike<number | null>)
  const [recorded, truth] = ['residents', 'residents_true'].map((name) => read.column('scores', name))
  const found = new Map<number, { file: Standing[]; truth: Standing[] }>()
  for (let row = 0; row < rowCount(read.table('scores')); row++) {
    if (bys[row] !== 'all' || (only !== undefined && ticks[row] !== only)) continue
    const score = Math.max(0, ((from[row] ?? to[row] ?? 0) + (to[row] ?? from[row] ?? 0)) / 2)
    if (!found.has(ticks[row])) found.set(ticks[row], { file: [], truth: [] })
    const at = found.get(ticks[row])!
    at.file.push({ score, residents: recorded[row] })
    at.truth.push({ score, residents: truth[row] })
  }
  return [...found].map(([tick, at]) => ({ tick, gini: gini(at.file), true_gini: gini(at.truth) }))
}

/** Who keeps the best grade, and who moves at all, from one grading to the next. */
function mobility(read: MeasureReader): Pick<PeerRatings, 'best_kept' | 'moved'> {
  const bys = read.texts('moves', 'group_by')
  const [from, to] = ['grade_from', 'grade_to'].map((name) => read.texts('moves', name))
  const residents = read.column('moves', 'residents')
  const best = bestGrade(read)
  let [all, moved, held, kept] = [0, 0, 0, 0]
  for (let row = 0; row < residents.length; row++) {
    if (bys[row] !== 'all' || from[row] === 'none' || to[row] === 'none') continue
    all += residents[row]
    if (from[row] !== to[row]) moved += residents[row]
    if (from[row] !== best) continue
    held += residents[row]
    if (to[row] === best) kept += residents[row]
  }
  return { best_kept: held > 0 ? kept / held : null, moved: all > 0 ? moved / all : null }
}

/** The grade whose holders have the highest mean score at the end. */
function bestGrade(read: MeasureReader): string | undefined {
  const bys = read.texts('grades', 'group_by')
  const grades = read.texts('grades', 'grade')
  const scores = read.column('grades', 'mean_score')
  let best: { grade: string; score: number } | undefined
  for (let row = 0; row < grades.length; row++) {
    if (bys[row] !== 'all' || grades[row] === 'none') continue
    if (!best || scores[row] > best.score) best = { grade: grades[row], score: scores[row] }
  }
  return best?.grade
}

interface Sums {
  residents: number
  score: number
  truth: number
  received: number
  points: number
  given: number
  onlookers: number
}

function groupsOf(read: MeasureReader): RatedGroup[] {
  const groups = new Map<string, Sums>()
  const visit = (table: string, add: (sums: Sums, row: number) => void) => {
    const [bys, names] = ['group_by', 'group'].map((name) => read.texts(table, name))
    for (let row = 0; row < bys.length; row++) {
      const key = `${bys[row]}\n${names[row]}`
      const sums = groups.get(key) ?? {
        residents: 0,
        score: 0,
        truth: 0,
        received: 0,
        points: 0,
        given: 0,
        onlookers: 0,
      }
      groups.set(key, sums)
      add(sums, row)
    }
  }
  const last = read.lastTick()
  const ticks = read.column('grades', 'tick')
  const [residents, score, truth] = ['residents', 'mean_score', 'mean_true_score'].map((n) => read.column('grades', n))
  visit('grades', (sums, row) => {
    if (ticks[row] !== last) return
    sums.residents += residents[row]
    sums.score += score[row] * residents[row]
    sums.truth += truth[row] * residents[row]
  })
  const columns = ['ratings', 'rating_points', 'ratings_given', 'contagion'].map((name) => read.column('files', name))
  const [received, points, given, onlookers] = columns
  visit('files', (sums, row) => {
    sums.received += received[row]
    sums.points += points[row]
    sums.given += given[row]
    sums.onlookers += onlookers[row]
  })
  return [...groups].map(([key, sums]) => toGroup(key, sums))
}

function toGroup(key: string, sums: Sums): RatedGroup {
  const [group_by, group] = key.split('\n')
  const each = (sum: number) => (sums.residents > 0 ? sum / sums.residents : 0)
  return {
    group_by,
    group,
    residents: sums.residents,
    received: each(sums.received),
    given: each(sums.given),
    mean_rating: sums.received > 0 ? sums.points / sums.received : null,
    mean_score: each(sums.score),
    mean_true_score: each(sums.truth),
    by_onlookers_per_1000: each(sums.onlookers) * 1000,
  }
}

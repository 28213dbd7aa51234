/** The comparison itself: after every tick, whose life differs; at the end, who has more and who has less. */
import type { Blueprint } from '../../compile/compile.js'
import {
  createFindings,
  FINDINGS,
  type Findings,
  headcounts,
  type QuantityName,
  quantities,
  sideAt,
} from './findings.js'
import type { Side } from './pair.js'

export interface Tally {
  /** Compares everybody at the end of a tick. */
  afterTick(tick: number): void
  /** Sums over everybody, once the last tick is over. */
  atTheEnd(): Findings
}

const BETTER = 1
const WORSE = 2

/** Two lives are the same while everything that happened to both, and where both stand, is the same. */
export function createTally(a: Blueprint, b: Blueprint, one: Side, other: Side): Tally {
  const residents = one.world.start[one.world.communities]
  /** [resident] 1 + first tick in which the lives differ; 0 while they are the same. */
  const first = new Uint16Array(residents)
  const ever = new Uint8Array(residents)
  const order = gradeOrder(a, b)
  return {
    afterTick(tick) {
      for (let i = 0; i < residents; i++) {
        if (first[i] === 0 && differs(one, other, i)) first[i] = tick + 1
        if (first[i] !== 0) ever[i] |= order(one.world.grade[i], other.world.grade[i])
      }
    },
    atTheEnd() {
      const findings = createFindings(a.tables.group.groups, a.tables.ticks)
      const row = new Float64Array(FINDINGS)
      for (let i = 0; i < residents; i++) {
        row.fill(0)
        row[headcounts.indexOf('residents')] = 1
        if (first[i] !== 0) {
          findings.firsts[first[i] - 1]++
          row[headcounts.indexOf('touched')] = 1
          compareGrades(row, a, b, one.world.grade[i], other.world.grade[i], order)
          row[headcounts.indexOf('ever_better')] = ever[i] & BETTER ? 1 : 0
          row[headcounts.indexOf('ever_worse')] = ever[i] & WORSE ? 1 : 0
          compareQuantities(row, one, other, i)
        }
        addToGroups(findings, a, one.world.cell[i], row)
      }
      return findings
    },
  }
}

function differs(one: Side, other: Side, i: number): boolean {
  const [a, b] = [one.world, other.world]
  return (
    one.fingerprints.low[i] !== other.fingerprints.low[i] ||
    one.fingerprints.high[i] !== other.fingerprints.high[i] ||
    a.score[i] !== b.score[i] ||
    a.truth[i] !== b.truth[i] ||
    one.codes.letter[a.grade[i]] !== other.codes.letter[b.grade[i]] ||
    one.codes.letter[a.trueGrade[i]] !== other.codes.letter[b.trueGrade[i]] ||
    a.strain[i] !== b.strain[i] ||
    a.hardship[i] !== b.hardship[i] ||
    a.risk[i] !== b.risk[i]
  )
}

/** Which of two letters is better, as a bit; 0 where one is missing or the schemes do not have the same letters. */
function gradeOrder(a: Blueprint, b: Blueprint): (gradeA: number, gradeB: number) => number {
  if (!haveSameLetters(a, b)) return () => 0
  const none = a.tables.grade.count
  return (gradeA, gradeB) => {
    if (gradeA === gradeB || gradeA === none || gradeB === none) return 0
    return gradeB < gradeA ? BETTER : WORSE
  }
}

/** Whether a letter of one scheme can be held against a letter of the other. */
export function haveSameLetters(a: Blueprint, b: Blueprint): boolean {
  const letters = ({ catalogue }: Blueprint) => catalogue.states.map(({ id }) => id).join(' ')
  return letters(a) === letters(b)
}

function compareGrades(
  row: Float64Array,
  a: Blueprint,
  b: Blueprint,
  gradeA: number,
  gradeB: number,
  order: (gradeA: number, gradeB: number) => number,
): void {
  const hasA = gradeA < a.tables.grade.count
  const hasB = gradeB < b.tables.grade.count
  if (hasA && !hasB) row[headcounts.indexOf('letter_only_a')] = 1
  if (hasB && !hasA) row[headcounts.indexOf('letter_only_b')] = 1
  const which = order(gradeA, gradeB)
  if (which === BETTER) row[headcounts.indexOf('grade_better')] = 1
  if (which === WORSE) row[headcounts.indexOf('grade_worse')] = 1
}

const readings: Record<QuantityName, (side: Side, i: number) => number> = {
  score: ({ world }, i) => world.score[i],
  true_score: ({ world }, i) => world.truth[i],
  strain: ({ world }, i) => world.strain[i],
  hardship: ({ world }, i) => world.hardship[i],
  perceived_risk: ({ world }, i) => world.risk[i],
  refusals: ({ fingerprints }, i) => fingerprints.refusals[i],
}

function compareQuantities(row: Float64Array, one: Side, other: Side, i: number): void {
  quantities.forEach((name, q) => {
    const change = readings[name](other, i) - readings[name](one, i)
    if (change === 0) return
    const at = sideAt(q)
    row[at + (change > 0 ? 0 : 1)] = 1
    row[at + (change > 0 ? 2 : 3)] = Math.abs(change)
  })
}

function addToGroups(findings: Findings, { tables }: Blueprint, cell: number, row: Float64Array): void {
  const { classOfCell, groupsOfClass, groupStart } = tables.group
  const sort = classOfCell[cell]
  for (let g = groupStart[sort]; g < groupStart[sort + 1]; g++) {
    const to = groupsOfClass[g] * FINDINGS
    for (let f = 0; f < FINDINGS; f++) findings.byGroup[to + f] += row[f]
  }
}

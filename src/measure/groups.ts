/** Who is wrongly graded: the headline by group. */
import { MeasureReader } from './reader.js'
import { rowCount, type MeasureTable } from './types.js'

export interface GroupHeadline {
  group_by: string
  group: string
  /** Residents of the group at the end. */
  residents: number
  /** Share of those with a letter whose letter is not the true one, when letters were last held; null if never. */
  wrongly_graded: number | null
  graded_too_low: number | null
  graded_too_high: number | null
  /** Points taken for acts not done, per resident, over the whole run. */
  points_lost_unjustly_per_resident: number
  /** Of records put into a file, those in the right one; of records to be put, those that are. Null without a linker. */
  link_precision: number | null
  link_recall: number | null
}

interface Sums {
  residents: number
  lettered: number
  tooLow: number
  tooHigh: number
  pointsLost: number
  tried: number
  right: number
  strayed: number
}

const none: Sums = { residents: 0, lettered: 0, tooLow: 0, tooHigh: 0, pointsLost: 0, tried: 0, right: 0, strayed: 0 }

/** @param gradedAt tick at which letters were last held, or null */
export function perGroup(tables: readonly MeasureTable[], gradedAt: number | null): GroupHeadline[] {
  const read = new MeasureReader(tables)
  const last = read.lastTick()
  const groups = new Map<string, Map<string, Sums>>()
  const at = (by: string, group: string): Sums => {
    if (!groups.has(by)) groups.set(by, new Map())
    const inTrait = groups.get(by)!
    if (!inTrait.has(group)) inTrait.set(group, { ...none })
    return inTrait.get(group)!
  }
  const visit = (name: string, add: (sums: Sums, row: number) => void) => {
    const bys = read.texts(name, 'group_by')
    const names = read.texts(name, 'group')
    for (let row = 0; row < rowCount(read.table(name)); row++)
      if (bys[row] !== 'all') add(at(bys[row], names[row]), row)
  }
  const ticks = read.column('grades', 'tick')
  const grades = read.texts('grades', 'grade')
  const residents = read.column('grades', 'residents')
  const tooLow = read.column('grades', 'graded_too_low')
  const tooHigh = read.column('grades', 'graded_too_high')
  visit('grades', (sums, row) => {
    if (ticks[row] === last) sums.residents += residents[row]
    if (ticks[row] !== gradedAt || grades[row] === 'none') return
    sums.lettered += residents[row]
    sums.tooLow += tooLow[row]
    sums.tooHigh += tooHigh[row]
  })
  const pointsLost = read.column('files', 'points_taken_wrong')
  const tried = read.column('files', 'links_tried')
  const right = read.column('files', 'links_right')
  const strayed = read.column('files', 'links_false')
  visit('files', (sums, row) => {
    sums.pointsLost += pointsLost[row]
    sums.tried += tried[row]
    sums.right += right[row]
    sums.strayed += strayed[row]
  })
  return [...groups].flatMap(([by, members]) => [...members].map(([group, sums]) => toHeadline(by, group, sums)))
}

function toHeadline(by: string, group: string, sums: Sums): GroupHeadline {
  const share = (count: number) => (sums.lettered > 0 ? count / sums.lettered : null)
  return {
    group_by: by,
    group,
    residents: sums.residents,
    wrongly_graded: share(sums.tooLow + sums.tooHigh),
    graded_too_low: share(sums.tooLow),
    graded_too_high: share(sums.tooHigh),
    points_lost_unjustly_per_resident: sums.residents > 0 ? sums.pointsLost / sums.residents : 0,
    link_precision: sums.right + sums.strayed > 0 ? sums.right / (sums.right + sums.strayed) : null,
    link_recall: sums.tried > 0 ? sums.right / sums.tried : null,
  }
}

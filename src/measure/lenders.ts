/** What became of loans, by door and group: who got them, who was sound, and what they did to the score. */
import { MeasureReader } from './reader.js'
import { type MeasureTable, rowCount } from './types.js'

/** One door and one group, over the whole run. */
export interface LendingHeadline {
  door: string
  group_by: string
  group: string
  granted: number
  /** Loans that came due and were repaid, and that were not. */
  kept: number
  broken: number
  /** Requests by people who would keep their word. */
  sound_asked: number
  /** Share of those asking who would keep their word and were let through; null if nobody sound asked. */
  sound_granted: number | null
  /** Sound people refused because of the scheme. */
  sound_refused_by_scheme: number
  /** What the lender earned less what was lost. */
  yuan: number
  /** Mean score of those of the group who have one at the end of the first tick, of the one in which loans first come due, and of the run. */
  mean_score_first: number
  mean_score_step: number | null
  mean_score_end: number
}

interface Sums {
  granted: number
  kept: number
  broken: number
  sound: number
  soundRefused: number
  byScheme: number
  yuan: number
  /** First tick in which anything came due. */
  step: number | null
}

/** In the order of the groups; everybody is the group `all`. */
export function lendingByGroup(tables: readonly MeasureTable[]): LendingHeadline[] {
  const read = new MeasureReader(tables)
  const count = rowCount(read.table('lending'))
  if (count === 0) return []
  const texts = (name: string) => read.texts('lending', name)
  const [bys, names, doors] = [texts('group_by'), texts('group'), texts('door')]
  const column = (name: string) => read.column('lending', name)
  const ticks = column('tick')
  const granted = column('granted')
  const kept = column('kept')
  const broken = column('broken')
  const sound = column('granted_sound')
  const soundRefused = column('refused_sound')
  const byScheme = column('refused_sound_by_scheme')
  const [earned, lost] = [column('yuan_earned'), column('yuan_lost')]
  const sums = new Map<string, Sums>()
  for (let row = 0; row < count; row++) {
    const key = [doors[row], bys[row], names[row]].join('\n')
    const sum = sums.get(key) ?? {
      granted: 0,
      kept: 0,
      broken: 0,
      sound: 0,
      soundRefused: 0,
      byScheme: 0,
      yuan: 0,
      step: null,
    }
    sum.granted += granted[row]
    sum.kept += kept[row]
    sum.broken += broken[row]
    sum.sound += sound[row]
    sum.soundRefused += soundRefused[row]
    sum.byScheme += byScheme[row]
    sum.yuan += earned[row] - lost[row]
    if (sum.step === null && kept[row] + broken[row] > 0) sum.step = ticks[row]
    sums.set(key, sum)
  }
  const scores = meanScores(read)
  const last = read.lastTick()
  const order = groupOrder(read)
  const inOrder = [...sums].toSorted(([a], [b]) => order(a) - order(b))
  return inOrder.map(([key, sum]) => {
    const [door, by, group] = key.split('\n')
    const all = sum.sound + sum.soundRefused
    const score = (tick: number) => scores(by, group, tick)
    return {
      door,
      group_by: by,
      group,
      granted: sum.granted,
      kept: sum.kept,
      broken: sum.broken,
      sound_asked: all,
      sound_granted: all > 0 ? sum.sound / all : null,
      sound_refused_by_scheme: sum.byScheme,
      yuan: sum.yuan,
      mean_score_first: score(0),
      mean_score_step: sum.step === null ? null : score(sum.step),
      mean_score_end: score(last),
    }
  })
}

/** A function that gives the place of a group among all, whoever of them was first at a door. */
function groupOrder(read: MeasureReader): (key: string) => number {
  const [bys, names] = [read.texts('grades', 'group_by'), read.texts('grades', 'group')]
  const places = new Map<string, number>()
  for (let row = 0; row < bys.length; row++) {
    const key = `${bys[row]}\n${names[row]}`
    if (!places.has(key)) places.set(key, places.size)
  }
  return (key) => places.get(key.slice(key.indexOf('\n') + 1))!
}

/** A function that gives the mean score of those of a group who have one, at the end of a tick; 0 if nobody has. */
function meanScores(read: MeasureReader): (by: string, group: string, tick: number) => number {
  const [bys, names] = [read.texts('grades', 'group_by'), read.texts('grades', 'group')]
  const [ticks, scored] = [read.column('grades', 'tick'), read.column('grades', 'scored')]
  const means = read.column('grades', 'mean_score')
  const sums = new Map<string, [points: number, residents: number]>()
  for (let row = 0; row < ticks.length; row++) {
    const key = [bys[row], names[row], ticks[row]].join('\n')
    const [points, all] = sums.get(key) ?? [0, 0]
    if (scored[row] > 0) sums.set(key, [points + means[row] * scored[row], all + scored[row]])
  }
  return (by, group, tick) => {
    const [points, all] = sums.get([by, group, tick].join('\n')) ?? [0, 0]
    return all > 0 ? points / all : 0
  }
}

/** What happens in the region at hand, by group, before it is added to the counters; see `measure/tally.ts` of the engine. */
import { addF64, setU8, u32At, u8At } from '../cells'
import { classOf } from '../kinds'
import { grade } from '../place'

/** Groups of each class, class after class, and where those of a class begin. */
export let groupsOfClass: usize = 0
export let groupStart: usize = 0
export let groups: i32 = 0
/** Metrics of a state, and where those of doors, of files and of outcomes begin. */
export let flowMetrics: i32 = 0
export let doorOffset: i32 = 0
export let fileOffset: i32 = 0
/** [state][flow metric][group] */
export let flows: usize = 0
/** [state][flow metric] 1 if something of the row was counted, and which rows these are. */
export let flowMarked: usize = 0
export let flowTouched: usize = 0
let flowCount: i32 = 0

/** Counts something of a subject, in every group it belongs to, at its present letter. */
export function count(local: i32, metric: i32, amount: f64): void {
  tally(classOf(local), u8At(grade, local), metric, amount)
}

/** Counts something of a subject of a measured class. */
export function tally(sort: i32, state: i32, metric: i32, amount: f64): void {
  const row = state * flowMetrics + metric
  mark(row)
  const sums = flows + (<usize>(row * groups) << 3)
  const end = groupsOfClass + (<usize>u32At(groupStart, sort + 1) << 1)
  for (let at = groupsOfClass + (<usize>u32At(groupStart, sort) << 1); at < end; at += 2) addF64(sums, load<u16>(at), amount)
}

/** Counts two things of a subject at once. */
export function countTwo(local: i32, metric: i32, amount: f64, other: i32, more: f64): void {
  const sort = classOf(local)
  const row = <i32>u8At(grade, local) * flowMetrics + metric
  const apart = other - metric
  mark(row)
  mark(row + apart)
  const each = groups
  const sums = flows + (<usize>(row * each) << 3)
  const others = sums + (<usize>(apart * each) << 3)
  const end = groupsOfClass + (<usize>u32At(groupStart, sort + 1) << 1)
  for (let at = groupsOfClass + (<usize>u32At(groupStart, sort) << 1); at < end; at += 2) {
    const group = <usize>load<u16>(at) << 3
    store<f64>(sums + group, load<f64>(sums + group) + amount)
    store<f64>(others + group, load<f64>(others + group) + more)
  }
}

/** Puts a row among those that are not all 0: always, and then counts it or not. */
// @ts-ignore: decorators of AssemblyScript
@inline
function mark(row: i32): void {
  const marked = flowMarked + <usize>row
  const found = flowCount
  store<i32>(flowTouched + (<usize>found << 2), row)
  flowCount = found + 1 - <i32>load<u8>(marked)
  store<u8>(marked, 1)
}

/** Rows that are not all 0. */
export function tallied(): i32 {
  return flowCount
}

/** All that was counted has been taken away, by whoever asked for {@link tallied}. */
export function tallyTaken(): void {
  for (let t = 0; t < flowCount; t++) setU8(flowMarked, load<i32>(flowTouched + (<usize>t << 2)), 0)
  flowCount = 0
}

/** What happens in the region at hand, by group, before it is added to the counters; see `measure/tally.ts` of the engine. */
import { setU8, u8At } from '../cells'
import { classOf } from '../kinds'
import { grade } from '../place'

/** Groups of each class, class after class, and where those of a class begin. */
export let groupsOfClass: usize = 0
export let groupStart: usize = 0
/**
 * The groups of a class once more, by the bytes before each in a row of flows: as many for each class, a multiple of three. Where a
 * class has fewer, what is counted goes to a number behind the groups, which nobody reads. Bytes of a class, and of a row.
 */
export let flowGroups: usize = 0
export let flowGroupsBytes: usize = 0
export let flowRowBytes: usize = 0
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
/** Bytes of three groups of a class. */
const THREE: usize = 6

/** Counts something of a subject, in every group it belongs to, at its present letter. */
export function count(local: i32, metric: i32, amount: f64): void {
  add(classOf(local), <i32>u8At(grade, local) * flowMetrics + metric, amount)
}

/** Counts something of a subject of a measured class. */
export function tally(sort: i32, state: i32, metric: i32, amount: f64): void {
  add(sort, state * flowMetrics + metric, amount)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function add(sort: i32, row: i32, amount: f64): void {
  mark(row)
  const sums = flows + <usize>row * flowRowBytes
  const begin = flowGroups + <usize>sort * flowGroupsBytes
  const last = begin + flowGroupsBytes
  for (let at = begin; at < last; at += THREE) addThree(sums, at, amount)
}

/** Counts two things of a subject at once. */
export function countTwo(local: i32, metric: i32, amount: f64, other: i32, more: f64): void {
  const sort = classOf(local)
  const row = <i32>u8At(grade, local) * flowMetrics + metric
  const apart = other - metric
  mark(row)
  mark(row + apart)
  const sums = flows + <usize>row * flowRowBytes
  const others = sums + <usize>apart * flowRowBytes
  const begin = flowGroups + <usize>sort * flowGroupsBytes
  const last = begin + flowGroupsBytes
  for (let at = begin; at < last; at += THREE) {
    addThree(sums, at, amount)
    addThree(others, at, more)
  }
}

/** Adds to three groups of a row. */
// @ts-ignore: decorators of AssemblyScript
@inline
function addThree(row: usize, groups: usize, amount: f64): void {
  const first = row + <usize>load<u16>(groups)
  const second = row + <usize>load<u16>(groups, 2)
  const third = row + <usize>load<u16>(groups, 4)
  store<f64>(first, load<f64>(first) + amount)
  store<f64>(second, load<f64>(second) + amount)
  store<f64>(third, load<f64>(third) + amount)
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

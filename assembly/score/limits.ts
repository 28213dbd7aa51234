/** Limits by the year of the scheme: most points that one resident can lose, or be given; see `score/limits.ts` of the engine. */
import { changes, changesFields } from '../measure/changed'
import { i16At, setU16, u16At } from '../cells'
import { LAST_TICK } from '../wait/entries'
import { entryShown, retain } from '../wait/retain'
import { KIND, KIND_LISTING, KIND_LOAN, KIND_RECORD, KIND_TRULY_LEAVES } from '../wait/entry'
import { limitsOf } from '../respond/now'
import {
  CONTEXTS,
  cell,
  given,
  limited,
  ruleGiven,
  score,
  size,
  subscore,
  taken,
  trueGiven,
  trueRuleGiven,
  trueTaken,
  truth,
} from '../place'

/** Most points that are taken and given in a year; -1 without a limit. */
export let takenPerYear: i32 = -1
export let givenPerYear: i32 = -1
/** [behaviour] which rule with a limit of its own is meant. */
export let limitOf: usize = 0
/** Points with which everybody starts, and [cell] with which people do where that differs. */
export let startBase: i32 = 0
export let startOfCell: usize = 0

/** The part of a change on file that the limits let through, booked against them. */
export function withinLimits(local: i32, behaviour: i32, points: i32): i32 {
  return within(local, behaviour, points, points < 0 ? taken : given, ruleGiven)
}

/** The same in truth. */
export function trulyWithinLimits(local: i32, behaviour: i32, points: i32): i32 {
  return within(local, behaviour, points, points < 0 ? trueTaken : trueGiven, trueRuleGiven)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function within(local: i32, behaviour: i32, points: i32, sum: usize, byRule: usize): i32 {
  const limit = points < 0 ? takenPerYear : givenPerYear
  const ruleLimit = points > 0 && limitsOf !== 0 ? u16At(limitsOf, behaviour) : 0
  if (limit < 0 && ruleLimit === 0) return points
  let part = abs(points)
  if (limit >= 0) part = min(part, max(0, limit - i16At(sum, local)))
  if (ruleLimit > 0) {
    const at = local * limited + i16At(limitOf, behaviour)
    const before = i16At(byRule, at)
    part = min(part, max(0, ruleLimit - before))
    setU16(byRule, at, before + part)
  }
  if (limit >= 0) setU16(sum, local, i16At(sum, local) + part)
  return points < 0 ? -part : part
}

/** A year of the scheme begins. */
export function beginYear(): void {
  if (taken !== 0) {
    memory.fill(taken, 0, <usize>size << 1)
    memory.fill(given, 0, <usize>size << 1)
    memory.fill(trueTaken, 0, <usize>size << 1)
    memory.fill(trueGiven, 0, <usize>size << 1)
  }
  if (limited === 0) return
  memory.fill(ruleGiven, 0, <usize>(size * limited) << 1)
  memory.fill(trueRuleGiven, 0, <usize>(size * limited) << 1)
}

/** Everybody has the points of the start again, and points still to come back have nothing to come back to. */
export function beginAnew(): void {
  for (let local = 0; local < size; local++) {
    changes(local)
    if (subscore !== 0) changesFields(local)
    const start = startOfCell === 0 ? startBase : i16At(startOfCell, u16At(cell, local))
    setU16(score, local, start)
    setU16(truth, local, start)
  }
  if (subscore !== 0) memory.fill(subscore, 0, <usize>(size * CONTEXTS) << 1)
  retain(LAST_TICK, outlivesScore)
}

/** Whether the entry shown has a meaning of its own when everybody's points begin anew. */
function outlivesScore(): bool {
  const kind = load<i32>(entryShown, KIND * 4)
  return kind === KIND_RECORD || kind === KIND_LOAN || (kind >= KIND_LISTING && kind <= KIND_TRULY_LEAVES)
}

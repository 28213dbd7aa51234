/** What a record says of whom it is about; see `link/stated.ts` of the engine. */
import { f64At, i32At, u16At } from '../cells'
import { errorRow, fieldOf, fieldsHeld, luckOf, missingOf, ownField, wrongOf } from './link'
import { CATEGORY, CODES, DAY, HOUSEHOLD, fieldTable, markOf } from './marks'
import { cell, somebodyElse } from '../place'

/** [field held] what the record at hand says: a mark, or one of those below. */
export let linkStated: usize = 0
export const MISSING: i32 = -1
const NOBODYS: i32 = -2

/** [field held] the mark of whom it is about. */
const ownMarks: usize = memory.data(32, 16)

// @ts-ignore: decorators of AssemblyScript
@inline
export function statedAt(h: i32): i32 {
  return i32At(linkStated, h)
}

/** What whom the record at hand is about has in a field. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function ownMarkAt(h: i32): i32 {
  return i32At(ownMarks, h)
}

/** Writes down what the record says, field by field; whether it says the number right that nobody else has. */
export function state(i: i32, who: i32, held: usize): bool {
  const fields = fieldsHeld(held)
  const row = errorRow(who, held)
  for (let h = 0; h < fields; h++) {
    const f = fieldOf(held, h)
    const word = <f64>luckOf(f, i)
    const missing = f64At(missingOf(held), row + h)
    const wrong = f64At(wrongOf(held), row + h)
    const own = markOf(f, who)
    store<i32>(ownMarks + (<usize>h << 2), own)
    let stated = own
    if (word < missing) stated = MISSING
    // below the threshold a word is again even over what lies below it
    else if (word < wrong) stated = wrongMark(who, f, own, floor<f64>(((word - missing) / (wrong - missing)) * 4294967296))
    store<i32>(linkStated + (<usize>h << 2), stated)
  }
  const own = ownField(held)
  return own >= 0 && statedAt(own) === who
}

/** What stands in a field that is wrong: mostly somebody else's mark, drawn as marks are; never one's own. */
function wrongMark(who: i32, f: i32, own: i32, word: f64): i32 {
  const table = fieldTable(f)
  const kind = load<i32>(table)
  const sort = u16At(cell, who)
  let mark = NOBODYS
  if (kind === CODES)
    mark = u16At(load<usize>(table, 8), sort) + codeOf(load<usize>(table, 12), load<i32>(table, 16), word)
  else if (kind === CATEGORY) {
    const categories = load<i32>(table, 20)
    if (categories < 2) return NOBODYS
    const other = <i32>floor<f64>((word * <f64>(categories - 1)) / 4294967296)
    return other < own ? other : other + 1
  } else if (kind === DAY) {
    const days = u16At(load<usize>(table, 24), sort)
    mark = u16At(load<usize>(table, 8), sort) + <i32>floor<f64>((word * <f64>days) / 4294967296)
  } else if (kind === HOUSEHOLD) mark = markOf(f, somebodyElse(who, <u32>word))
  return mark === own ? NOBODYS : mark
}

/** The code that a word stands for: the first whose cumulative share lies above it; see `link/identity.ts`. */
function codeOf(cumulative: usize, codes: i32, word: f64): i32 {
  let low = 0
  let high = codes - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (f64At(cumulative, middle) > word) high = middle
    else low = middle + 1
  }
  return low
}

/** Which file a record belongs to; see `link/link.ts` of the engine. */
import { seenDrawOrdinal, seenDrawSubject, seenFilePurpose, seenWho } from '../acts'
import { f64At, i32At, setU32, u16At, u32At, u8At } from '../cells'
import { NONE, bestOther, bestWeight, mostOfOthers, ownWeight, tiedAt, ties } from './compare'
import { count } from '../measure/count'
import { LOTS, draw, drawLotsTo, lotPurpose, word0, word1, word2 } from '../draw/draw'
import { begin, cell, oneOf } from '../place'
import { isKnown, marksOf } from './marks'
import { state } from './stated'

/** Weights from which the best candidate is linked, and from which a clerk looks at it; chance that the clerk is right. */
export let linkAbove: f64 = 0
export let reviewAbove: f64 = 0
export let clerkChance: f64 = 0
/** Fields that the registry compares; 0 without a registry. */
export let linkFields: i32 = 0
/** [subject of the world] bits by database: somebody of the community has the same marks. */
export let twinsOf: usize = 0
/** Purposes of draws. */
export let purposeIdentifiers: u32 = 0
export let purposeMoreIdentifiers: u32 = 0
export let purposeLink: u32 = 0
/** Numbers of flow metrics. */
export let metricLinksTried: i32 = 0
export let metricLinksRight: i32 = 0
export let metricLinksMissed: i32 = 0
export let metricLinksFalse: i32 = 0
export let metricLinksReviewed: i32 = 0

/** [database] how its records are compared: numbers and addresses as in `DatabaseLink`, {@link HELD} of them each. */
export let linkHeld: usize = 0
const HELD: i32 = 9
/** [cell] which chances of errors its residents have in all databases. */
export let errorsOfCell: usize = 0
/** [field][LOTS] luck of the fields of the records at hand. */
export let linkWords: usize = 0

/** No file was found. */
const NO_FILE: i32 = -1
const PER_BLOCK: i32 = 4

/** What a database holds: fields, and chances of their being missing and wrong, weights of agreement, and the rest. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function fieldsHeld(held: usize): i32 {
  return load<i32>(held)
}
// @ts-ignore: decorators of AssemblyScript
@inline
export function fieldOf(held: usize, h: i32): i32 {
  return u8At(load<usize>(held, 4), h)
}
// @ts-ignore: decorators of AssemblyScript
@inline
export function missingOf(held: usize): usize {
  return load<usize>(held, 8)
}
// @ts-ignore: decorators of AssemblyScript
@inline
export function wrongOf(held: usize): usize {
  return load<usize>(held, 12)
}
// @ts-ignore: decorators of AssemblyScript
@inline
export function agreesOf(held: usize, h: i32): i32 {
  return load<i32>(load<usize>(held, 16) + (<usize>h << 2))
}
// @ts-ignore: decorators of AssemblyScript
@inline
export function differsOf(held: usize, h: i32): i32 {
  return load<i32>(load<usize>(held, 20) + (<usize>h << 2))
}
// @ts-ignore: decorators of AssemblyScript
@inline
function weightOfAll(held: usize): i32 {
  return load<i32>(held, 24)
}
// @ts-ignore: decorators of AssemblyScript
@inline
export function ownField(held: usize): i32 {
  return load<i32>(held, 28)
}
// @ts-ignore: decorators of AssemblyScript
@inline
function twinBit(held: usize): i32 {
  return load<i32>(held, 32)
}

/** Where the chances of errors of somebody begin in those of a database. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function errorRow(who: i32, held: usize): i32 {
  return <i32>u16At(errorsOfCell, u16At(cell, who)) * fieldsHeld(held)
}

/** Luck of a field of one of the records at hand. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function luckOf(field: i32, i: i32): u32 {
  return u32At(linkWords, field * LOTS + i)
}

/** So that what is looked at is not taken for useless. */
let looked: i32 = 0

/** Looks at what the linker will want to know of those who are charged, so that it waits for all of them at a time. */
export function lookAhead(from: i32, some: i32): void {
  const first = twinsOf + <usize>begin
  let sum = 0
  for (let i = 0; i < some; i++) sum += u8At(first, i32At(seenWho, from + i))
  for (let f = 0; f < linkFields; f++) {
    if (!isKnown(f)) continue
    const marks = marksOf(f)
    for (let i = 0; i < some; i++) sum += u16At(marks, i32At(seenWho, from + i))
  }
  looked = sum
}

/** Draws the luck of all fields of some observations, of whose draws all but the purpose has been put down. */
export function drawIdentifiers(from: i32, some: i32): void {
  const column = <usize>LOTS << 2
  for (let block = 0; block < linkFields; block += PER_BLOCK) {
    const purpose = block === 0 ? purposeIdentifiers : purposeMoreIdentifiers
    for (let i = 0; i < some; i++)
      setU32(lotPurpose, i, (<u32>f64At(seenFilePurpose, from + i) & 0xffffff00) | purpose)
    const to = linkWords + <usize>block * column
    drawLotsTo(some, to, to + column, to + 2 * column, to + 3 * column)
  }
}

/**
 * Finds the file of a record.
 *
 * @param o observation
 * @param i its place among those whose luck has been drawn
 * @param who the one the record is about
 * @returns whose file it reaches; -1 if none
 */
export function link(o: i32, i: i32, who: i32, database: i32): i32 {
  const held = linkHeld + (<usize>(database * HELD) << 2)
  const found = hasErrors(i, who, held) || !isSure(who, held) ? search(o, i, who, held) : who
  count(who, metricLinksTried, 1)
  count(who, found === who ? metricLinksRight : found === NO_FILE ? metricLinksMissed : metricLinksFalse, 1)
  return found
}

/** Whether any field that the database holds comes out missing or wrong. */
function hasErrors(i: i32, who: i32, held: usize): bool {
  const row = errorRow(who, held)
  const wrong = wrongOf(held)
  const fields = fieldsHeld(held)
  for (let h = 0; h < fields; h++) if (<f64>luckOf(fieldOf(held, h), i) < f64At(wrong, row + h)) return true
  return false
}

/** Whether a record without any error finds its file at once: it weighs enough, and nobody else has the same marks. */
function isSure(who: i32, held: usize): bool {
  if (<f64>weightOfAll(held) < linkAbove) return false
  if (ownField(held) >= 0) return true
  return twinBit(held) !== 0 && (u8At(twinsOf, begin + who) & twinBit(held)) === 0
}

function search(o: i32, i: i32, who: i32, held: usize): i32 {
  const ownIsRight = state(i, who, held)
  const right = ownWeight(held)
  const isEnough = <f64>right >= linkAbove
  if (isEnough && right > mostOfOthers(held, ownIsRight)) return who
  bestOther(who, held, isEnough ? <f64>right : reviewAbove)
  const best = max(right, bestWeight)
  if (<f64>best < reviewAbove) return NO_FILE
  const named = (<u32>f64At(seenFilePurpose, o) & 0xffffff00) | purposeLink
  draw(<u32>f64At(seenDrawSubject, o), named, u32At(seenDrawOrdinal, o))
  return <f64>best >= linkAbove ? byWeight(who, right, word0) : byClerk(who, right, word1, word2)
}

/** The best candidate; among equals, the right one has no better chance than the others. */
function byWeight(who: i32, right: i32, tie: u32): i32 {
  if (bestWeight === NONE || right > bestWeight) return who
  const taken = oneOf(tie, ties + (right === bestWeight ? 1 : 0))
  return taken < ties ? tiedAt(taken) : who
}

/** Somebody looks at the best candidates, and finds the right one, or takes the best of the others. */
function byClerk(who: i32, right: i32, chance: u32, tie: u32): i32 {
  count(who, metricLinksReviewed, 1)
  if (<f64>chance < clerkChance) return <f64>right >= reviewAbove ? who : NO_FILE
  return ties > 0 ? tiedAt(oneOf(tie, ties)) : NO_FILE
}

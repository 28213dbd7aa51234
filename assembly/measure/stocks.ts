/**
 * Stage `measure`: the sums of what stands are brought up to date with the community; see `measure/stocks.ts` of the engine.
 */
import { moveBeside, moveLists, regionAtHand, settleBins, standBeside } from './beside'
import { changedWho } from './changed'
import { setU16, u16At, u8At } from '../cells'
import { cell, friends, grade, hardship, lists, lookAtFields, member, residents, risk, score, size, strain, subscore } from '../place'
import { trueGrade, truth } from '../place'
import { classByCell, classOf } from '../kinds'
import { settleRows } from './rows'
import { NOW, THEN, adjust, adjustFeelings, hasScore, isIn, scoredCells, stand } from './stand'

/** [class] while a community is counted for the first time: somebody of the class, and how many are like them. */
export let example: usize = 0
export let alike: usize = 0

/** Residents who were counted since the sums were settled, each of whom moves a number by less than 1 << 16, and most of them. */
let counted: i32 = 0
const MOST: i32 = 0x7c00

/** Settles the sums before more residents are counted than whole numbers have room for. */
export function makeRoomFor(count: i32): void {
  counted += count
  if (counted <= MOST) return
  counted = count
  settleRows(regionAtHand)
  settleBins()
}

/** Moves all that has changed in a region, counted from the first of the world, to its groups. */
export function settleStocks(number: i32): void {
  counted = 0
  settleRows(number)
  settleBins()
}

/** Takes so many who have changed out as they were, and puts them in as they are. */
export function takeStock(count: i32): void {
  makeRoomFor(count)
  const many = count > size >> 2
  if (many) lookAtFields()
  for (let t = 0; t < count; t++) {
    const local = u16At(changedWho, t)
    const sort = many ? classByCell(local) : classOf(local)
    if (member !== 0 && isIn(local, NOW) !== isIn(local, THEN)) {
      stand(local, sort, -1, THEN)
      stand(local, sort, 1, NOW)
      standBeside(local, sort, -1, THEN)
      standBeside(local, sort, 1, NOW)
      continue
    }
    if (lists !== 0) moveLists(local, sort)
    if (hasScore(local, NOW)) {
      adjust(local, sort)
      moveBeside(local, sort)
    } else adjustFeelings(local, sort)
  }
}

/** Puts the whole community into the sums. Many of one class are alike at first, and those are put in together. */
export function countFirst(): void {
  makeRoomFor(size)
  for (let local = 0; local < size; local++) {
    const sort = classOf(local)
    const others = u16At(alike, sort)
    if (others === 0) store<i32>(example + (<usize>sort << 2), local)
    if (isLike(local, load<i32>(example + (<usize>sort << 2)))) setU16(alike, sort, others + 1)
    else putIn(local, sort, 1)
  }
  for (let local = 0; local < size; local++) {
    const sort = classOf(local)
    const others = u16At(alike, sort)
    if (others === 0) continue
    putIn(load<i32>(example + (<usize>sort << 2)), sort, others)
    setU16(alike, sort, 0)
  }
}

function putIn(local: i32, sort: i32, times: i32): void {
  stand(local, sort, times, NOW)
  standBeside(local, sort, times, NOW)
}

/** Whether two residents of one class are the same to the sums. */
function isLike(local: i32, other: i32): bool {
  if (local === other) return true
  if (lists !== 0 || friends !== 0 || local >= residents) return false
  let differs = u16At(score, local) ^ u16At(score, other)
  differs |= u16At(truth, local) ^ u16At(truth, other)
  differs |= u8At(grade, local) ^ u8At(grade, other)
  differs |= u8At(trueGrade, local) ^ u8At(trueGrade, other)
  differs |= u8At(strain, local) ^ u8At(strain, other)
  differs |= u8At(hardship, local) ^ u8At(hardship, other)
  differs |= u8At(risk, local) ^ u8At(risk, other)
  if (member !== 0) differs |= u8At(member, local) ^ u8At(member, other)
  if (scoredCells !== 0) {
    differs |= u8At(scoredCells, u16At(cell, local)) ^ u8At(scoredCells, u16At(cell, other))
  }
  if (differs !== 0) return false
  return subscore === 0 || load<u64>(subscore + (<usize>local << 3)) === load<u64>(subscore + (<usize>other << 3))
}

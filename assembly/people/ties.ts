/** Who belongs to whom in a community; see `population/ties.ts` of the laboratory, which is the reference. */
import { setU16, setU32, u16At, u32At, u8At } from '../cells'
import { drawMarks, lot0, lot1, lotSubject } from '../draw/draw'
import { NOBODY } from '../place'
import { orderByWords } from './order'
import { peopleCells } from './people'

const TIMELESS: u32 = 0xffffffff

/** [subject] who owns a business, and whom a resident works for. */
export let peopleOwners: usize = 0
export let peopleEmployers: usize = 0
/** [cell] who is meant where an official, owners and workers are drawn, as bits; and the staff that a business asks for. */
export let tiedCells: usize = 0
export let staffOfCell: usize = 0
const OFFICIAL: i32 = 1
const OWNER: i32 = 2
const WORKER: i32 = 4
export let purposeOfficial: u32 = 0
export let purposeOwner: u32 = 0
export let purposeEmployer: u32 = 0

/** Those meant, by number, and in the order drawn. */
const meant: usize = memory.data(2064, 16)
const chosen: usize = memory.data(2048, 16)

/** Draws a word, in {@link lot0}, for each of the residents who are meant; how many they are. */
function drawAmong(first: u32, residents: i32, who: i32, purpose: u32): i32 {
  let count = 0
  for (let i = 0; i < residents; i++) {
    setU16(meant, count, i)
    setU32(lotSubject, count, first + <u32>i)
    count += <i32>((u8At(tiedCells, u16At(peopleCells, i)) & who) !== 0)
  }
  drawMarks(TIMELESS, purpose, count, lot0, lot1)
  return count
}

/** Puts those who are meant in the order drawn; how many they are. */
function shuffle(first: u32, residents: i32, who: i32, purpose: u32): i32 {
  const count = drawAmong(first, residents, who, purpose)
  orderByWords(lot0, count, chosen)
  for (let at = 0; at < count; at++) setU16(chosen, at, u16At(meant, u16At(chosen, at)))
  return count
}

/** The official of the community, the first of whose residents has the number `first` in the society; nobody if none can be. */
export function drawOfficial(first: u32, residents: i32): i32 {
  const count = drawAmong(first, residents, OFFICIAL, purposeOfficial)
  let best = 0
  for (let i = 1; i < count; i++) if (u32At(lot0, i) < u32At(lot0, best)) best = i
  return count === 0 ? NOBODY : u16At(meant, best)
}

/** Draws who owns the businesses of the community, which are the subjects after its residents, and who works for them. */
export function drawBusinesses(first: u32, residents: i32, subjects: i32): void {
  memory.fill(peopleOwners, 0xff, <usize>subjects << 1)
  memory.fill(peopleEmployers, 0xff, <usize>subjects << 1)
  const owners = shuffle(first, residents, OWNER, purposeOwner)
  let asked = 0
  for (let b = residents; b < subjects; b++) {
    if (owners > 0) setU16(peopleOwners, b, u16At(chosen, (b - residents) % owners))
    asked += u16At(staffOfCell, u16At(peopleCells, b))
  }
  const workers = shuffle(first, residents, WORKER, purposeEmployer)
  // where there are fewer workers than the businesses ask for, all of them fall short in the same proportion
  const hired = min(asked, workers)
  let before = 0
  for (let b = residents; b < subjects; b++) {
    const after = before + u16At(staffOfCell, u16At(peopleCells, b))
    const from = asked > 0 ? <i32>((<i64>before * <i64>hired) / <i64>asked) : 0
    const to = asked > 0 ? <i32>((<i64>after * <i64>hired) / <i64>asked) : 0
    for (let w = from; w < to; w++) setU16(peopleEmployers, u16At(chosen, w), b)
    before = after
  }
}

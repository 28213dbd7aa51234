/** Writes the cells of a community, which mostly rise, as the steps between them; see `packRising` of `packed/codec.ts` of the engine. */
import { bitsFor, wordsFor, writeBits } from './bits'
import { setU16, u16At } from '../cells'
import { RISING, WAY_BITS, packOthers, packTogether, packedOut, stripsTo } from './pack'
import { cell, size } from '../place'
import { beginStretches } from './stretch'

/** [bits] steps of so many bits; those down are as long as can be. */
const lengths: usize = memory.data(72, 4)
const DOWN: i32 = 17

/** Writes who lives in the community at hand, its cells and then strips `from` to `to`; how many words. */
export function packWho(from: i32, to: i32): i32 {
  beginStretches()
  const end = stripsTo(packCells(packedOut), from, to)
  // reading bits looks a word ahead
  store<u16>(end, 0)
  return <i32>(end + 2 - packedOut) >> 1
}

function packCells(begin: usize): usize {
  const bits = bitsOfSteps()
  const mark = (1 << bits) - 1
  const steps = packTogether
  let longer = 0
  for (let i = 0, before = 0; i < size; i++) {
    const number = u16At(cell, i)
    const step = number - before
    before = number
    const isLonger = step < 0 || step >= mark
    setU16(steps, i, isLonger ? mark : step)
    setU16(packOthers, longer, step)
    longer += <i32>isLonger
  }
  setU16(begin, 0, RISING | (bits << WAY_BITS))
  setU16(begin, 1, longer)
  const out = begin + 4
  const end = out + (<usize>writeBits(out, steps, 2, size, 0, bits, 1) << 1)
  memory.copy(end, packOthers, <usize>longer << 1)
  return end + (<usize>longer << 1)
}

/** So many bits for each step that all of them take the least room. */
function bitsOfSteps(): i32 {
  memory.fill(lengths, 0, 72)
  for (let i = 0, before = 0; i < size; i++) {
    const number = u16At(cell, i)
    const step = number - before
    before = number
    // a step of all ones is the mark, so it counts as longer by a bit
    const at = lengths + (<usize>(step < 0 ? DOWN : bitsFor(step + 1)) << 2)
    store<i32>(at, load<i32>(at) + 1)
  }
  let best = 16
  let least = i32.MAX_VALUE
  let longer = 0
  for (let bits = 16; bits >= 1; bits--) {
    longer += load<i32>(lengths + (<usize>(bits + 1) << 2))
    const room = size * bits + longer * 16
    // of those that take as much, the fewest bits
    if (room > least) continue
    least = room
    best = bits
  }
  return best
}

/** What entries have in common: a copy of `shapes.ts` of the engine, to find shapes in. The host makes those that are missing. */
import { i32At } from '../cells'
import { ENTRY_BYTES } from './entry'

/** [shape x ENTRY], and by hash a shape and 1, or 0; the host copies them here. */
export let shapeNumbers: usize = 0
export let shapeSlots: usize = 0
/** How many slots there are, less 1. */
export let shapeMask: i32 = 0

/** Makes a shape and puts its numbers here, and if there must be more slots all of them; -1 if there are too many shapes. */
@external('host', 'makeShape')
declare function makeShape(
  ticks: i32,
  kind: i32,
  drawn: i32,
  behaviour: i32,
  points: i32,
  flags: i32,
  luck: i32,
  life: i32,
): i32

/** The shape with these fields, which is made if there is none; -1 if there are too many already. */
export function findShape(
  ticks: i32,
  kind: i32,
  drawn: i32,
  behaviour: i32,
  points: i32,
  flags: i32,
  luck: i32,
  life: i32,
): i32 {
  let hash: i32 = (ticks ^ (kind << 24)) * <i32>0x9e3779b1
  hash = (hash ^ (hash >>> 15) ^ behaviour ^ (flags << 16)) * <i32>0x85ebca6b
  hash = (hash ^ (hash >>> 13) ^ points) * <i32>0xc2b2ae35
  hash = (hash ^ (hash >>> 16) ^ luck ^ (life << 8)) * 0x27d4eb2f
  hash ^= hash >>> 15
  const low = four(ticks, kind, drawn, behaviour)
  const high = four(points, flags, luck, life)
  let slot = probe(hash, low, high)
  let shape = i32At(shapeSlots, slot) - 1
  if (shape >= 0) return shape
  shape = makeShape(ticks, kind, drawn, behaviour, points, flags, luck, life)
  if (shape < 0) return shape
  slot = probe(hash, low, high)
  store<i32>(shapeSlots + (<usize>slot << 2), shape + 1)
  return shape
}

/** The slot that names the shape, or the free one where it belongs. */
function probe(hash: i32, low: v128, high: v128): i32 {
  const mask = shapeMask
  let slot = hash & mask
  let taken = i32At(shapeSlots, slot)
  while (taken !== 0) {
    const at = shapeNumbers + <usize>((taken - 1) * ENTRY_BYTES)
    const same = v128.and(i32x4.eq(v128.load(at), low), i32x4.eq(v128.load(at, 16), high))
    if (i32x4.all_true(same)) break
    slot = (slot + 1) & mask
    taken = i32At(shapeSlots, slot)
  }
  return slot
}

// @ts-ignore: decorators of AssemblyScript
@inline
function four(a: i32, b: i32, c: i32, d: i32): v128 {
  const two = i32x4.replace_lane(i32x4.splat(a), 1, b)
  return i32x4.replace_lane(i32x4.replace_lane(two, 2, c), 3, d)
}

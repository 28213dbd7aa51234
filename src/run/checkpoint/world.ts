/**
 * The state of a world as a file, and back. A file says which communities it holds; a world takes what it needs from as
 * many files as it takes, so that a run may go on with another number of threads.
 */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Entries } from '../../engine/entries.js'
import { Shapes } from '../../engine/shapes.js'
import type { World } from '../../engine/world.js'

/** What a world draws again from the index when it is built, or knows for one tick only. */
const DRAWN = new Set([
  ...['start', 'region', 'cell', 'household', 'residents', 'owner', 'employer', 'official', 'line', 'covered'],
  'changed',
])

/** A file with the state of some communities. */
export interface WorldFile {
  file: string
  firstCommunity: number
  communities: number
  bytes: number
  sha256: string
}

type Numbers = Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array | Float64Array

interface Column {
  name: keyof World
  values: Numbers
  /** Numbers for each subject, or for each community. */
  each: number
  of: 'subject' | 'community'
}

/** Columns that the ticks change, in a fixed order; those that the scheme does not use are empty and left out. */
function columnsOf(world: World): Column[] {
  const subjects = world.start[world.communities]
  return Object.entries(world)
    .filter(([name, values]) => ArrayBuffer.isView(values) && values.byteLength > 0 && !DRAWN.has(name))
    .map(([name, view]) => {
      const values = view as Numbers
      const bySubject = values.length % subjects === 0
      return {
        name: name as keyof World,
        values,
        each: values.length / (bySubject ? subjects : world.communities),
        of: bySubject ? 'subject' : 'community',
      }
    })
}

/** Writes the state of a world, in the byte order of the machine, and waits until the disk has it. */
export function saveWorld(world: World, dir: string): WorldFile {
  const file = `world-${String(world.firstCommunity).padStart(7, '0')}.state`
  const handle = openSync(join(dir, file), 'wx')
  const hash = createHash('sha256')
  let bytes = 0
  const put = (values: Numbers) => {
    const view = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    hash.update(view)
    for (let at = 0; at < view.length;) at += writeSync(handle, view, at, view.length - at)
    bytes += view.length
  }
  try {
    put(world.start)
    const shapes = world.shapes.save()
    put(Int32Array.of(shapes.length))
    put(shapes)
    put(Int32Array.from(world.inFlight, (entries) => entries.save().length))
    for (const { values } of columnsOf(world)) put(values)
    for (const entries of world.inFlight) put(entries.save())
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  const { firstCommunity, communities } = world
  return { file, firstCommunity, communities, bytes, sha256: hash.digest('hex') }
}

/**
 * Sets a world that was just built to the state that some files hold.
 *
 * @param files which hold all communities of the world between them
 */
export function restoreWorld(world: World, dir: string, files: readonly WorldFile[]): void {
  for (const each of files) {
    const from = Math.max(each.firstCommunity, world.firstCommunity)
    const to = Math.min(each.firstCommunity + each.communities, world.firstCommunity + world.communities)
    if (from >= to) continue
    const handle = openSync(join(dir, each.file), 'r')
    try {
      restorePart(world, handle, each, from, to)
    } finally {
      closeSync(handle)
    }
  }
}

/** Communities `from` to `to - 1`, numbered across the society, out of one file. */
function restorePart(world: World, handle: number, file: WorldFile, from: number, to: number): void {
  const get = (values: Numbers, at: number) => {
    const view = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    for (let done = 0; done < view.length;) done += readOrFail(handle, view, done, at + done)
  }
  const start = new Int32Array(file.communities + 1)
  const lengths = new Int32Array(file.communities)
  let at = 0
  const next = <N extends Numbers>(values: N): N => {
    get(values, at)
    at += values.byteLength
    return values
  }
  next(start)
  const shapes = Shapes.from(next(new Int32Array(next(new Int32Array(1))[0])))
  next(lengths)
  const [there, here] = [from - file.firstCommunity, from - world.firstCommunity]
  const count = to - from
  for (const { values, each, of } of columnsOf(world)) {
    const size = values.BYTES_PER_ELEMENT * each
    const [saved, own, length, all] =
      of === 'subject'
        ? [start[there], world.start[here], start[there + count] - start[there], start[file.communities]]
        : [there, here, count, file.communities]
    get(values.subarray(own * each, (own + length) * each), at + saved * size)
    at += all * size
  }
  for (let k = 0; k < file.communities; k++) {
    if (k >= there && k < there + count) {
      const words = new Uint16Array(lengths[k])
      get(words, at)
      world.inFlight[here + k - there].become(Entries.from(words, shapes))
    }
    at += lengths[k] * Uint16Array.BYTES_PER_ELEMENT
  }
}

function readOrFail(handle: number, view: Uint8Array, done: number, at: number): number {
  const read = readSync(handle, view, done, view.length - done, at)
  if (read === 0) throw new Error('a file of the checkpoint ends too soon')
  return read
}

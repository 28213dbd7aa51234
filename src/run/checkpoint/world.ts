/**
 * The state of a world as a file, and back. A file says which communities it holds; a world takes what it needs from as
 * many files as it takes, so that a run may go on with another number of threads.
 */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Reader } from '../../engine/packed/bits.js'
import { Packer } from '../../engine/packed/packer.js'
import type { Standing } from '../../engine/packed/standing.js'
import { Shapes } from '../../engine/shapes.js'
import type { Tables } from '../../engine/tables.js'
import type { World } from '../../engine/world.js'

/** A file with the state of some communities. */
export interface WorldFile {
  file: string
  firstCommunity: number
  communities: number
  bytes: number
  sha256: string
}

/** Bytes that are gathered before they are written, and read at a time. */
const CHUNK = 1 << 20
const WORD = Uint16Array.BYTES_PER_ELEMENT
/** Bytes of a place in the table at the end, which says where each record begins, and where the last ends. */
const PLACE = Float64Array.BYTES_PER_ELEMENT

/** Writes how communities stand, in the byte order of the machine, and waits until the disk has it. */
export function saveWorld(standing: Standing, dir: string): WorldFile {
  const { firstCommunity, communities } = standing
  const file = `world-${String(firstCommunity).padStart(7, '0')}.state`
  const handle = openSync(join(dir, file), 'wx')
  const hash = createHash('sha256')
  const chunk = new Uint8Array(CHUNK)
  let filled = 0
  let bytes = 0
  const write = (view: Uint8Array) => {
    hash.update(view)
    for (let at = 0; at < view.length;) at += writeSync(handle, view, at, view.length - at)
  }
  const put = (values: Int32Array | Uint16Array | Float64Array) => {
    const view = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    if (filled + view.length > CHUNK) {
      write(chunk.subarray(0, filled))
      filled = 0
    }
    if (view.length > CHUNK) write(view)
    else chunk.set(view, filled)
    if (view.length <= CHUNK) filled += view.length
    bytes += view.length
  }
  try {
    const shapes = standing.shapes.save()
    put(Int32Array.of(shapes.length))
    put(shapes)
    const places = new Float64Array(communities + 1)
    let c = 0
    standing.eachState((words) => {
      places[c++] = bytes
      put(words)
    })
    places[c] = bytes
    put(places)
    write(chunk.subarray(0, filled))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return { file, firstCommunity, communities, bytes, sha256: hash.digest('hex') }
}

/**
 * Sets a world that was just built to the state that some files hold.
 *
 * @param files which hold all communities of the world between them
 */
export function restoreWorld(tables: Tables, world: World, dir: string, files: readonly WorldFile[]): void {
  for (const each of files) {
    const from = Math.max(each.firstCommunity, world.firstCommunity)
    const to = Math.min(each.firstCommunity + each.communities, world.firstCommunity + world.communities)
    if (from >= to) continue
    const handle = openSync(join(dir, each.file), 'r')
    try {
      restorePart(new Packer(tables, world), world.firstCommunity, handle, each, from, to)
    } finally {
      closeSync(handle)
    }
  }
}

/**
 * Communities `from` to `to - 1`, numbered across the society, out of one file.
 *
 * @param first community that the record begins with
 */
function restorePart(packer: Packer, first: number, handle: number, file: WorldFile, from: number, to: number): void {
  const get = <N extends Int32Array | Uint16Array | Float64Array>(values: N, at: number): N => {
    const view = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    for (let done = 0; done < view.length;) done += readOrFail(handle, view, done, at + done)
    return values
  }
  const [length] = get(new Int32Array(1), 0)
  const shapes = Shapes.from(get(new Int32Array(length), Int32Array.BYTES_PER_ELEMENT))
  const table = file.bytes - (file.communities + 1) * PLACE
  const places = get(new Float64Array(to - from + 1), table + (from - file.firstCommunity) * PLACE)
  const reader = new Reader()
  for (let c = from; c < to;) {
    // as many as fit into a chunk, and at least one
    let end = c + 1
    while (end < to && places[end + 1 - from] - places[c - from] <= CHUNK) end++
    reader.begin(get(new Uint16Array((places[end - from] - places[c - from]) / WORD), places[c - from]), 0)
    for (; c < end; c++) packer.unpackForeign(c - first, reader, shapes)
  }
}

function readOrFail(handle: number, view: Uint8Array, done: number, at: number): number {
  const read = readSync(handle, view, done, view.length - done, at)
  if (read === 0) throw new Error('a file of the checkpoint ends too soon')
  return read
}

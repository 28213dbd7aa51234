/**
 * The state of a world as a file, and back. A file says which communities it holds; a world takes what it needs from as
 * many files as it takes, so that a run may go on with another number of threads.
 */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { SavedTogether, Standing } from '../../engine/packed/standing.js'
import { Shapes } from '../../engine/shapes.js'

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
 * How some communities stood, out of files that hold all of them between them: those of one file after those of another.
 *
 * @param first community, numbered across the society
 */
export function readWorld(
  dir: string,
  files: readonly WorldFile[],
  first: number,
  communities: number,
): SavedTogether[] {
  return [...files]
    .sort((a, b) => a.firstCommunity - b.firstCommunity)
    .flatMap((file) => {
      const from = Math.max(file.firstCommunity, first)
      const to = Math.min(file.firstCommunity + file.communities, first + communities)
      return from < to ? [partOf(join(dir, file.file), file, from, to)] : []
    })
}

/** Communities `from` to `to - 1`, numbered across the society, of one file. */
function partOf(path: string, file: WorldFile, from: number, to: number): SavedTogether {
  const [shapes] = reading(path, (get) => {
    const [length] = get(new Int32Array(1), 0)
    return [Shapes.from(get(new Int32Array(length), Int32Array.BYTES_PER_ELEMENT))]
  })
  return { shapes, states: () => reading(path, (get) => statesIn(get, file, from, to)) }
}

/** Fills numbers with what stands in a file from a byte on. */
type Get = <N extends Int32Array | Uint16Array | Float64Array>(values: N, at: number) => N

/** What is read from a file, which is closed when all of it was. */
function* reading<T>(path: string, read: (get: Get) => Iterable<T>): Generator<T, void> {
  const handle = openSync(path, 'r')
  try {
    yield* read((values, at) => {
      const view = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
      for (let done = 0; done < view.length;) done += readOrFail(handle, view, done, at + done)
      return values
    })
  } finally {
    closeSync(handle)
  }
}

function* statesIn(get: Get, file: WorldFile, from: number, to: number): Generator<Uint16Array, void> {
  const table = file.bytes - (file.communities + 1) * PLACE
  const places = get(new Float64Array(to - from + 1), table + (from - file.firstCommunity) * PLACE)
  for (let c = 0; c < to - from;) {
    // as many as fit into a chunk, and at least one
    const begin = places[c]
    let end = c + 1
    while (end < to - from && places[end + 1] - begin <= CHUNK) end++
    const words = get(new Uint16Array((places[end] - begin) / WORD), begin)
    for (; c < end; c++) yield words.subarray((places[c] - begin) / WORD, (places[c + 1] - begin) / WORD)
  }
}

function readOrFail(handle: number, view: Uint8Array, done: number, at: number): number {
  const read = readSync(handle, view, done, view.length - done, at)
  if (read === 0) throw new Error('a file of the checkpoint ends too soon')
  return read
}

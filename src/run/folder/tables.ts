/**
 * The tables of a run as files that grow while it goes on. Until the last row is written a file has another name and lacks
 * the end that makes it a Parquet file, so that nobody takes it for a whole one. A checkpoint keeps how far each has come.
 */
import { createHash, type Hash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, fsync, fsyncSync, openSync, truncateSync, writeSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Block } from '../../measure/block.js'
import { tableDefinitions, type TableName } from '../../measure/definitions.js'
import { RunError } from '../errors.js'
import type { TableEntry } from '../manifest.js'
import { allDone } from './allDone.js'
import { type Group, type Origin, type TableFile, tableFile } from '../stream/file.js'

/** What stands behind the name of a table that is not finished. */
export const GROWING = '.unfinished'

/** How far one table had been written. */
export interface Mark {
  table: TableName
  bytes: number
  groups: Group[]
  /** Of the bytes so far. */
  sha256: string
}

export interface GrowingFiles {
  /** Writes some rows. */
  put(table: TableName, block: Block): void
  /** Waits until the disk has everything, and says how far the files have come. */
  marks(): Mark[]
  /**
   * Ends all files and gives them their names.
   *
   * @returns entries for the manifest, in the order of {@link tableDefinitions}
   */
  finish(origin: Origin): Promise<TableEntry[]>
  /** Lets go of the files, however far they are. */
  close(): void
}

interface Growing {
  file: TableFile
  hash: Hash
  handle: number
}

const names = Object.keys(tableDefinitions) as TableName[]

/**
 * The tables in a folder that holds none, or those that were begun there.
 *
 * @param marks how far they had come; what was written after that is cut off
 * @throws RunError if a file is not what had been written
 */
export async function growingFiles(dir: string, marks: readonly Mark[] = []): Promise<GrowingFiles> {
  const open = new Map<TableName, Growing>()
  for (const mark of marks) open.set(mark.table, await reopen(dir, mark))
  const of = (table: TableName) => {
    if (!open.has(table)) {
      // a table without a mark holds nothing that counts
      const handle = openSync(pathOf(dir, table), 'w')
      open.set(table, { file: tableFile(tableDefinitions[table]), hash: createHash('sha256'), handle })
    }
    return open.get(table)!
  }
  const write = (table: TableName, bytes: Uint8Array) => {
    const { handle, hash } = of(table)
    hash.update(bytes)
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at)
    } catch (error) {
      // the system does not say which file it could not write
      throw Object.assign(error as Error, { path: pathOf(dir, table) })
    }
  }
  const close = () => {
    for (const { handle } of open.values()) closeSync(handle)
    open.clear()
  }
  return {
    put: (table, block) => write(table, of(table).file.block(block)),
    marks: () =>
      [...open].map(([table, { file, hash, handle }]) => {
        fsyncSync(handle)
        return { table, ...file.written(), sha256: hash.copy().digest('hex') }
      }),
    async finish(origin) {
      const entries = names.map((table) => {
        write(table, of(table).file.end(origin))
        const { file, hash } = of(table)
        return entryOf(table, file, hash.digest('hex'))
      })
      // all at once: a disk writes many files in little more time than one
      await allDone([...open].map(([table, { handle }]) => sync(handle, pathOf(dir, table))))
      close()
      for (const table of names) await rename(pathOf(dir, table), join(dir, `${table}.parquet`))
      return entries
    },
    close,
  }
}

/** Waits until the disk has a file. */
function sync(handle: number, path: string): Promise<void> {
  return new Promise((done, fail) =>
    // the system does not say which file it could not write
    fsync(handle, (error) => (error ? fail(Object.assign(error, { path })) : done())),
  )
}

/** Name of a table until it is finished. */
export function unfinishedFile(table: TableName): string {
  return `${table}.parquet${GROWING}`
}

function pathOf(dir: string, table: TableName): string {
  return join(dir, unfinishedFile(table))
}

function entryOf(table: TableName, file: TableFile, sha256: string): TableEntry {
  const { title, columns } = tableDefinitions[table]
  const { bytes, groups } = file.written()
  const rows = groups.reduce((sum, group) => sum + group.rows, 0)
  return { name: table, file: `tables/${table}.parquet`, title, rows, columns: columns.length, bytes, sha256 }
}

async function reopen(dir: string, { table, bytes, groups, sha256 }: Mark): Promise<Growing> {
  const path = pathOf(dir, table)
  const hash = createHash('sha256')
  // the run may have been stopped when its tables had their names already
  const finished = join(dir, `${table}.parquet`)
  if (existsSync(finished)) await rename(finished, path)
  try {
    for await (const chunk of createReadStream(path, { end: bytes - 1, highWaterMark: 1 << 20 }))
      hash.update(chunk as Uint8Array)
  } catch {
    throw damaged(path, 'is missing')
  }
  if (hash.copy().digest('hex') !== sha256) throw damaged(path, 'is not what the run wrote')
  truncateSync(path, bytes)
  return { file: tableFile(tableDefinitions[table], { bytes, groups }), hash, handle: openSync(path, 'a') }
}

function damaged(path: string, what: string): RunError {
  return new RunError(`the unfinished run is damaged: ${path} ${what}; the run must be started again`)
}

/** Scenarios, populations and sources as files: those that come with the package, and the user's own. */
import { createHash } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Bibliography } from '../scenario/bibliography.js'
import { type DocumentKind, mostBytes, type Reader } from '../scenario/reader.js'
import { type Known, knownTo } from './known.js'
import { packageRoot } from './package.js'
import { packagedNames, packagedPath } from './packaged.js'

/**
 * Reads documents from the disk. A name such as `suining-2010` means a file that comes with the package; inside one of
 * the user's own files it first means the file of that name beside it. What has a slash or ends in `.yaml` is a path,
 * from the present folder or, if it begins with a dot and stands in a file, from that file.
 *
 * @param cwd the present folder
 */
export function diskReader(cwd: string = process.cwd()): Required<Reader> & { known: Known } {
  const read: Reader['read'] = async (name, kind, from) => {
    for (const path of candidates(name, kind, from, cwd)) {
      const bytes = await readUpTo(path, mostBytes + 1)
      if (!bytes) continue
      const bibliography = path === packagedPath('sources', 'sources') ? await readBefore(bytes) : undefined
      return { file: shownPath(path, cwd), bytes, ...(bibliography && { bibliography }) }
    }
    return undefined
  }
  return { read, list: packagedNames, known: knownTo(read) }
}

/** The bibliography of the package is long, and the build has read it: what it says, if the file is still the same. */
async function readBefore(bytes: Uint8Array): Promise<Bibliography | undefined> {
  const text = await readFile(join(packageRoot, 'dist', 'sources.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { sha256, sources } = JSON.parse(text) as { sha256: string; sources: Bibliography }
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? sources : undefined
}

function candidates(name: string, kind: DocumentKind, from: string | undefined, cwd: string): string[] {
  const beside = from === undefined ? cwd : dirname(resolve(cwd, from))
  if (isPath(name)) return [resolve(name.startsWith('.') ? beside : cwd, name)]
  const packaged = packagedPath(name, kind)
  return from === undefined ? [packaged] : [join(beside, `${name}.yaml`), packaged]
}

/** Whether a user means a file by it, and not a name. */
export function isPath(name: string): boolean {
  return /[/\\]/.test(name) || /\.ya?ml$/i.test(name)
}

/** Whether a user means a folder by it: a path, or the name of a run beside which no scenario of the package has that name. */
export async function isFolder(name: string): Promise<boolean> {
  if (!isPath(name)) {
    const there = async (path: string) => (await stat(path).catch(() => undefined)) !== undefined
    return (await there(join(name, 'manifest.json'))) && !(await there(packagedPath(name, 'scenario')))
  }
  return (await stat(name).catch(() => undefined))?.isDirectory() ?? false
}

/** From the present folder, if the file lies in it. */
function shownPath(path: string, cwd: string): string {
  const near = relative(cwd, path)
  return near.startsWith('..') ? path : near
}

/** The bytes of a file, but no more than `most` of them; nothing if there is no such file. */
async function readUpTo(path: string, most: number): Promise<Uint8Array | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  try {
    const bytes = new Uint8Array(most)
    let length = 0
    while (length < most) {
      // the system does not say which file it could not read
      const { bytesRead } = await file.read(bytes, length, most - length).catch((error: Error) => {
        throw Object.assign(error, { path })
      })
      if (bytesRead === 0) break
      length += bytesRead
    }
    return bytes.slice(0, length)
  } finally {
    await file.close()
  }
}

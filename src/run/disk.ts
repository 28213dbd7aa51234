/** Scenarios, populations and sources as files: those that come with the package, and the user's own. */
import { open, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { mostBytes } from '../scenario/language/read.js'
import type { DocumentKind, Reader } from '../scenario/reader.js'
import { packagedNames, packagedPath } from './packaged.js'

/**
 * Reads documents from the disk. A name such as `suining-2010` means a file that comes with the package; inside one of
 * the user's own files it first means the file of that name beside it. What has a slash or ends in `.yaml` is a path,
 * from the present folder or, if it begins with a dot and stands in a file, from that file.
 *
 * @param cwd the present folder
 */
export function diskReader(cwd: string = process.cwd()): Required<Reader> {
  return {
    async read(name, kind, from) {
      for (const path of candidates(name, kind, from, cwd)) {
        const bytes = await readUpTo(path, mostBytes + 1)
        if (bytes) return { file: shownPath(path, cwd), bytes }
      }
      return undefined
    },
    list: packagedNames,
  }
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

/** Whether there is a folder of that name where paths are meant. */
export async function isFolder(name: string): Promise<boolean> {
  if (!isPath(name)) return false
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

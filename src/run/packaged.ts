/** The documents that come with the package. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentKind } from '../scenario/reader.js'
import { packageRoot } from './package.js'

/** Folder of the package for each kind of document. */
const folders: Record<DocumentKind, string> = { scenario: 'scenarios', population: 'populations', sources: 'sources' }

/** Path of the document of that name, whether or not there is one. */
export function packagedPath(name: string, kind: DocumentKind): string {
  return join(packageRoot, folders[kind], `${name}.yaml`)
}

/** Names of the documents of a kind that come with the package, in alphabetical order. */
export async function packagedNames(kind: DocumentKind): Promise<string[]> {
  const files = await readdir(join(packageRoot, folders[kind]))
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted()
}

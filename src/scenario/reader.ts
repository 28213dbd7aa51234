/** How the language gets at texts without knowing of disks or networks. */

import type { Bibliography } from './bibliography.js'

/** Largest file that is read, in bytes. */
export const mostBytes = 1_048_576

export type DocumentKind = 'scenario' | 'population' | 'sources'

export interface Found {
  file: string
  bytes: Uint8Array
  /** What a bibliography says, if these very bytes have been read and checked before. */
  bibliography?: Bibliography
}

export interface Reader {
  /**
   * The text of a document, or nothing if there is none.
   *
   * @param name a name (`suining-2010`), or a path as written by the user
   * @param from the file in which the name was written; paths that begin with a dot are relative to it
   * @returns the bytes, and a name for messages that is the same whenever the same file is meant
   */
  read(name: string, kind: DocumentKind, from?: string): Promise<Found | undefined>
  /** The names there are, for suggestions. */
  list?(kind: DocumentKind): Promise<string[]>
}

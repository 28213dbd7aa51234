/** Scenarios, populations and sources that are in memory already: for browsers, notebooks and tests. */
import type { DocumentKind, Reader } from '../scenario/reader.js'

/** YAML texts by kind and name, for example `{ scenario: { 'suining-2010': '...' } }`. */
export type Documents = Partial<Record<DocumentKind, Record<string, string | Uint8Array>>>

/** A reader of documents in memory; the bibliography is the document `sources` of the kind `sources`. */
export function memoryReader(documents: Documents): Required<Reader> {
  return {
    read: async (name, kind) => {
      const known = documents[kind] ?? {}
      if (!Object.hasOwn(known, name)) return undefined
      const text = known[name]
      // a scenario that extends another gives its own file name, so the name alone must do
      return { file: name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }
    },
    list: async (kind) => Object.keys(documents[kind] ?? {}),
  }
}

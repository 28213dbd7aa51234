/** The documents of a run as it has kept them: whatever name is asked for, there is one of each kind. */
import type { DocumentKind } from '../scenario/reader.js'
import { populationOfText } from './known.js'
import type { KnowingReader } from './prepare.js'

/**
 * A reader that knows three texts and nothing else.
 *
 * @param place said in front of a mistake, in place of a folder
 */
export function readerOfTexts(texts: Record<DocumentKind, string>, place = 'kept'): KnowingReader {
  return {
    read: async (_name, kind) => ({ file: `${place}/${kind}.yaml`, bytes: new TextEncoder().encode(texts[kind]) }),
    known: { scenario: async () => undefined, population: (_name, bytes) => populationOfText(bytes) },
  }
}

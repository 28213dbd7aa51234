/** The documents of a run as it has kept them: whatever name is asked for, there is one of each kind. */
import type { DocumentKind, Reader } from '../scenario/reader.js'

/**
 * A reader that knows three texts and nothing else.
 *
 * @param place said in front of a mistake, in place of a folder
 */
export function readerOfTexts(texts: Record<DocumentKind, string>, place = 'kept'): Reader {
  return {
    read: async (_name, kind) => ({ file: `${place}/${kind}.yaml`, bytes: new TextEncoder().encode(texts[kind]) }),
  }
}

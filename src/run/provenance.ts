/** What a run rests on: how many figures on what evidence, and which sources are named. */
import type { Bibliography } from '../scenario/bibliography.js'
import { eachQuantity } from '../scenario/language/provenance.js'
import { settingNote } from '../scenario/language/setting.js'
import type { Evidence } from '../scenario/schema/words.js'

/**
 * Number of figures by evidence, over all documents. Settings of the run (how long, how many bins) claim nothing about
 * the world and are not counted.
 */
export function evidenceCounts(documents: readonly object[]): Partial<Record<Evidence, number>> {
  const counts: Partial<Record<Evidence, number>> = {}
  for (const document of documents)
    eachQuantity(document, ({ evidence, note }) => {
      if (note !== settingNote) counts[evidence] = (counts[evidence] ?? 0) + 1
    })
  return counts
}

/** The part of a bibliography that the documents name anywhere, in the order of the bibliography. */
export function sourcesNamed(documents: readonly object[], bibliography: Bibliography): Bibliography {
  const named = new Set<string>()
  for (const document of documents) collect(document, named)
  return Object.fromEntries(Object.entries(bibliography).filter(([id]) => named.has(id)))
}

/** Identifiers under any key `source`, whether of a figure or of a block around figures. */
function collect(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) for (const each of value) collect(each, into)
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'source' && (typeof inner === 'string' || Array.isArray(inner))) {
        for (const id of [inner].flat()) into.add(String(id))
      } else collect(inner, into)
    }
}

/** The sources that documents name, as they are kept with a run. */
import type { Bibliography } from '../../scenario/bibliography.js'
import { sourcesNamed } from '../provenance.js'

/** The part of a bibliography that some documents name, as a bibliography of its own. */
export async function sourcesTextOf(documents: readonly object[], bibliography: Bibliography): Promise<string> {
  const { stringify } = await import('yaml')
  const sources = sourcesNamed(documents, bibliography)
  return stringify({ 'glasshouse-sources': 1, sources }, { lineWidth: 0 })
}

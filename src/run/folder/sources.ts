/** The sources that documents name, as they are kept with a run. Loaded when it is needed: it brings the YAML package with it. */
import { stringify } from 'yaml'
import type { Bibliography } from '../../scenario/bibliography.js'
import { sourcesNamed } from '../provenance.js'

/** The part of a bibliography that some documents name, as a bibliography of its own. */
export function sourcesTextOf(documents: readonly object[], bibliography: Bibliography): string {
  const sources = sourcesNamed(documents, bibliography)
  return stringify({ 'glasshouse-sources': 1, sources }, { lineWidth: 0 })
}

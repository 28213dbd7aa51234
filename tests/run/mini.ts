/** The small society of the engine's tests as documents that can be loaded, so that whole runs take no time. */
import type { Reader } from '../../src/scenario/reader.js'
import { smallPopulation, smallScenario, type Written } from '../support/small.js'
import { lively } from './lively.js'

/** Texts as somebody might have written them; JSON is YAML too. */
function documents(): Record<'scenario' | 'population' | 'sources', Written> {
  let scenario: Written = {}
  smallScenario((written) => {
    lively(written)
    scenario = structuredClone(written)
  })
  const spec = smallPopulation()
  const [region] = spec.regions
  const provenance = { evidence: 'assumed', note: 'For tests' }
  return {
    scenario: { ...scenario, evidence: 'reported', source: 'gazette-2010' },
    population: {
      'glasshouse-population': 1,
      population: spec.id,
      title: spec.title,
      summary: spec.summary,
      residents: '10000 residents',
      place: spec.traits[spec.placeTrait].id,
      traits: Object.fromEntries(
        spec.traits.map(({ id, title, categories, latent }) => [id, { title, categories, latent }]),
      ),
      regions: {
        [region.id]: {
          title: region.title,
          share: '100 %',
          marginals: Object.fromEntries(
            spec.traits.map(({ id, categories }, t) => [
              id,
              {
                area: region.marginals[t].area,
                values: Object.fromEntries(
                  categories.map((each, c) => [each, `${region.marginals[t].shares[c] * 100} %`]),
                ),
              },
            ]),
          ),
        },
      },
      ...provenance,
    },
    sources: {
      'glasshouse-sources': 1,
      sources: {
        'gazette-2010': { title: 'Small news', publisher: 'The Gazette', read: 'full' },
        'never-cited': { title: 'Other news', read: 'recalled' },
      },
    },
  }
}

/** Reads the scenario `small`, its population and its sources. */
export const mini: Reader = {
  read: async (name, kind) => {
    if (kind === 'scenario' && name !== 'small') return undefined
    return { file: `${kind}.yaml`, bytes: new TextEncoder().encode(JSON.stringify(documents()[kind], null, 1)) }
  },
  list: async () => ['small'],
}

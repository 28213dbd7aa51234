/** What a scenario's population cannot stand for, and the figures that several of its regions share. */
import { populationSchema } from '../population/schema.js'
import type { Bibliography } from '../scenario/bibliography.js'
import { parseDocument } from '../scenario/language/document.js'
import { countEvidence, figuresOf, sourcesOf } from './figures.js'
import type { SummarySection } from './summary.js'

export interface People {
  limits: string[]
  /** One row for each trait of which regions without a figure of their own have one in common. */
  shared: SummarySection
}

/** Reads a population as far as it says this; nothing is fitted. */
export function peopleIn(file: string, bytes: Uint8Array, bibliography: Bibliography): People {
  const { draft } = parseDocument(file, bytes, populationSchema, { bibliography })
  const rows = Object.entries(draft.marginals ?? {}).map(([id, { area, stands_for, values, note }]) => {
    const figures = figuresOf(values)
    return {
      id,
      cells: [
        area,
        Object.entries(values).map(([category, { text }]) => `${category} ${text}`),
        [stands_for, note ?? figures[0]?.quantity.note].filter((said) => said !== undefined),
      ],
      evidence: countEvidence(figures),
      sources: sourcesOf(figures),
    }
  })
  const title = 'Who lives there: figures that regions without one of their own share'
  return {
    limits: draft.limits ?? [],
    shared: { id: 'population', title, columns: ['of', 'shares', 'what it is'], rows },
  }
}

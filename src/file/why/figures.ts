/** Figures of the scenario as a reason names them: where they stand, what they are, and what they rest on. */
import type { Quantity } from '../../scenario/language/quantity.js'
import type { Evidence } from '../../scenario/schema/words.js'

/** A parameter behind something that happened. */
export interface Figure {
  /** As written, with its unit. */
  text: string
  /** In the unit of the language: rates a year, shares from 0 to 1, durations in years. */
  value: number
  evidence: Evidence
  source: string[]
  note?: string
}

/** A parameter with the place where it stands in the scenario; `--set PATH=VALUE` changes it. */
export type Cited = Figure & { path: string }

/** Parameters by their paths; those that a scenario does not write are left out. */
export function cite(...named: [path: string, figure: Quantity | undefined][]): Cited[] {
  return named.flatMap(([path, figure]) => {
    if (figure === undefined || typeof figure !== 'object' || !('text' in figure)) return []
    const { text, value, evidence, source, note } = figure
    return [{ path, text, value, evidence, source, ...(note !== undefined && { note }) }]
  })
}

/** The factors of a block that apply to somebody of these traits. */
export function factorsOf(
  path: string,
  factors: Record<string, Record<string, Quantity<'factor'>>> | undefined,
  traits: Record<string, string>,
): Cited[] {
  return Object.entries(factors ?? {}).flatMap(([trait, by]) => {
    const category = traits[trait]
    return category === undefined ? [] : cite([`${path}.${trait}.${category}`, by[category]])
  })
}

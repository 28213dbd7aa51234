/** Every figure a scenario rests on, with where it comes from. */
import type { Quantity } from '../../scenario/language/quantity.js'
import { settingNote } from '../../scenario/language/setting.js'
import { evidenceLevels, type Evidence } from '../../scenario/schema/words.js'
import type { Scenario } from '../../scenario/schema/scenario.js'

export interface Parameter {
  /** Where it stands in the scenario, for example `['behaviours', 'red-light', 'rate']`. */
  path: string[]
  /** Title of the nearest block around it that has one; empty if none has. */
  block: string
  /** The steps from that block on. */
  within: string[]
  quantity: Quantity
  /** A choice about the run, such as its length: no claim about the world. */
  setting: boolean
}

function isQuantity(value: object): value is Quantity {
  return 'kind' in value && 'value' in value && 'text' in value && 'evidence' in value
}

/** All quantities of a resolved scenario, in the order in which they are written. */
export function parametersOf(scenario: Scenario): Parameter[] {
  const found: Parameter[] = []
  const walk = (value: unknown, path: string[], block: string, depth: number): void => {
    if (typeof value !== 'object' || value === null) return
    if (isQuantity(value)) {
      const setting = value.note === settingNote
      found.push({ path, block, within: path.slice(depth), quantity: value, setting })
      return
    }
    const titled = path.length > 0 && 'title' in value && typeof value.title === 'string'
    for (const [key, inner] of Object.entries(value))
      walk(inner, [...path, key], titled ? (value.title as string) : block, titled ? path.length : depth)
  }
  walk(scenario, [], '', 0)
  return found
}

/** Parameters whose path begins with one of the given beginnings, written with dots; `*` stands for any one step. */
export function under(parameters: readonly Parameter[], ...beginnings: string[]): Parameter[] {
  const patterns = beginnings.map((beginning) => beginning.split('.'))
  return parameters.filter(
    ({ path, setting }) =>
      !setting && patterns.some((pattern) => pattern.every((step, i) => step === '*' || step === path[i])),
  )
}

/** How many parameters stand on each level of evidence, in the order from documented to fictional. */
export function countEvidence(parameters: readonly Parameter[]): [Evidence, number][] {
  return evidenceLevels.map((level) => [level, parameters.filter(({ quantity }) => quantity.evidence === level).length])
}

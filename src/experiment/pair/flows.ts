/**
 * What can happen to a resident, by name. Two schemes number their behaviours, doors and grades differently; a name means
 * the same in both, so names are what the two worlds are compared by.
 */
import type { Catalogue } from '../../compile/catalogue.js'
import { behaviourMetrics, doorMetrics, fileMetrics, outcomeMetrics, termMetrics } from '../../engine/counters.js'
import { listMetrics } from '../../engine/list/counting.js'

/** Name of every flow metric, in the order of `flowIndex`: behaviours, doors, files, terms, loans. */
function flowNames({ behaviours, doors, terms, loans }: Catalogue): string[] {
  return [
    ...behaviours.flatMap(({ id }) => behaviourMetrics.map((metric) => `behaviour ${id} ${metric}`)),
    ...doors.flatMap(({ id }) => doorMetrics.map((metric) => `door ${id} ${metric}`)),
    ...fileMetrics.map((metric) => `file ${metric}`),
    ...terms.flatMap(({ door, what }) => termMetrics.map((metric) => `terms ${door} ${what} ${metric}`)),
    ...loans.flatMap(({ door }) => outcomeMetrics.map((metric) => `loan ${door} ${metric}`)),
  ]
}

/** Numbers that mean the same in both worlds. */
export interface Codes {
  /** [flow metric of this world] number of its name, from 1. */
  flow: Uint32Array
  /** [list of this world x list metric] number of its name, from 1. */
  list: Uint32Array
  /** [flow metric of this world] 1 where somebody was refused at a door. */
  refusal: Uint8Array
  /** [grade of this world, last "no letter"] number of its name, from 1; no letter is 0. */
  letter: Uint8Array
}

/** Numbers the names of both worlds together, so that equal names have equal numbers and no others have. */
export function codesOf(a: Catalogue, b: Catalogue): [Codes, Codes] {
  const flows = numbering()
  const letters = numbering()
  return [a, b].map((catalogue): Codes => {
    const names = flowNames(catalogue)
    const states = catalogue.states.slice(0, -1)
    return {
      flow: Uint32Array.from(names, flows),
      list: Uint32Array.from(
        catalogue.lists.flatMap(({ id }) => listMetrics.map((metric) => `list ${id} ${metric}`)),
        flows,
      ),
      refusal: Uint8Array.from(names, (name) => (/^door \S+ refused$/.test(name) ? 1 : 0)),
      letter: Uint8Array.from([...states.map(({ id }) => letters(id)), 0]),
    }
  }) as [Codes, Codes]
}

/** The same number for the same name, in order of asking. */
function numbering(): (name: string) => number {
  const known = new Map<string, number>()
  return (name) => {
    if (!known.has(name)) known.set(name, known.size + 1)
    return known.get(name)!
  }
}

/** Traits by cell: who a selector means, and the product of trait factors. */
import type { PopulationPlan } from '../population/plan.js'
import type { Quantity } from '../scenario/language/quantity.js'
import type { Selector } from '../scenario/schema/common.js'

export type Factors = Record<string, Record<string, Quantity<'factor'>>>

/** A function that says whether a cell is meant by a selector; everybody without one. */
export function meansCell(plan: PopulationPlan, who: Selector | undefined): (cell: number) => boolean {
  const tests = Object.entries(who ?? {}).map(([trait, wanted]) => {
    const t = plan.traits.findIndex((each) => each.id === trait)
    const names = Array.isArray(wanted) ? wanted : [wanted]
    return { t, categories: names.map((name) => plan.traits[t].categories.indexOf(name)) }
  })
  const width = plan.traits.length
  return (cell) => tests.every(({ t, categories }) => categories.includes(plan.cellTraits[cell * width + t]))
}

/** A function that gives the product of the factors that apply to a cell; 1 without any. */
export function factorOfCell(plan: PopulationPlan, factors: Factors | undefined): (cell: number) => number {
  const tables = Object.entries(factors ?? {}).map(([trait, byCategory]) => {
    const t = plan.traits.findIndex((each) => each.id === trait)
    return { t, values: plan.traits[t].categories.map((category) => byCategory[category]?.value ?? 1) }
  })
  const width = plan.traits.length
  return (cell) => tables.reduce((product, { t, values }) => product * values[plan.cellTraits[cell * width + t]], 1)
}

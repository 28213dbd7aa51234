/** Traits by cell: who a selector means, and the product of trait factors. */
import type { PopulationPlan } from '../population/plan.js'
import type { Quantity } from '../scenario/language/quantity.js'
import type { Selector } from '../scenario/schema/common.js'

export type Added = Record<string, Record<string, Quantity<'points'>>>
export type Factors = Record<string, Record<string, Quantity<'factor'>>>

/** Whether a cell is a resident's; businesses come after them. */
export function isResident(plan: PopulationPlan, cell: number): boolean {
  return !plan.businesses || cell < plan.businesses.firstCell
}

/** The kinds of subject that a selector means; residents, unless it says otherwise. */
export function whoseIs(who: Selector | undefined): 'residents' | 'businesses' | 'both' {
  const kinds = [who?.subject ?? 'resident'].flat()
  if (!kinds.includes('business')) return 'residents'
  return kinds.includes('resident') ? 'both' : 'businesses'
}

/**
 * A function that says whether a cell is meant by a selector. Residents are, unless it names another kind of subject;
 * every one of them without a selector.
 */
export function meansCell(plan: PopulationPlan, who: Selector | undefined): (cell: number) => boolean {
  const { subject: _, ...traits } = who ?? {}
  const means = whoseIs(who)
  const tests = Object.entries(traits).map(([trait, wanted]) => {
    const t = plan.traits.findIndex((each) => each.id === trait)
    const names = Array.isArray(wanted) ? wanted : [wanted]
    return { t, categories: names.map((name) => plan.traits[t].categories.indexOf(name)) }
  })
  const width = plan.traits.length
  return (cell) =>
    (means === 'both' || isResident(plan, cell) === (means === 'residents')) &&
    tests.every(({ t, categories }) => categories.includes(plan.cellTraits[cell * width + t]))
}

/** A function that gives the product of the factors that apply to a cell; 1 without any. */
export function factorOfCell(plan: PopulationPlan, factors: Factors | undefined): (cell: number) => number {
  const tables = Object.entries(factors ?? {}).map(([trait, byCategory]) => {
    const t = plan.traits.findIndex((each) => each.id === trait)
    return { t, values: plan.traits[t].categories.map((category) => byCategory[category]?.value ?? 1) }
  })
  const width = plan.traits.length
  // a trait of the other kind of subject changes nothing
  return (cell) =>
    tables.reduce((product, { t, values }) => product * (values[plan.cellTraits[cell * width + t]] ?? 1), 1)
}

/** A function that gives the sum of the points that apply to a cell; 0 without any. */
export function addedInCell(plan: PopulationPlan, added: Added | undefined): (cell: number) => number {
  const tables = Object.entries(added ?? {}).map(([trait, byCategory]) => {
    const t = plan.traits.findIndex((each) => each.id === trait)
    return { t, values: plan.traits[t].categories.map((category) => byCategory[category]?.value ?? 0) }
  })
  const width = plan.traits.length
  return (cell) => tables.reduce((sum, { t, values }) => sum + (values[plan.cellTraits[cell * width + t]] ?? 0), 0)
}

/** Traits by cell: who a selector means, and the product of trait factors. */
import { NO_CATEGORY, type PopulationPlan } from '../population/plan.js'
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
    const names = [wanted].flat()
    // a trait of the other kind of subject has no category here, whatever is wanted
    const meant = plan.traits[t].categories.map((category) => names.includes(category))
    return { t, meant }
  })
  const width = plan.traits.length
  return (cell) => {
    if (means !== 'both' && isResident(plan, cell) !== (means === 'residents')) return false
    for (const { t, meant } of tests) if (!meant[plan.cellTraits[cell * width + t]]) return false
    return true
  }
}

/** A function that gives the product of the factors that apply to a cell; 1 without any. */
export function factorOfCell(plan: PopulationPlan, factors: Factors | undefined): (cell: number) => number {
  const tables = Object.entries(factors ?? {}).map(([trait, byCategory]) => {
    const t = plan.traits.findIndex((each) => each.id === trait)
    // a trait of the other kind of subject changes nothing
    return { t, values: byNumber(plan.traits[t].categories, (category) => byCategory[category]?.value ?? 1, 1) }
  })
  const width = plan.traits.length
  return (cell) => {
    let product = 1
    for (const { t, values } of tables) product *= values[plan.cellTraits[cell * width + t]]
    return product
  }
}

/** A function that gives the sum of the points that apply to a cell; 0 without any. */
export function addedInCell(plan: PopulationPlan, added: Added | undefined): (cell: number) => number {
  const tables = Object.entries(added ?? {}).map(([trait, byCategory]) => {
    const t = plan.traits.findIndex((each) => each.id === trait)
    return { t, values: byNumber(plan.traits[t].categories, (category) => byCategory[category]?.value ?? 0, 0) }
  })
  const width = plan.traits.length
  return (cell) => {
    let sum = 0
    for (const { t, values } of tables) sum += values[plan.cellTraits[cell * width + t]]
    return sum
  }
}

/** [category] its number, and one for {@link NO_CATEGORY}. */
function byNumber(categories: readonly string[], value: (category: string) => number, without: number): Float64Array {
  const values = new Float64Array(NO_CATEGORY + 1).fill(without)
  for (const [c, category] of categories.entries()) values[c] = value(category)
  return values
}

/** A number for each of some cells, such as one of every profile. */
export function ofCells(cells: readonly number[], value: (cell: number) => number): Float64Array {
  const values = new Float64Array(cells.length)
  for (let i = 0; i < values.length; i++) values[i] = value(cells[i])
  return values
}

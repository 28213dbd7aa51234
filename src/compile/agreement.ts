/** How often the marks of two residents are the same by chance: u, from how codes are spread and who lives with whom. */
import type { PopulationPlan } from '../population/plan.js'
import type { Field } from '../scenario/schema/registry.js'

/** An open category of age is taken to last so many years. */
const OPEN_YEARS = 25
const DAYS_PER_YEAR = 365

/** Chances that a field agrees in two records of one person, and in records of two. */
export interface Agreement {
  m: number
  u: number
}

/** Share of each code, the bands in their order. */
export function codeShares(field: Extract<Field, { drawn: 'by-shares' }>): number[] {
  return Object.values(field.bands).flatMap(({ codes, together }) =>
    Array.from({ length: codes }, () => together.value / codes),
  )
}

/** Days of birth in a category of age: twelve years for `18-29`, one for `30`, and for `75+` as many as it is taken to last. */
export function daysOf(label: string): number {
  const [from, to = from] = label.split('-').map((each) => Number.parseInt(each, 10))
  return (label.endsWith('+') ? OPEN_YEARS : to - from + 1) * DAYS_PER_YEAR
}

/** [category] share of residents. */
function sharesOf(plan: PopulationPlan, shares: Float64Array, trait: string): number[] {
  const t = plan.traits.findIndex(({ id }) => id === trait)
  const sums = plan.traits[t].categories.map(() => 0)
  shares.forEach((share, cell) => {
    if (share > 0) sums[plan.cellTraits[cell * plan.traits.length + t]] += share
  })
  return sums
}

const sumOfSquares = (shares: readonly number[]) => shares.reduce((sum, each) => sum + each * each, 0)

/** Chance that two residents of a community live together. */
function together(plan: PopulationPlan, shares: Float64Array): number {
  let others = 0
  shares.forEach((share, cell) => {
    if (share > 0) others += share * (plan.householdSize[cell] - 1)
  })
  const residents = plan.businesses?.residentsPerCommunity ?? plan.communitySize
  return others / (residents - 1)
}

/** Chance that two residents of one community carry the same mark. */
export function agreementByChance(field: Field, plan: PopulationPlan, shares: Float64Array): number {
  switch (field.drawn) {
    case 'one-each':
      return 0
    case 'household':
      return together(plan, shares)
    case 'trait':
      return sumOfSquares(sharesOf(plan, shares, field.trait))
    case 'day': {
      const { categories } = plan.traits.find(({ id }) => id === field.trait)!
      const ages = sharesOf(plan, shares, field.trait)
      return ages.reduce((sum, share, i) => sum + (share * share) / daysOf(categories[i]), 0)
    }
    case 'by-shares': {
      const chance = sumOfSquares(codeShares(field))
      const within = field.within ? sumOfSquares(sharesOf(plan, shares, field.within)) : 1
      const shared = field.shared_in_household?.value ?? 0
      const athome = together(plan, shares) * shared * shared
      return within * (athome + (1 - athome) * chance)
    }
  }
}

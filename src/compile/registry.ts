/**
 * The registry: how marks of identity are drawn, and what agreement in each is worth. m and u of Fellegi and Sunter are
 * worked out from what the scenario says of errors and codes, unless it gives them: the linker of a run knows its own
 * databases as well as any linker can.
 */
import { log2 } from '../engine/draw/detmath.js'
import { namedPurpose, purpose } from '../engine/draw/purposes.js'
import { type DatabaseLink, type FieldTable, type LinkTables, PER_BIT } from '../engine/link/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Field, Registry } from '../scenario/schema/registry.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Database } from '../scenario/schema/sensors.js'
import { threshold } from './behaviours.js'
import { type Agreement, agreementByChance, codeShares, daysOf } from './agreement.js'
import { sharesOfCells } from './shares.js'
import { factorOfCell } from './select.js'

const WHOLE = 4294967296
/** No field speaks with more weight than this many bits, or a single one would settle everything. */
const MOST_BITS = 20
/** Databases whose twins are known beforehand; the linker of others always looks. */
const MOST_TWIN_BITS = 8

/** Fields and thresholds; null where the scheme has no registry. */
export function compileRegistry(scenario: Scenario, plan: PopulationPlan): LinkTables | null {
  const { registry } = scenario
  if (!registry) return null
  const weight = (quantity: Registry['link_above']) => Math.floor(quantity.value * PER_BIT + 0.5)
  return {
    fields: Object.entries(registry.fields).map(([name, field]) => fieldTable(name, field, plan)),
    linkAbove: weight(registry.link_above),
    reviewAbove: weight(registry.review_above ?? registry.link_above),
    right: threshold(registry.review?.right.value ?? 0),
  }
}

/** [cell] category of a trait. */
function categories(plan: PopulationPlan, id: string): number[] {
  const t = plan.traits.findIndex((trait) => trait.id === id)
  return Array.from({ length: plan.cells }, (_, cell) => plan.cellTraits[cell * plan.traits.length + t])
}

function fieldTable(name: string, field: Field, plan: PopulationPlan): FieldTable {
  switch (field.drawn) {
    case 'household':
      return { kind: 'household' }
    case 'one-each':
      return { kind: 'own' }
    case 'trait': {
      const { categories: all } = plan.traits.find(({ id }) => id === field.trait)!
      return { kind: 'category', category: Uint16Array.from(categories(plan, field.trait)), categories: all.length }
    }
    case 'day': {
      const labels = plan.traits.find(({ id }) => id === field.trait)!.categories
      const days = labels.map((label) => daysOf(label))
      const before = days.map((_, i) => days.slice(0, i).reduce((sum, each) => sum + each, 0))
      const category = categories(plan, field.trait)
      return {
        kind: 'day',
        purpose: namedPurpose(purpose.identity, name),
        offset: Uint16Array.from(category, (c) => before[c]),
        days: Uint16Array.from(category, (c) => days[c]),
      }
    }
    case 'by-shares': {
      const cumulative: number[] = []
      let sum = 0
      for (const each of codeShares(field)) cumulative.push(threshold((sum += each)))
      cumulative[cumulative.length - 1] = WHOLE
      const offset = field.within
        ? Uint16Array.from(categories(plan, field.within), (c) => c * cumulative.length)
        : new Uint16Array(plan.cells)
      return {
        kind: 'codes',
        purpose: namedPurpose(purpose.identity, name),
        cumulative: Float64Array.from(cumulative),
        offset,
        shared: threshold(field.shared_in_household?.value ?? 0),
      }
    }
  }
}

/**
 * How the records of each database are compared; null where it has no identifiers.
 *
 * @param exampleCell [profile] a cell of that profile, from which its errors are read
 */
export function compileLinks(scenario: Scenario, plan: PopulationPlan, exampleCell: number[]): (DatabaseLink | null)[] {
  const { registry } = scenario
  if (!registry) return Object.values(scenario.databases).map(() => null)
  const shares = sharesOfCells(plan)
  let twinBits = 0
  return weighFields(scenario, plan, shares).map((weighed, d) => {
    if (weighed.length === 0) return null
    const identifiers = Object.values(scenario.databases)[d].identifiers!
    const ordered = weighed.toSorted((a, b) => b.agrees - b.differs - (a.agrees - a.differs))
    const n = ordered.length
    const missing = new Float64Array(exampleCell.length * n)
    const wrong = new Float64Array(exampleCell.length * n)
    ordered.forEach(({ name }, h) => {
      const errors = errorsOf(plan, identifiers[name])
      exampleCell.forEach((cell, profile) => {
        const each = errors(cell)
        missing[profile * n + h] = threshold(each.missing)
        wrong[profile * n + h] = threshold(each.missing + each.misspelt)
      })
    })
    const own = ordered.findIndex(({ name }) => registry.fields[name].drawn === 'one-each')
    return {
      fields: Uint8Array.from(ordered, ({ field }) => field),
      missing,
      wrong,
      agrees: Int32Array.from(ordered, ({ agrees }) => inParts(agrees)),
      differs: Int32Array.from(ordered, ({ differs }) => inParts(differs)),
      all: ordered.reduce((sum, { agrees }) => sum + inParts(agrees), 0),
      own,
      twinBit: own < 0 && twinBits < MOST_TWIN_BITS ? 1 << twinBits++ : 0,
    }
  })
}

const inParts = (weight: number) => Math.floor(weight * PER_BIT + 0.5)

/** A field of one database with what it is worth; chances of agreement in records of one person and of two. */
export interface WeighedField extends Agreement {
  name: string
  /** Its number in the registry. */
  field: number
  /** Bits where it agrees and where it differs. */
  agrees: number
  differs: number
}

/** [database] the fields that it holds and their weights, in the order of the registry. */
export function weighFields(scenario: Scenario, plan: PopulationPlan, shares = sharesOfCells(plan)): WeighedField[][] {
  const fields = Object.entries(scenario.registry?.fields ?? {})
  const byChance = fields.map(([, field]) => agreementByChance(field, plan, shares))
  return Object.values(scenario.databases).map(({ identifiers }) =>
    fields.flatMap(([name, field], f) => {
      if (!identifiers || !Object.hasOwn(identifiers, name)) return []
      const m = field.agrees_if_same?.value ?? rightIfPresent(plan, shares, identifiers[name])
      const u = field.agrees_if_other?.value ?? byChance[f]
      return [{ name, field: f, m, u, ...weightsOf(m, u) }]
    }),
  )
}

/** log2(m / u) and log2((1 - m) / (1 - u)), within {@link MOST_BITS}. */
export function weightsOf(m: number, u: number): { agrees: number; differs: number } {
  const least = 1 / (1 << MOST_BITS)
  const within = (chance: number) => Math.min(1 - least, Math.max(least, chance))
  return { agrees: log2(within(m) / within(u)), differs: log2((1 - within(m)) / (1 - within(u))) }
}

type Errors = NonNullable<Database['identifiers']>[string]

function errorsOf(plan: PopulationPlan, { misspelt, missing, factors }: Errors) {
  const factor = factorOfCell(plan, factors)
  return (cell: number) => ({
    misspelt: (misspelt?.value ?? 0) * factor(cell),
    missing: (missing?.value ?? 0) * factor(cell),
  })
}

/** Over all residents, the part of fields that are there which are right. */
function rightIfPresent(plan: PopulationPlan, shares: Float64Array, identifier: Errors): number {
  const errors = errorsOf(plan, identifier)
  let present = 0
  let right = 0
  shares.forEach((share, cell) => {
    if (share === 0) return
    const { misspelt, missing } = errors(cell)
    present += share * (1 - missing)
    right += share * (1 - missing - misspelt)
  })
  return present > 0 ? right / present : 1
}

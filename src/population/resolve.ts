/** From a population file to a {@link PopulationSpec}: names are looked up, shares are checked to be whole. */
import type { Message } from '../scenario/language/message.js'
import type { Quantity } from '../scenario/language/quantity.js'
import { nearest } from '../scenario/language/suggest.js'
import type { Path } from '../scenario/language/tree.js'
import { evidenceLevels } from '../scenario/schema/words.js'
import { populationMessages as say } from './messages.js'
import type { PopulationFile } from './schema.js'
import { percent } from './spec.js'
import type {
  AssociationSpec,
  BusinessSpec,
  Grounds,
  MarginalSpec,
  PopulationSpec,
  RegionSpec,
  Selection,
  TraitSpec,
} from './spec.js'

/** Published shares are rounded; this much may be missing from 100 % before it is a mistake. */
const ROUNDING = 0.001 + 1e-12
const MAX_CATEGORIES = 255
/** More businesses than this would leave too little room for residents in a community. */
const MOST_PER_1000 = 500
/** Words that mean something else where a trait of a business may stand. */
const reserved = ['subject', 'household', 'age']

/** Something wrong, and where. */
export interface Mistake {
  path: Path
  says: Message
  /** The mistake is the last key of the path, not the value under it. */
  onKey?: boolean
}

/** @returns the population; usable only if there are no mistakes */
export function resolvePopulation(file: PopulationFile): { spec: PopulationSpec; mistakes: Mistake[] } {
  const resolver = new Resolver(file)
  return { spec: resolver.population(), mistakes: resolver.mistakes }
}

type WrittenRegion = PopulationFile['regions'][string]
type WrittenMarginal = NonNullable<PopulationFile['marginals']>[string]

class Resolver {
  readonly mistakes: Mistake[] = []
  readonly #file: PopulationFile
  readonly #traits: TraitSpec[]

  constructor(file: PopulationFile) {
    this.#file = file
    this.#traits = traitsOf(file.traits)
  }

  population(): PopulationSpec {
    const file = this.#file
    for (const trait of this.#traits) this.#checkTrait(trait, ['traits'])
    const placeTrait = this.#traitAt(file.place, ['place'], false)
    const shared = this.#shared()
    const regions = Object.entries(file.regions).map(([id, region]) => this.#region(id, region, shared))
    const shares = this.#whole(
      regions.map((region) => region.share),
      'the regions',
      ['regions'],
    )
    return {
      id: file.population,
      title: file.title,
      summary: file.summary,
      limits: file.limits ?? [],
      residents: { value: file.residents.value, ...groundsOf([file.residents], file.residents.note) },
      placeTrait,
      traits: this.#traits,
      regions: regions.map((region, r) => ({ ...region, share: shares[r] })),
      associations: (file.associations ?? []).map((association, i) => this.#association(association, i)),
      ...(file.businesses && { businesses: this.#businesses(file.businesses) }),
      ...(file.officials && { officials: this.#selection(file.officials, ['officials']) }),
    }
  }

  #businesses(written: NonNullable<PopulationFile['businesses']>): BusinessSpec {
    const path = ['businesses']
    const traits = traitsOf(written.traits)
    for (const trait of traits) {
      this.#checkTrait(trait, [...path, 'traits'])
      if (reserved.includes(trait.id) || this.#traits.some(({ id }) => id === trait.id))
        this.#report([...path, 'traits', trait.id], say.traitOfBoth(trait.id), true)
    }
    const known = traits.map(({ id }) => id)
    for (const id of Object.keys(written.marginals))
      if (!known.includes(id))
        this.#report([...path, 'marginals', id], say.unknownTrait(id, known, nearest(id, known)), true)
    const marginals = traits.map((trait) => {
      const marginal = written.marginals[trait.id]
      if (marginal) return this.#marginal(trait, marginal, [...path, 'marginals', trait.id])
      this.#report([...path, 'marginals'], say.noMarginal(trait.id, 'businesses'))
      return { area: '', shares: [], ...groundsOf([]) }
    })
    const per1000 = written.per_1000_residents.value
    if (per1000 < 1 || per1000 > MOST_PER_1000) this.#report([...path, 'per_1000_residents'], say.businesses(per1000))
    return {
      per1000,
      traits,
      marginals,
      owners: this.#selection(written.owners, [...path, 'owners']),
      workers: this.#selection(written.workers, [...path, 'workers']),
      ...this.#staff(written.staff, traits, [...path, 'staff']),
    }
  }

  /** Staff hangs on one trait, and every category of it says how many. */
  #staff(staff: NonNullable<PopulationFile['businesses']>['staff'], traits: TraitSpec[], path: Path) {
    const names = traits.map(({ id }) => id)
    const [[id, numbers] = ['', {}], ...more] = Object.entries(staff)
    const staffTrait = names.indexOf(id)
    if (staffTrait < 0 || more.length > 0) {
      this.#report(path, say.staffTrait(names))
      return { staffTrait: 0, staff: [] }
    }
    const { categories } = traits[staffTrait]
    for (const category of Object.keys(numbers))
      if (!categories.includes(category))
        this.#report([...path, id, category], say.unknownCategory(category, id, categories), true)
    for (const category of categories) if (!(category in numbers)) this.#report([...path, id], say.noStaff(category))
    return { staffTrait, staff: categories.map((category) => numbers[category]?.value ?? 0) }
  }

  #report(path: Path, says: Message, onKey = false): void {
    this.mistakes.push({ path, says, onKey })
  }

  #checkTrait({ id, categories }: TraitSpec, under: Path): void {
    const path = [...under, id, 'categories']
    if (categories.length > MAX_CATEGORIES) this.#report(path, say.tooManyCategories(categories.length, MAX_CATEGORIES))
    for (const [c, category] of categories.entries()) {
      if (categories.indexOf(category) < c) this.#report([...path, c], say.repeatedCategory(category, id))
      const isLast = c === categories.length - 1
      const isSize = isLast ? /^[1-9][0-9]?\+?$/ : /^[1-9][0-9]?$/
      if (id === 'household' && !isSize.test(category)) this.#report([...path, c], say.notASize(category))
    }
  }

  /** Position of a trait; 0 if there is none, with a mistake. */
  #traitAt(id: string, path: Path, onKey = true): number {
    const at = this.#traits.findIndex((trait) => trait.id === id)
    if (at >= 0) return at
    const known = this.#traits.map((trait) => trait.id)
    this.#report(path, say.unknownTrait(id, known, nearest(id, known)), onKey)
    return 0
  }

  /** [trait] shares that hold wherever a region has none of its own; read once, so that a mistake is told once. */
  #shared(): (MarginalSpec | undefined)[] {
    const written = this.#file.marginals ?? {}
    for (const trait of Object.keys(written)) this.#traitAt(trait, ['marginals', trait])
    return this.#traits.map((trait) => {
      const marginal = written[trait.id]
      return marginal && this.#marginal(trait, marginal, ['marginals', trait.id])
    })
  }

  #region(id: string, region: WrittenRegion, shared: (MarginalSpec | undefined)[]): RegionSpec {
    const path = ['regions', id]
    const own = region.marginals ?? {}
    for (const trait of Object.keys(own)) this.#traitAt(trait, [...path, 'marginals', trait])
    const marginals = this.#traits.map((trait, t) => {
      const marginal = own[trait.id]
      if (marginal) return this.#marginal(trait, marginal, [...path, 'marginals', trait.id])
      if (shared[t]) return shared[t]
      this.#report(region.marginals ? [...path, 'marginals'] : path, say.noMarginal(trait.id, id))
      return { area: '', shares: [], ...groundsOf([]) }
    })
    return { id, title: region.title, share: this.#shareOf(id, region), marginals }
  }

  /** A region's part of all residents, written as a share or as a count of residents. */
  #shareOf(id: string, { share, residents }: WrittenRegion): number {
    if (share && residents) this.#report(['regions', id, 'residents'], say.shareTwice(id), true)
    if (residents) return residents.value / this.#file.residents.value
    if (!share) this.#report(['regions', id], say.noShareOfAll(id))
    return share?.value ?? 0
  }

  #marginal(trait: TraitSpec, marginal: WrittenMarginal, path: Path): MarginalSpec {
    const values = [...path, 'values']
    for (const category of Object.keys(marginal.values)) {
      if (!trait.categories.includes(category)) {
        const meant = nearest(category, trait.categories)
        this.#report([...values, category], say.unknownCategory(category, trait.id, trait.categories, meant), true)
      }
    }
    const missing = trait.categories.filter((category) => !(category in marginal.values))
    for (const category of missing) this.#report(values, say.noShare(category, trait.id))
    const written = trait.categories.map((category) => marginal.values[category]?.value ?? 0)
    const shares = missing.length > 0 ? written : this.#whole(written, trait.id, values)
    const { area, stands_for: standsFor } = marginal
    return { area, standsFor, shares, ...groundsOf(Object.values(marginal.values), marginal.note) }
  }

  /** Shares brought to a sum of 1; a sum too far from it is a mistake. */
  #whole(shares: number[], what: string, path: Path): number[] {
    const sum = shares.reduce((total, share) => total + share, 0)
    if (Math.abs(sum - 1) > ROUNDING) this.#report(path, say.sumOfShares(what, percent(sum)))
    return sum > 0 ? shares.map((share) => share / sum) : shares
  }

  #association(association: NonNullable<PopulationFile['associations']>[number], i: number): AssociationSpec {
    const path = ['associations', i]
    for (const trait of Object.keys(association.then)) {
      if (trait in association.if) this.#report([...path, 'then', trait], say.sameTrait(trait), true)
    }
    return {
      title: association.title,
      if: this.#selection(association.if, [...path, 'if']),
      then: this.#selection(association.then, [...path, 'then']),
      odds: association.odds.value,
      ...groundsOf([association.odds], association.note),
    }
  }

  #selection(written: NonNullable<PopulationFile['associations']>[number]['if'], path: Path): Selection {
    if (Object.keys(written).length === 0) this.#report(path, say.emptySelection())
    const selection: Selection = this.#traits.map(() => null)
    for (const [id, chosen] of Object.entries(written)) {
      const t = this.#traitAt(id, [...path, id])
      const { categories } = this.#traits[t]
      if (this.#traits[t].id !== id) continue
      const flags = new Uint8Array(categories.length)
      for (const category of [chosen].flat().map(String)) {
        const c = categories.indexOf(category)
        if (c >= 0) flags[c] = 1
        else this.#report([...path, id], say.unknownCategory(category, id, categories, nearest(category, categories)))
      }
      selection[t] = flags
    }
    return selection
  }
}

function traitsOf(traits: PopulationFile['traits']): TraitSpec[] {
  return Object.entries(traits).map(([id, { title, categories, latent }]) => ({
    id,
    title,
    categories: categories.map(String),
    latent: latent ?? false,
  }))
}

/** What a group of figures rests on: all their sources, and the weakest evidence among them. */
function groundsOf(figures: Quantity[], note?: string): Grounds {
  const source = [...new Set(figures.flatMap((figure) => figure.source))]
  const levels = figures.map((figure) => evidenceLevels.indexOf(figure.evidence))
  return { source, evidence: evidenceLevels[Math.max(0, ...levels)], note }
}

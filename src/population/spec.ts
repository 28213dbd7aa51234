/**
 * A population as resolved: every name checked and turned into a position, every share a number between 0 and 1.
 * Everybody made from it is synthetic; the only input is published totals ("marginals") and assumptions about how
 * traits go together.
 */
import type { Message } from '../scenario/language/message.js'
import type { Path } from '../scenario/language/tree.js'
import type { Evidence } from '../scenario/schema/words.js'

/** A property of a resident with its categories, in the order of the file; the order fixes the numbering of cells. */
export interface TraitSpec {
  id: string
  title: string
  categories: string[]
  /** A trait nobody publishes and no measure breaks down by, such as a disposition. */
  latent: boolean
}

/** What a number rests on, as reports show it. */
export interface Grounds {
  source: string[]
  evidence: Evidence
  note?: string
}

/** Shares of the categories of one trait in one region. */
export interface MarginalSpec extends Grounds {
  /** The area that the figures were published for. */
  area: string
  /** Why figures of another area stand in for the region. */
  standsFor?: string
  /** Shares in the order of the categories, between 0 and 1; they sum to 1. */
  shares: number[]
}

export interface RegionSpec {
  id: string
  title: string
  /** Share of all residents, between 0 and 1; the shares of all regions sum to 1. */
  share: number
  /** One for each trait, in the order of the traits. */
  marginals: MarginalSpec[]
}

/** For each trait, 1 for the categories that are meant, or null if all are. */
export type Selection = (Uint8Array | null)[]

/** How often two things go together, compared with their being unrelated; odds of 0 forbid the combination. */
export interface AssociationSpec extends Grounds {
  title: string
  if: Selection
  then: Selection
  odds: number
}

/** The firms of a population. */
export interface BusinessSpec {
  per1000: number
  traits: TraitSpec[]
  /** One for each trait, in the order of the traits. */
  marginals: MarginalSpec[]
  owners: Selection
  workers: Selection
  /** Position of the trait of businesses that says how many work there, and the number by category. */
  staffTrait: number
  staff: number[]
}

export interface PopulationSpec {
  id: string
  title: string
  summary: string
  limits: string[]
  /** Residents in the real place. */
  residents: { value: number } & Grounds
  /** Position of the trait that belongs to the place: all residents of a community share its category. */
  placeTrait: number
  traits: TraitSpec[]
  regions: RegionSpec[]
  associations: AssociationSpec[]
  businesses?: BusinessSpec
  /** Residents of whom one in each community is the official of the district. */
  officials?: Selection
}

/**
 * A population that cannot be made although it is written correctly. `path` leads to the place in the file, so that
 * whoever has read the file can add the line.
 */
export class PopulationError extends Error {
  override readonly name = 'PopulationError'
  readonly path: Path
  readonly says: Message

  constructor(path: Path, says: Message) {
    super([says.message, says.allowed && `allowed: ${says.allowed}`, says.hint].filter(Boolean).join('; '))
    this.path = path
    this.says = says
  }
}

/** A share as a reader knows it, for example `12.34 %`. */
export function percent(share: number, digits = 2): string {
  return `${(share * 100).toFixed(digits)} %`
}

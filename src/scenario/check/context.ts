/** What every check is given. */
import { decimal } from '../language/kinds.js'
import type { Desk } from '../language/desk.js'
import type { Quantity } from '../language/quantity.js'
import type { Scenario } from '../schema/scenario.js'

/** What a scenario needs to know of its population: traits with their categories, and which trait is the place. */
export interface Traits {
  /** Categories by trait, in the order of the population file. */
  traits: Record<string, readonly string[]>
  /** The same of businesses, where the population has them. */
  businesses?: Record<string, readonly string[]>
  /** Whether districts have an official. */
  officials?: boolean
  /** The trait that all residents of a community share. */
  place: string
  /** Regions of the population file, in its order; without them nothing about regions is checked. */
  regions?: readonly string[]
}

/** Scenario as far as it is right, and the desk for what is not. */
export interface Examined {
  draft: Partial<Scenario>
  desk: Desk
  /** Without it nothing that depends on the population is checked. */
  population?: Traits
}

/** The number somebody wrote in a duration: 3 for `3 months`. */
export function amountOf(duration: Quantity<'duration'>): number {
  return decimal(duration.text.split(' ')[0])
}

/** Entries of a part of the scenario that may be missing. */
export function entriesOf<T>(part: Record<string, T> | undefined): [string, T][] {
  return Object.entries(part ?? {})
}

/**
 * What the linker reads: how marks of identity are drawn, and how much each says. Weights are whole numbers, in
 * {@link PER_BIT} parts of a bit; marks are small whole numbers that mean nothing outside a run.
 */

/** Parts of one bit of weight. */
export const PER_BIT = 256
/** Most fields that a registry can compare; each has a word of luck of its own. */
export const MOST_FIELDS = 8
/** Fields of a record that say nothing, or something that is nobody's. */
export const MISSING = -1
export const NOBODYS = -2

/** Marks drawn by shares, such as a family name. */
export interface CodesField {
  kind: 'codes'
  purpose: number
  /** [code] 2^32 times the share of this code and all before it. */
  cumulative: Float64Array
  /** [cell] first code of the set that residents of the cell draw from. */
  offset: Uint16Array
  /** Chance of carrying the household's mark instead of one's own, times 2^32. */
  shared: number
}
/** The category of a trait, such as sex. */
export interface CategoryField {
  kind: 'category'
  /** [cell] */
  category: Uint16Array
  categories: number
}
/** A day within the years of an age category. */
export interface DayField {
  kind: 'day'
  purpose: number
  /** [cell] first day, and how many there are. */
  offset: Uint16Array
  days: Uint16Array
}
/** The household, such as an address. */
export interface HouseholdField {
  kind: 'household'
}
/** A number that nobody else has. */
export interface OwnField {
  kind: 'own'
}
export type FieldTable = CodesField | CategoryField | DayField | HouseholdField | OwnField

export interface LinkTables {
  fields: FieldTable[]
  /** A best candidate from the first on is linked, from the second on looked at by a clerk. */
  linkAbove: number
  reviewAbove: number
  /** Chance that the clerk is right, times 2^32. */
  right: number
}

/** How the records of one database are compared. */
export interface DatabaseLink {
  /** Fields that the database holds, by their number in the registry, in the order in which they are compared. */
  fields: Uint8Array
  /** [profile x fields held] thresholds: below the first the field is missing, below the second wrong. */
  missing: Float64Array
  wrong: Float64Array
  /** [field held] weight where it agrees and where it does not. */
  agrees: Int32Array
  differs: Int32Array
  /** Weight of a record without any error. */
  all: number
  /** Place of the field that nobody shares among those held; -1 without one. */
  own: number
  /** Bit under which `World.twins` says who has a twin in all fields held; 0 if that is not known. */
  twinBit: number
}

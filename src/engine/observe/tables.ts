/** What the tick reads of sensors: what they see, invent and mistake, and of charges that people invent. */
import type { Skip } from '../draw/gaps.js'

export interface SensorTable {
  name: string
  observePurpose: number
  filePurpose: number
  fatePurpose: number
  coveragePurpose: number
  /** [place] thresholds. */
  coverage: Float64Array
  /** [behaviour] thresholds. */
  recall: Float64Array
  /** [profile] thresholds. */
  mistaken: Float64Array
  database: number
  /** 1 if its findings go through human review where the scheme has one. */
  reviewed: 0 | 1
  invents: InventTable[]
}

export interface InventTable {
  behaviour: number
  skip: Skip
  gapPurpose: number
  filePurpose: number
  fatePurpose: number
}

/** Behaviour by which somebody brings an invented charge against a neighbour. */
export interface AccusationTable {
  behaviour: number
  /** Behaviour that the neighbour is charged with. */
  of: number
  sensor: number
  /** Threshold. */
  believed: number
  /** Purposes of its draws, and of those on the way of the charge into a file. */
  purpose: number
  filePurpose: number
  fatePurpose: number
}

/** What a run will take, before it starts: seconds and memory, and what would fit instead. */
import type { Blueprint } from '../compile/compile.js'
import { layoutOf } from '../engine/counters.js'
import { BYTES_PER_RESIDENT } from '../engine/world.js'
import { tableBytesOfRun } from '../measure/collect.js'
import { RunError } from './errors.js'

/**
 * Measured on one core of a 2 GHz cloud machine under Node 20 with `suining-2010`; see `tools` and the decision notes.
 * Wrong by a factor of two on other machines, which is good enough to tell seconds from hours.
 */
export const calibration = {
  /** Per resident: drawing the cell and the household. */
  buildNs: 1,
  /** Per resident and tick, whatever they do. */
  residentNs: 1,
  /** Per candidate act or attempt. */
  candidateNs: 1,
  /** Bytes of a record on its way to a file. */
  inFlightBytes: 1,
  /** Bytes of the process and of each thread beside the society. */
  baseBytes: 1,
  threadBytes: 1,
}

export interface Estimate {
  /** For building the population and all ticks. */
  seconds: number
  /** Most memory needed at once. */
  bytes: number
  /** State of the society alone, with what is on its way to the files. */
  bytesPerResident: number
  /** What does not depend on the number of residents: process, threads, tables. */
  fixedBytes: number
}

/** Candidates per resident and tick, at the ceilings that the compiler laid out. */
export function candidatesPerTick({ tables }: Blueprint): number {
  void tables
  return 0
}

export function estimate(blueprint: Blueprint, threads: number): Estimate {
  const { tables } = blueprint
  layoutOf(tables)
  void threads
  void BYTES_PER_RESIDENT
  void tableBytesOfRun
  void RunError
  return { seconds: 0, bytes: 0, bytesPerResident: 0, fixedBytes: 0 }
}

/**
 * What residents may do: rates of behaviours and attempts by cell, gathered into profiles (cells with the same rates and
 * error rates) and strata (cells next to each other under one ceiling). Ceilings come from base rates alone, rounded up
 * to powers of two, so that no policy moves the candidates.
 */
import { RATE_FLOOR, type Skip, skipFor } from '../engine/draw/gaps.js'
import { CERTAIN, type DoingTables, HEADROOM } from '../engine/tables.js'
import { aliasTable, wholeWeights } from '../population/alias.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { factorOfCell, meansCell } from './select.js'

/** Rates of one cell per tick, behaviours first, then doors. */
export function ratesOfCells(scenario: Scenario, plan: PopulationPlan, ticksPerYear: number): (cell: number) => number[] {
  const doings = [
    ...Object.values(scenario.behaviours).map((b) => ({ rate: b.rate.value, who: b.who, factors: b.factors })),
    ...Object.values(scenario.doors).map((d) => ({ rate: d.demand.value, who: d.who, factors: d.factors })),
  ].map(({ rate, who, factors }) => ({
    perTick: rate / ticksPerYear,
    means: meansCell(plan, who),
    factor: factorOfCell(plan, factors),
  }))
  return (cell) => doings.map(({ perTick, means, factor }) => (means(cell) ? perTick * factor(cell) : 0))
}

/** Strata split the cells by the first two traits of the population, which are the slowest in the order of cells. */
function strataOf(plan: PopulationPlan): Uint8Array {
  const width = plan.traits.length
  const second = width > 1 ? plan.traits[1].categories.length : 1
  return Uint8Array.from({ length: plan.cells }, (_, cell) => {
    const a = plan.cellTraits[cell * width]
    const b = width > 1 ? plan.cellTraits[cell * width + 1] : 0
    return a * second + b
  })
}

export interface Profiles {
  doing: DoingTables
  /** [profile] a cell that has the profile. */
  exampleCell: number[]
}

/**
 * @param errorsOf whatever else must be equal within a profile, as a text; the error rates of sensors
 */
export function compileDoings(
  scenario: Scenario,
  plan: PopulationPlan,
  ticksPerYear: number,
  errorsOf: (cell: number) => string,
): Profiles {
  const behaviours = Object.keys(scenario.behaviours).length
  const doors = Object.keys(scenario.doors).length
  const ratesOf = ratesOfCells(scenario, plan, ticksPerYear)
  const stratumOfCell = strataOf(plan)
  const profileOfCell = new Uint16Array(plan.cells)
  const known = new Map<string, number>()
  const rates: number[][] = []
  const stratumOf: number[] = []
  const exampleCell: number[] = []
  const highest: number[] = []
  for (let cell = 0; cell < plan.cells; cell++) {
    const cellRates = ratesOf(cell)
    const stratum = stratumOfCell[cell]
    const key = `${stratum}|${cellRates.join(',')}|${errorsOf(cell)}`
    let profile = known.get(key)
    if (profile === undefined) {
      profile = rates.length
      known.set(key, profile)
      rates.push(cellRates)
      stratumOf.push(stratum)
      exampleCell.push(cell)
      highest[stratum] = Math.max(highest[stratum] ?? 0, sum(cellRates))
    }
    profileOfCell[cell] = profile
  }
  const ceilings = Array.from({ length: Math.max(...stratumOfCell) + 1 }, (_, s) => ceiling(highest[s] ?? 0))
  const strata: (Skip | null)[] = ceilings.map((rate) => skipFor(rate) ?? null)
  const items = Array.from({ length: behaviours + doors }, (_, i) => i)
  const rows = rates.map((row) => (sum(row) > 0 ? aliasTable(items, wholeWeights(row)) : undefined))
  const aliasBits = rows.find((row) => row !== undefined)?.bits ?? 1
  const columns = 1 << aliasBits
  const doing: DoingTables = {
    behaviours,
    doors,
    profileOfCell,
    stratumOfCell,
    strata,
    aliasBits,
    aliasThreshold: new Uint32Array(rates.length * columns),
    aliasOwn: new Uint16Array(rates.length * columns),
    aliasOther: new Uint16Array(rates.length * columns),
    baseAccept: new Float64Array(rates.length),
  }
  rows.forEach((row, p) => {
    const top = ceilings[stratumOf[p]]
    if (!row || top === 0) return
    doing.aliasThreshold.set(row.threshold, p * columns)
    doing.aliasOwn.set(row.own, p * columns)
    doing.aliasOther.set(row.other, p * columns)
    doing.baseAccept[p] = Math.floor((sum(rates[p]) / top) * CERTAIN + 0.5)
  })
  return { doing, exampleCell }
}

/** The least power of two that leaves room for responses; 0 for a stratum in which nobody ever does anything. */
function ceiling(rate: number): number {
  if (rate * HEADROOM <= RATE_FLOOR) return 0
  let power = 1
  while (power < rate * HEADROOM) power *= 2
  while (power / 2 >= rate * HEADROOM) power /= 2
  return power
}

function sum(values: number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}

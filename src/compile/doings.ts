/**
 * What residents may do: rates of behaviours and attempts by cell, gathered into profiles (cells with the same rates and
 * error rates) and strata (profiles under one ceiling). Ceilings come from base rates alone, rounded up to a fixed
 * scale, so that no policy moves the candidates.
 */
import { type Skip, skipFor } from '../engine/draw/gaps.js'
import { CERTAIN, HEADROOM, Q16 } from '../engine/tables.js'
import type { DoingTables } from '../engine/act/tables.js'
import { aliasTable, wholeWeights } from '../population/alias.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { traitsOfLists } from './lists.js'
import { factorOfCell, isResident, meansCell } from './select.js'

/** Rates of one cell per tick, behaviours first, then doors. */
export function ratesOfCells(
  scenario: Scenario,
  plan: PopulationPlan,
  ticksPerYear: number,
): (cell: number) => number[] {
  const doings = [
    ...Object.values(scenario.behaviours).map((b) => ({ rate: b.rate?.value ?? 0, who: b.who, factors: b.factors })),
    ...Object.values(scenario.doors).map((d) => ({ rate: d.demand.value, who: d.who, factors: d.factors })),
  ].map(({ rate, who, factors }) => ({
    perTick: rate / ticksPerYear,
    means: meansCell(plan, who),
    factor: factorOfCell(plan, factors),
  }))
  return (cell) => doings.map(({ perTick, means, factor }) => (means(cell) ? perTick * factor(cell) : 0))
}

/**
 * How many times its base rate a response can make each doing. It depends on what people are like, not on the scheme:
 * merit and voice may double, misconduct may rise as far as strain and hardship drive it, doors are tried as ever.
 */
export function headroomOf(scenario: Scenario): number[] {
  const behaviours = Object.values(scenario.behaviours).map((b) =>
    b.kind === 'misconduct'
      ? Math.min(HEADROOM, Math.max(1, b.strain_factor?.value ?? 1) * Math.max(1, b.hardship_factor?.value ?? 1))
      : HEADROOM,
  )
  return [...behaviours, ...Object.values(scenario.doors).map(() => 1)]
}

/**
 * Ceilings of strata: steps of the square root of two, so that a stratum wastes a fifth of its candidates on average.
 * The highest, 45 per resident and tick, still leaves a third of the engine's room for one community free.
 */
function ceilings(): number[] {
  const steps: number[] = []
  for (let power = 1 / 134217728; power <= 32; power *= 2) steps.push(power, power * Math.sqrt(2))
  return steps
}

export interface Profiles {
  doing: DoingTables
  /** [profile] a cell that has the profile. */
  exampleCell: number[]
}

/** Cells that the scenario never tells apart share a profile: the same rates and the same error rates. */
export function compileDoings(scenario: Scenario, plan: PopulationPlan, ticksPerYear: number): Profiles {
  const behaviours = Object.keys(scenario.behaviours).length
  const doors = Object.keys(scenario.doors).length
  const ratesOf = ratesOfCells(scenario, plan, ticksPerYear)
  const headroom = headroomOf(scenario)
  const steps = ceilings()
  const stratumOfCell = new Uint8Array(plan.cells)
  const profileOfCell = new Uint16Array(plan.cells)
  const rates: number[][] = []
  const stratumOf: number[] = []
  const exampleCell: number[] = []
  const sortOf = sorter(scenario, plan)
  const profileOfSort = new Map<number, number>()
  for (let cell = 0; cell < plan.cells; cell++) {
    const sort = sortOf(cell)
    const alike = profileOfSort.get(sort)
    if (alike !== undefined) {
      profileOfCell[cell] = alike
      stratumOfCell[cell] = stratumOf[alike]
      continue
    }
    const highest = ratesOf(cell).map((rate, i) => rate * headroom[i])
    const total = sum(highest)
    const stratum = steps.findIndex((step) => step >= total)
    if (stratum < 0)
      throw new RangeError(`Nobody can do ${Math.floor(total)} things in one tick; make the tick shorter.`)
    const profile = rates.length
    rates.push(highest)
    stratumOf.push(stratum)
    exampleCell.push(cell)
    profileOfSort.set(sort, profile)
    profileOfCell[cell] = profile
    stratumOfCell[cell] = stratumOf[profile]
  }
  const strata: (Skip | null)[] = steps.map((step) => skipFor(step) ?? null)
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
    accept: new Float64Array(rates.length),
    headroom: Uint32Array.from(headroom, (h) => Math.floor(h * Q16 + 0.5)),
  }
  rows.forEach((row, p) => {
    if (!row) return
    doing.aliasThreshold.set(row.threshold, p * columns)
    doing.aliasOwn.set(row.own, p * columns)
    doing.aliasOther.set(row.other, p * columns)
    doing.accept[p] = Math.floor((sum(rates[p]) / steps[stratumOf[p]]) * CERTAIN + 0.5)
  })
  return { doing, exampleCell }
}

/** Numbers cells by those traits alone that the scenario names; cells of one number have the same rates. */
function sorter(scenario: Scenario, plan: PopulationPlan): (cell: number) => number {
  const named = new Set<string>()
  for (const each of [...Object.values(scenario.behaviours), ...Object.values(scenario.doors)])
    for (const trait of [...Object.keys(each.who ?? {}), ...Object.keys(each.factors ?? {})]) named.add(trait)
  for (const { granted } of Object.values(scenario.doors))
    for (const trait of Object.keys(granted?.broken.factors ?? {})) named.add(trait)
  const shares = [
    ...Object.values(scenario.sensors).map((sensor) => sensor.mistaken_factors),
    scenario.safeguards.access?.factors,
    scenario.safeguards.consent?.factors,
  ]
  for (const { identifiers } of Object.values(scenario.databases))
    shares.push(...Object.values(identifiers ?? {}).map(({ factors }) => factors))
  for (const trait of traitsOfLists(scenario)) named.add(trait)
  for (const factors of shares) for (const trait of Object.keys(factors ?? {})) named.add(trait)
  const traits = plan.traits.flatMap((trait, t) => (named.has(trait.id) ? [t] : []))
  return (cell) =>
    traits.reduce(
      (sort, t) => {
        const { length } = plan.traits[t].categories
        // traits of the other kind of subject count as one category more
        return sort * (length + 1) + Math.min(length, plan.cellTraits[cell * plan.traits.length + t])
      },
      isResident(plan, cell) ? 0 : 1,
    )
}

function sum(values: number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}

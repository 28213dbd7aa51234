/**
 * What residents may do: rates of behaviours and attempts by cell, gathered into profiles (cells with the same rates and
 * error rates) and strata (profiles under one ceiling). Ceilings come from base rates alone, rounded up to a fixed
 * scale, so that no policy moves the candidates.
 */
import { skipFor } from '../engine/draw/gaps.js'
import { CERTAIN, HEADROOM, Q16 } from '../engine/tables.js'
import type { DoingTables } from '../engine/act/tables.js'
import { aliasBits, type AliasTable, apportionInto, fillAlias, WHOLE } from '../population/alias.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { traitsOfLists } from './lists.js'
import { Habits } from './habits.js'
import { mostFirst, sharesOfCells } from './shares.js'
import { factorOfCell, isResident, meansCell } from './select.js'

/** Rates of one cell per tick, behaviours first, then doors; written into `into`, where that is given. */
export function ratesOfCells(
  scenario: Scenario,
  plan: PopulationPlan,
  ticksPerYear: number,
): (cell: number, into?: Float64Array) => Float64Array {
  const doings = [
    ...Object.values(scenario.behaviours).map((b) => ({ rate: b.rate?.value ?? 0, who: b.who, factors: b.factors })),
    ...Object.values(scenario.doors).map((d) => ({ rate: d.demand.value, who: d.who, factors: d.factors })),
  ].map(({ rate, who, factors }) => ({
    perTick: rate / ticksPerYear,
    means: meansCell(plan, who),
    factor: factorOfCell(plan, factors),
  }))
  return (cell, into = new Float64Array(doings.length)) => {
    for (let i = 0; i < doings.length; i++) {
      const { perTick, means, factor } = doings[i]
      into[i] = means(cell) ? perTick * factor(cell) : 0
    }
    return into
  }
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

/** Whether somebody might do too much in one tick, by a bound that looks at nobody in particular. */
export function mayBeTooMuch(scenario: Scenario, ticksPerYear: number): boolean {
  const headroom = headroomOf(scenario)
  const doings = [
    ...Object.values(scenario.behaviours).map(({ rate, factors }) => ({ rate: rate?.value ?? 0, factors })),
    ...Object.values(scenario.doors).map(({ demand, factors }) => ({ rate: demand.value, factors })),
  ]
  let most = 0
  for (const [i, { rate, factors }] of doings.entries()) {
    let highest = (rate / ticksPerYear) * headroom[i]
    for (const ofTrait of Object.values(factors ?? {}))
      highest *= Math.max(1, ...Object.values(ofTrait).map(({ value }) => value))
    most += highest
  }
  // a sum of products in another order can differ in its last bits
  return most > ceilings().at(-1)! * 0.999
}

export interface Profiles {
  doing: DoingTables
  /** [profile] a cell that has the profile. */
  exampleCell: number[]
}

/** Writes a table whose items are their own numbers as the engine reads it; see {@link DoingTables}. */
function pack({ bits, threshold, own, other }: AliasTable, into: Uint32Array, first: number): void {
  for (let c = 0; c < threshold.length; c++) {
    // a column that is all its own has itself on the other side as well; one of nothing has a threshold of 0
    const below = own[c] === other[c] ? 0 : threshold[c]
    into[first + c] = (below << bits) | other[c]
  }
}

/**
 * Cells that the scenario never tells apart share a profile: the same rates and the same error rates.
 *
 * @param alive [cell] 1 for the cells that the tables shall know of; all if left out
 */
export function compileDoings(
  scenario: Scenario,
  plan: PopulationPlan,
  ticksPerYear: number,
  alive?: Uint8Array,
): Profiles {
  const headroom = headroomOf(scenario)
  const steps = ceilings()
  const { profileOfCell, exampleCell } = profilesOf(scenario, plan, alive)
  const profiles = exampleCell.length
  const items = headroom.map((_, i) => i)
  const bits = aliasBits(items.length)
  const columns = 1 << bits
  const alias = new Uint32Array(profiles * columns)
  const table: AliasTable = {
    bits,
    threshold: new Uint32Array(columns),
    own: new Uint16Array(columns),
    other: new Uint16Array(columns),
  }
  const habits = new Habits(items.length, profiles)
  const habitOf = new Uint16Array(profiles)
  const accept = new Float64Array(profiles)
  const stratumOf = new Uint8Array(profiles)
  const ratesOf = ratesOfCells(scenario, plan, ticksPerYear)
  const row = new Float64Array(items.length)
  const weights = new Float64Array(items.length)
  for (let p = 0; p < profiles; p++) {
    ratesOf(exampleCell[p], row)
    let total = 0
    for (let i = 0; i < row.length; i++) total += row[i] *= headroom[i]
    const before = habits.count
    const habit = (habitOf[p] = habits.of(row))
    if (habit < before) continue
    const stratum = steps.findIndex((step) => step >= total)
    if (stratum < 0)
      throw new RangeError(`Nobody can do ${Math.floor(total)} things in one tick; make the tick shorter.`)
    stratumOf[habit] = stratum
    if (total === 0) continue
    apportionInto(weights, row, WHOLE)
    fillAlias(table, 0, items, weights)
    pack(table, alias, habit * columns)
    accept[habit] = Math.floor((total / steps[stratum]) * CERTAIN + 0.5)
  }
  const first = new Uint16Array(plan.cells)
  for (let cell = 0; cell < plan.cells; cell++) first[cell] = habitOf[profileOfCell[cell]]
  const number = mostFirst(sharesOfCells(plan), first, habits.count)
  const habitOfCell = first.map((habit) => number[habit])
  const stratumOfCell = Uint8Array.from(first, (habit) => stratumOf[habit])
  const sortedAlias = new Uint32Array(habits.count * columns)
  const sortedAccept = new Float64Array(habits.count)
  for (let habit = 0; habit < habits.count; habit++) {
    sortedAlias.set(alias.subarray(habit * columns, (habit + 1) * columns), number[habit] * columns)
    sortedAccept[number[habit]] = accept[habit]
  }
  const doing: DoingTables = {
    behaviours: Object.keys(scenario.behaviours).length,
    doors: Object.keys(scenario.doors).length,
    profileOfCell,
    habitOfCell,
    stratumOfCell,
    strata: steps.map((step) => skipFor(step) ?? null),
    aliasBits: bits,
    alias: sortedAlias,
    accept: sortedAccept,
    headroom: Uint32Array.from(headroom, (h) => Math.floor(h * Q16 + 0.5)),
  }
  return { doing, exampleCell }
}

/** Numbers the profiles in the order in which their first cells come. */
function profilesOf(
  scenario: Scenario,
  plan: PopulationPlan,
  alive?: Uint8Array,
): Pick<DoingTables, 'profileOfCell'> & Pick<Profiles, 'exampleCell'> {
  const sortOf = sorter(scenario, plan)
  const profileOfSort = new Map<number, number>()
  const profileOfCell = new Uint16Array(plan.cells)
  const exampleCell: number[] = []
  for (let cell = 0; cell < plan.cells; cell++) {
    if (alive && !alive[cell]) continue
    const sort = sortOf(cell)
    let profile = profileOfSort.get(sort)
    if (profile === undefined) {
      profile = exampleCell.push(cell) - 1
      profileOfSort.set(sort, profile)
    }
    profileOfCell[cell] = profile
  }
  return { profileOfCell, exampleCell }
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
  const width = plan.traits.length
  const traits = plan.traits.flatMap(({ id, categories }, t) => (named.has(id) ? [{ t, most: categories.length }] : []))
  return (cell) => {
    let sort = isResident(plan, cell) ? 0 : 1
    // traits of the other kind of subject count as one category more
    for (const { t, most } of traits) sort = sort * (most + 1) + Math.min(most, plan.cellTraits[cell * width + t])
    return sort
  }
}

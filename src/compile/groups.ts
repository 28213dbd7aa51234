/**
 * Groups by which everything is counted: everybody, each category of each measured trait, and each combination of the
 * traits to be crossed. A class is a combination of measured categories; each class belongs to a fixed list of groups.
 */
import type { GroupTables } from '../engine/measure/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { isResident } from './select.js'
import { mostFirst, sharesOfCells } from './shares.js'

/** A group as tables and reports name it. */
export interface Group {
  by: string
  group: string
  title: string
}

export interface ScoreBin {
  /** null: open ended. */
  from: number | null
  to: number | null
}

/** By which groups of businesses are told from those of residents: `business`, `business sector`, and so on. */
export const BUSINESS = 'business'

/** Bins below and above the base that the score distribution shows one by one; the rest is in the two end bins. */
const BINS_BELOW = 60
const BINS_ABOVE = 20

export function compileGroups(
  scenario: Scenario,
  plan: PopulationPlan,
): { tables: GroupTables; groups: Group[]; bins: ScoreBin[] } {
  const { measures } = scenario
  const lists = [...measures.groups.map((trait) => [trait]), ...(measures.cross ?? [])].map((traits) =>
    traits.map((id) => plan.traits.findIndex((trait) => trait.id === id)),
  )
  const measured = [...new Set(lists.flat())]
  const ofFirms = plan.traits.flatMap((trait, t) => (trait.ofBusinesses && !trait.latent ? [t] : []))
  const { classOfCell, exampleCell } = sortCells(plan, measured, ofFirms)
  const classes = exampleCell.length
  const groups: Group[] = [{ by: 'all', group: 'all', title: 'Everybody' }]
  const lead = (cell: number) => (isResident(plan, cell) ? [0] : [])
  const listOfClass = exampleCell.map(lead)
  const add = (list: number[], residents: boolean) => {
    const first = groups.length
    groups.push(...combinations(plan, list))
    exampleCell.forEach((cell, sort) => {
      if (isResident(plan, cell) === residents) listOfClass[sort].push(first + combinationOf(plan, list, cell))
    })
  }
  for (const list of lists) add(list, true)
  const all = plan.businesses ? groups.length : 0
  if (plan.businesses) {
    groups.push({ by: BUSINESS, group: 'all', title: 'All businesses' })
    exampleCell.forEach((cell, sort) => {
      if (!isResident(plan, cell)) listOfClass[sort].push(all)
    })
    for (const t of ofFirms) add([t], false)
  }
  const binWidth = Math.max(1, Math.abs(measures.score_bins.value))
  const scoreBins = BINS_BELOW + BINS_ABOVE
  const [score] = Object.values(scenario.scores)
  const firstBin =
    score?.kind === 'composite' ? score.lowest.value - binWidth : (score?.base.value ?? 0) - BINS_BELOW * binWidth
  return {
    tables: {
      classOfCell,
      classes,
      groupsOfClass: Uint16Array.from(listOfClass.flat()),
      groupStart: startsOf(listOfClass),
      groups: groups.length,
      businesses: all,
      scoreBins,
      firstBin,
      binWidth,
    },
    groups,
    bins: Array.from({ length: scoreBins }, (_, b) => ({
      from: b === 0 ? null : firstBin + b * binWidth,
      to: b === scoreBins - 1 ? null : firstBin + (b + 1) * binWidth - 1,
    })),
  }
}

/** Where each list begins when all are laid out one after the other, and where the last ends. */
function startsOf(lists: number[][]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1)
  lists.forEach((list, i) => {
    starts[i + 1] = starts[i] + list.length
  })
  return starts
}

/** Number of a cell's combination of categories of some traits, the last trait fastest. */
function combinationOf(plan: PopulationPlan, traits: number[], cell: number): number {
  let index = 0
  for (const t of traits)
    index = index * plan.traits[t].categories.length + plan.cellTraits[cell * plan.traits.length + t]
  return index
}

/** Numbers the combinations of measured categories that occur, the most frequent first; most of those that could do not. */
function sortCells(
  plan: PopulationPlan,
  ofResidents: number[],
  ofFirms: number[],
): { classOfCell: Uint16Array; exampleCell: number[] } {
  const known = new Map<number, number>()
  const examples: number[] = []
  const first = Uint16Array.from({ length: plan.cells }, (_, cell) => {
    const resident = isResident(plan, cell)
    // businesses have numbers below 0
    const combination = resident ? combinationOf(plan, ofResidents, cell) : -1 - combinationOf(plan, ofFirms, cell)
    const sort = known.get(combination) ?? examples.length
    if (sort === examples.length) {
      known.set(combination, sort)
      examples.push(cell)
    }
    return sort
  })
  const number = mostFirst(sharesOfCells(plan), first, examples.length)
  const exampleCell: number[] = []
  examples.forEach((cell, sort) => (exampleCell[number[sort]] = cell))
  return { classOfCell: first.map((sort) => number[sort]), exampleCell }
}

function combinations(plan: PopulationPlan, list: number[]): Group[] {
  let rows: { group: string[]; title: string[] }[] = [{ group: [], title: [] }]
  for (const t of list)
    rows = rows.flatMap(({ group, title }) =>
      plan.traits[t].categories.map((category) => ({ group: [...group, category], title: [...title, category] })),
    )
  const by = list
    .map((t) => (plan.traits[t].ofBusinesses ? `${BUSINESS} ${plan.traits[t].id}` : plan.traits[t].id))
    .join(' x ')
  return rows.map(({ group, title }) => ({ by, group: group.join(' x '), title: title.join(', ') }))
}

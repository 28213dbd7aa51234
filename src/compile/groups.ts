/**
 * Groups by which everything is counted: everybody, each category of each measured trait, and each combination of the
 * traits to be crossed. A class is a combination of measured categories; each class belongs to a fixed list of groups.
 */
import type { GroupTables } from '../engine/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'

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
  const { classOfCell, exampleCell } = sortCells(plan, measured)
  const classes = exampleCell.length
  const groups: Group[] = [{ by: 'all', group: 'all', title: 'Everybody' }]
  const groupsPerClass = 1 + lists.length
  const groupsOfClass = new Uint16Array(classes * groupsPerClass)
  lists.forEach((list, l) => {
    const first = groups.length
    groups.push(...combinations(plan, list))
    exampleCell.forEach((cell, sort) => {
      groupsOfClass[sort * groupsPerClass + 1 + l] = first + combinationOf(plan, list, cell)
    })
  })
  const binWidth = Math.max(1, Math.abs(measures.score_bins.value))
  const scoreBins = BINS_BELOW + BINS_ABOVE
  const [score] = Object.values(scenario.scores)
  const firstBin = score.base.value - BINS_BELOW * binWidth
  return {
    tables: {
      classOfCell,
      classes,
      groupsOfClass,
      groupsPerClass,
      groups: groups.length,
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

/** Number of a cell's combination of categories of some traits, the last trait fastest. */
function combinationOf(plan: PopulationPlan, traits: number[], cell: number): number {
  let index = 0
  for (const t of traits)
    index = index * plan.traits[t].categories.length + plan.cellTraits[cell * plan.traits.length + t]
  return index
}

/** Numbers the combinations of measured categories that occur; most of those that could do not. */
function sortCells(plan: PopulationPlan, measured: number[]): { classOfCell: Uint16Array; exampleCell: number[] } {
  const known = new Map<number, number>()
  const exampleCell: number[] = []
  const classOfCell = Uint16Array.from({ length: plan.cells }, (_, cell) => {
    const combination = combinationOf(plan, measured, cell)
    const sort = known.get(combination) ?? exampleCell.length
    if (sort === exampleCell.length) {
      known.set(combination, sort)
      exampleCell.push(cell)
    }
    return sort
  })
  return { classOfCell, exampleCell }
}

function combinations(plan: PopulationPlan, list: number[]): Group[] {
  let rows: { group: string[]; title: string[] }[] = [{ group: [], title: [] }]
  for (const t of list)
    rows = rows.flatMap(({ group, title }) =>
      plan.traits[t].categories.map((category) => ({ group: [...group, category], title: [...title, category] })),
    )
  const by = list.map((t) => plan.traits[t].id).join(' x ')
  return rows.map(({ group, title }) => ({ by, group: group.join(' x '), title: title.join(', ') }))
}

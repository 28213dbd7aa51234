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

export function compileGroups(scenario: Scenario, plan: PopulationPlan): { tables: GroupTables; groups: Group[]; bins: ScoreBin[] } {
  const { measures } = scenario
  const lists = [...measures.groups.map((trait) => [trait]), ...(measures.cross ?? [])].map((traits) =>
    traits.map((id) => plan.traits.findIndex((trait) => trait.id === id)),
  )
  const measured = [...new Set(lists.flat())]
  const sizes = measured.map((t) => plan.traits[t].categories.length)
  const classes = sizes.reduce((product, size) => product * size, 1)
  const groups: Group[] = [{ by: 'all', group: 'all', title: 'Everybody' }]
  const groupsPerClass = 1 + lists.length
  const groupsOfClass = new Uint16Array(classes * groupsPerClass)
  lists.forEach((list, l) => {
    const first = groups.length
    groups.push(...combinations(plan, list))
    for (let sort = 0; sort < classes; sort++) {
      let index = 0
      for (const t of list) index = index * plan.traits[t].categories.length + categoryIn(sort, measured.indexOf(t), sizes)
      groupsOfClass[sort * groupsPerClass + 1 + l] = first + index
    }
  })
  const classOfCell = new Uint16Array(plan.cells)
  for (let cell = 0; cell < plan.cells; cell++) {
    let sort = 0
    for (const t of measured) sort = sort * plan.traits[t].categories.length + plan.cellTraits[cell * plan.traits.length + t]
    classOfCell[cell] = sort
  }
  const binWidth = Math.max(1, Math.abs(measures.score_bins.value))
  const scoreBins = BINS_BELOW + BINS_ABOVE
  const [score] = Object.values(scenario.scores)
  const firstBin = score.base.value - BINS_BELOW * binWidth
  return {
    tables: { classOfCell, classes, groupsOfClass, groupsPerClass, groups: groups.length, scoreBins, firstBin, binWidth },
    groups,
    bins: Array.from({ length: scoreBins }, (_, b) => ({
      from: b === 0 ? null : firstBin + b * binWidth,
      to: b === scoreBins - 1 ? null : firstBin + (b + 1) * binWidth - 1,
    })),
  }
}

/** Category of the measured trait at a position, read off the number of a class. */
function categoryIn(sort: number, position: number, sizes: number[]): number {
  let rest = sort
  for (let i = sizes.length - 1; i > position; i--) rest = Math.floor(rest / sizes[i])
  return rest % sizes[position]
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

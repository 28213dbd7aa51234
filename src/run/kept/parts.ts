/**
 * Parts: stretches of communities whose subjects are kept in one file. A part lies within one region and all its
 * communities but the last are full, so that a row's place in the file gives the subject's number.
 */
import { COMMUNITY_SIZE, type Tables } from '../../engine/tables.js'
import type { World } from '../../engine/world.js'
import type { MeasureTable } from '../../measure/types.js'
import { keptColumns } from './columns.js'

/** Communities of a full part: half a million subjects, which take some 50 MB while they are written. */
export const PART_COMMUNITIES = 512

export interface Part {
  region: number
  firstCommunity: number
  communities: number
}

/** Cuts a stretch of communities at the borders of regions, and into parts of at most {@link PART_COMMUNITIES}. */
export function partsOf({ regions }: Pick<Tables, 'regions'>, first: number, communities: number): Part[] {
  const end = first + communities
  return regions.flatMap((each, region) => {
    const parts: Part[] = []
    const last = Math.min(end, each.firstCommunity + each.communities)
    for (let from = Math.max(first, each.firstCommunity); from < last; from += PART_COMMUNITIES)
      parts.push({ region, firstCommunity: from, communities: Math.min(PART_COMMUNITIES, last - from) })
    return parts
  })
}

/** Number of the subject in the first row of a part. */
export function firstSubject({ firstCommunity }: Part): number {
  return firstCommunity * COMMUNITY_SIZE
}

/** The subjects of a part as a table, one row each, in order of their numbers. */
export function tableOfPart(tables: Tables, world: World, part: Part): MeasureTable {
  const from = world.start[part.firstCommunity - world.firstCommunity]
  const to = world.start[part.firstCommunity - world.firstCommunity + part.communities]
  return {
    name: 'subjects',
    title: 'Subjects at the end',
    about: 'State of each synthetic subject at the end of the run, in order of their numbers',
    columns: keptColumns(tables).map(({ name, unit, about, of }) => {
      const values = new Int32Array(to - from)
      for (let i = from; i < to; i++) values[i - from] = of(world, i)
      return { name, type: 'int32', unit, about, values }
    }),
  }
}

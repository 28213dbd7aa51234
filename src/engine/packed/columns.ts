/** Which columns of a world say how a community stands, and which say who lives there. */
import type { World } from '../world.js'

export type Numbers = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array

export interface Column {
  name: keyof World
  values: Numbers
  /** Numbers for each subject, or for each community. */
  each: number
  of: 'subject' | 'community'
}

/** Columns with one number, or some, for each community; all others have them for each subject. */
export const ofCommunities: ReadonlySet<keyof World> = new Set([
  ...(['region', 'residents', 'official', 'load', 'covered'] as const),
])

/** Drawn from the index before the first tick, and never changed by one. */
const drawn: ReadonlySet<keyof World> = new Set([
  ...(['cell', 'household', 'owner', 'employer', 'official', 'covered'] as const),
])

/** What follows from other columns, from the plan of the society, or is known for one tick only. */
const derived: ReadonlySet<keyof World> = new Set(['start', 'region', 'residents', 'line', 'changed'] as const)

/** What the ticks change. Columns that a scheme does not use are empty, and are not among these. */
export function stateColumns(world: World): Column[] {
  return columnsOf(world, (name) => !drawn.has(name) && !derived.has(name))
}

/** What was drawn when the world was built. */
export function drawnColumns(world: World): Column[] {
  return columnsOf(world, (name) => drawn.has(name))
}

function columnsOf(world: World, isMeant: (name: keyof World) => boolean): Column[] {
  const { length } = world.score
  return Object.entries(world)
    .map(([key, values]) => ({ name: key as keyof World, values: values as Numbers }))
    .filter(({ name, values }) => ArrayBuffer.isView(values) && values.byteLength > 0 && isMeant(name))
    .map(({ name, values }) => {
      const of = ofCommunities.has(name) ? 'community' : 'subject'
      return { name, values, each: values.length / (of === 'subject' ? length : world.communities), of }
    })
}

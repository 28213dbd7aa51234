/**
 * What is kept of every subject at the end of a run, column by column: small whole numbers as the engine has them. What
 * a subject is like is not among them, only the number of its cell; whoever reads looks the rest up.
 */
import { CONTEXTS, type Tables } from '../../engine/tables.js'
import type { World } from '../../engine/world.js'

export interface KeptColumn {
  name: string
  unit: string
  about: string
  /** Value of one subject, by its place in the world. */
  of(world: World, subject: number): number
}

/** Columns of all subjects; what a scheme does not use is not kept. */
export function keptColumns(tables: Tables): KeptColumn[] {
  const columns: KeptColumn[] = [
    column('cell', 'none', 'Number of the combination of traits', (world, i) => world.cell[i]),
    column('score', 'points', 'Score on file', (world, i) => world.score[i]),
    column('true_score', 'points', 'What perfect sensors and databases would have given', (world, i) => world.truth[i]),
    column('strain', '255ths', 'Strain', (world, i) => world.strain[i]),
    column('hardship', '255ths', 'Material hardship', (world, i) => world.hardship[i]),
    column('risk', '255ths', 'Perceived risk', (world, i) => world.risk[i]),
  ]
  if (tables.grade.count > 0)
    columns.push(
      column('grade', 'none', 'Letter grade, 0 for the best', (world, i) => world.grade[i]),
      column('true_grade', 'none', 'Letter grade in truth', (world, i) => world.trueGrade[i]),
    )
  const lists = tables.lists?.count ?? 0
  for (let l = 0; l < lists; l++)
    columns.push(column(`list_${l}`, 'none', `On list ${l}: 1 on file, 2 in truth, 3 both`, standingOn(l, lists)))
  if (lists > 0) columns.push(column('refused', 'none', 'Whether the scheme ever refused the resident', refusedBySome))
  if (tables.membership)
    columns.push(column('member', 'none', 'Whether the resident has joined', (world, i) => world.member[i]))
  for (let c = 0; c < CONTEXTS; c++)
    columns.push(column(`points_${c}`, 'points', `Points of field of life ${c}`, pointsOf(c)))
  return columns
}

function column(name: string, unit: string, about: string, of: KeptColumn['of']): KeptColumn {
  return { name, unit, about, of }
}

function standingOn(list: number, lists: number): KeptColumn['of'] {
  return (world, i) => (world.listed[i * lists + list] > 0 ? 1 : 0) | (world.trulyListed[i * lists + list] > 0 ? 2 : 0)
}

function refusedBySome(world: World, i: number): number {
  return world.refusedAt[i] === 0 ? 0 : 1
}

function pointsOf(context: number): KeptColumn['of'] {
  return (world, i) => world.subscore[i * CONTEXTS + context] ?? 0
}

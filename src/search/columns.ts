/**
 * What can be asked of a subject: columns of one view, made from the kept state, the traits of its cell, and names for
 * numbers. Traits whose categories begin with a number (age, members of the household) are numbers, so that
 * `age >= 60` means what it says; the category as published stands beside them, as `age_band`.
 */
import type { Catalogue } from '../compile/catalogue.js'
import { member } from '../engine/respond/tables.js'
import type { Tables } from '../engine/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import { contexts } from '../scenario/schema/words.js'

/** Category of traits that do not apply to a subject. */
const DOES_NOT_APPLY = 255
const FULL_SCALE = 255

/** A column of the view `subjects`. */
export interface SearchColumn {
  name: string
  about: string
  /** How DuckDB makes it from `s`, the kept row, and `c`, the row of its cell. */
  sql: string
}

/** Where traits stand in the table of cells. */
export interface CellColumn {
  name: string
  type: 'int32' | 'string'
  about: string
  values: (number | null)[] | (string | null)[]
}

const UNDER_SCORE = /[^a-z0-9]+/g

/** Name of a trait as a column. */
export function columnName(id: string): string {
  return id.toLowerCase().replaceAll(UNDER_SCORE, '_')
}

/** Every cell with its categories, and numbers for those that begin with one. */
export function cellColumns(plan: PopulationPlan): CellColumn[] {
  const width = plan.traits.length
  return plan.traits.flatMap((trait, t): CellColumn[] => {
    const category = (cell: number) => plan.cellTraits[cell * width + t]
    const of = <Value>(read: (category: number) => Value) =>
      Array.from({ length: plan.cells }, (_, cell) => (category(cell) === DOES_NOT_APPLY ? null : read(category(cell))))
    const name = columnName(trait.id)
    const numbers = trait.categories.map((label) => Number.parseInt(label, 10))
    const text = of((k) => trait.categories[k])
    if (numbers.some(Number.isNaN))
      return [{ name, type: 'string', about: `${trait.title}: ${oneOf(trait.categories)}`, values: text }]
    return [
      { name, type: 'int32', about: `${trait.title}: the lowest of its band`, values: of((k) => numbers[k]) },
      { name: `${name}_band`, type: 'string', about: `${trait.title}: ${oneOf(trait.categories)}`, values: text },
    ]
  })
}

/** Columns of the view, in the order in which a result shows them. */
export function searchColumns(tables: Tables, { states, lists }: Catalogue, plan: PopulationPlan): SearchColumn[] {
  const graded = tables.grade.count > 0
  const letters = `[${states.map(({ id }) => text(id)).join(', ')}]`
  const letter = (column: string) => caseless(`${letters}[s.${column} + 1]`)
  const share = (column: string) => `s.${column} / ${FULL_SCALE}.0`
  return [
    { name: 'id', about: 'Number of the subject, as "glasshouse file" takes it', sql: 's.id' },
    { name: 'region', about: `Region: ${oneOf(plan.regions.map(({ id }) => id))}`, sql: caseless('s.region') },
    ...(plan.businesses ? [{ name: 'subject', about: 'resident or business', sql: subjectSql(plan) }] : []),
    ...cellColumns(plan).map(({ name, type, about }) => ({
      name,
      about,
      sql: type === 'string' ? caseless(`c.${quotedName(name)}`) : `c.${quotedName(name)}`,
    })),
    ...(graded
      ? [
          { name: 'grade', about: `Grade on file: ${oneOf(states.map(({ id }) => id))}`, sql: letter('grade') },
          { name: 'true_grade', about: 'Grade in truth', sql: letter('true_grade') },
          { name: 'wrongly_graded', about: 'Whether the two differ', sql: 's.grade <> s.true_grade' },
          { name: 'graded_too_low', about: 'Whether the grade on file is worse', sql: 's.grade > s.true_grade' },
        ]
      : []),
    ...lists.flatMap(({ id, title }, l) => [
      { name: `on_${columnName(id)}`, about: `On the list: ${title}`, sql: `s.list_${l} & 1 = 1` },
      { name: `wrongly_on_${columnName(id)}`, about: 'On it, and would not be in truth', sql: `s.list_${l} = 1` },
    ]),
    ...(lists.length > 0 ? [{ name: 'refused', about: 'Ever refused by the scheme', sql: 's.refused = 1' }] : []),
    ...(tables.membership ? [{ name: 'member', about: 'Has joined', sql: `s.member = ${member.is}` }] : []),
    { name: 'score', about: 'Score on file', sql: 's.score' },
    { name: 'true_score', about: 'What perfect sensors and databases would have given', sql: 's.true_score' },
    { name: 'points_short', about: 'Points by which the score is below the truth', sql: 's.true_score - s.score' },
    ...contexts.map((context, i) => ({
      name: `points_${context}`,
      about: `Points on file from ${context}, counted from 0`,
      sql: `s.points_${i}`,
    })),
    { name: 'strain', about: 'Strain, 0 to 1', sql: share('strain') },
    { name: 'hardship', about: 'Material hardship, 0 to 1', sql: share('hardship') },
    { name: 'perceived_risk', about: 'Chance of a charge for an act, as believed, 0 to 1', sql: share('risk') },
  ]
}

function subjectSql({ businesses }: PopulationPlan): string {
  return caseless(`CASE WHEN s.cell >= ${businesses?.firstCell ?? 0} THEN 'business' ELSE 'resident' END`)
}

/** What a text can be, as a condition writes it. */
function oneOf(values: readonly string[]): string {
  return values.map(text).join(', ')
}

/** Texts are compared without regard to capitals. */
function caseless(sql: string): string {
  return `(${sql}) COLLATE NOCASE`
}

/** A text as SQL writes it. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** A name as SQL writes it. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * The letters that the points of each field of life alone would give: all of a resident's in one number, since only doors
 * ask for them, one at a time. Up to 15 grades and none need four bits each; schemes with more take twice the room.
 */
import { type Arrays, onHeap } from '../arrays.js'
import { CONTEXTS } from '../tables.js'

export type FieldGrades = Uint16Array | Uint32Array

const SHORT_BITS = 4

/** Bits of one letter in the number of a subject. */
export function bitsOf(column: FieldGrades): number {
  return column instanceof Uint16Array ? SHORT_BITS : 2 * SHORT_BITS
}

/** A column for so many subjects who hold no letter yet; empty where there are no grades. */
export function fieldGrades(
  subjects: number,
  grades: number,
  arrays: Pick<Arrays, 'u16' | 'u32'> = onHeap,
): FieldGrades {
  if (grades === 0) return new Uint16Array(0)
  const column = grades < 1 << SHORT_BITS ? arrays.u16(subjects) : arrays.u32(subjects)
  let none = 0
  for (let field = 0; field < CONTEXTS; field++) none = withFieldGrade(column, none, field, grades)
  return column.fill(none)
}

/** Letter of a subject by the points of one field of life. */
export function fieldGradeOf(column: FieldGrades, subject: number, field: number): number {
  const bits = bitsOf(column)
  return (column[subject] >>> (field * bits)) & ((1 << bits) - 1)
}

/** The letters of a subject, with another one in one field. */
export function withFieldGrade(column: FieldGrades, letters: number, field: number, letter: number): number {
  const bits = bitsOf(column)
  const at = field * bits
  return ((letters & ~(((1 << bits) - 1) << at)) | (letter << at)) >>> 0
}

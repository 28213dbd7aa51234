import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldGradeOf, fieldGrades, withFieldGrade } from '../../../src/engine/grade/fields.js'

const FIELDS = 4

describe('letters by field of life', () => {
  test('are held side by side, whatever the number of grades', () => {
    const grades = fc.integer({ min: 1, max: 255 })
    const setting = (most: number) => fc.tuple(fc.nat(2), fc.nat(FIELDS - 1), fc.nat(most))
    fc.assert(
      fc.property(
        grades.chain((count) => fc.tuple(fc.constant(count), fc.array(setting(count)))),
        ([count, settings]) => {
          const column = fieldGrades(3, count)
          const letters = Array.from({ length: 3 }, () => Array<number>(FIELDS).fill(count))
          for (const [subject, field, letter] of settings) {
            column[subject] = withFieldGrade(column, column[subject], field, letter)
            letters[subject][field] = letter
          }
          expect(letters.map((row, i) => row.map((_, field) => fieldGradeOf(column, i, field)))).toEqual(letters)
        },
      ),
    )
  })

  test('take two bytes up to fifteen grades, four beyond, and none without', () => {
    expect([0, 1, 15, 16].map((count) => fieldGrades(10, count).byteLength)).toEqual([0, 20, 20, 40])
    expect(fieldGradeOf(fieldGrades(10, 0), 3, 2)).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import { appendTables } from '../../src/measure/append.js'
import { tableDefinitions } from '../../src/measure/definitions.js'
import { growingTable } from '../../src/measure/growing.js'
import type { Cell } from '../../src/measure/types.js'

const tableOf = (rows: Cell[][]) => {
  const table = growingTable(tableDefinitions.events)
  for (const row of rows) table.add(row)
  return table.snapshot()
}
const rows: Cell[][] = [
  [0, '2010-01-01', 'town', 'graded'],
  [3, '2010-04-01', 'town', 'outcry'],
  [5, '2010-06-01', 'town', 'repeal'],
]

describe('tables of two stretches', () => {
  it.each([0, 1, 2, 3])('are those of both, cut after row %i', (at) => {
    expect(appendTables([tableOf(rows.slice(0, at))], [tableOf(rows.slice(at))])).toEqual([tableOf(rows)])
  })

  it('are the later ones if there was nothing before', () => {
    expect(appendTables([], [tableOf(rows)])).toEqual([tableOf(rows)])
  })

  it('must be the same tables', () => {
    const [other] = [{ ...tableOf([]), name: 'other' }]
    expect(() => appendTables([other], [tableOf(rows)])).toThrow('was not there before')
  })
})

import { describe, expect, it } from 'vitest'
import { behaviourMetrics, doorMetrics, fileMetrics } from '../../src/engine/counters.js'
import { tableDefinitions } from '../../src/measure/definitions.js'
import { growingTable } from '../../src/measure/growing.js'

const tables = Object.entries(tableDefinitions)

describe('table definitions', () => {
  it.each(tables)('%s explains each column once and in full', (key, table) => {
    expect(table.name).toBe(key)
    const names = table.columns.map((column) => column.name)
    expect(new Set(names).size).toBe(names.length)
    for (const column of table.columns) {
      expect(column.name).toMatch(/^[a-z][a-z_]*$/)
      expect(column.about.length).toBeGreaterThan(5)
      expect(column.unit).not.toBe('')
      // a figure that is not counted says how it is worked out
      if (column.type === 'double') expect(column.formula).toBeTruthy()
    }
  })

  it('hold every counter of the engine', () => {
    const columns = (table: keyof typeof tableDefinitions) =>
      tableDefinitions[table].columns.map((column) => column.name)
    expect(columns('behaviours').slice(-behaviourMetrics.length)).toEqual([...behaviourMetrics])
    expect(columns('doors').slice(-doorMetrics.length)).toEqual([...doorMetrics])
    expect(columns('files').slice(-fileMetrics.length)).toEqual([...fileMetrics])
  })
})

describe('growingTable', () => {
  it('refuses a row that does not fit', () => {
    const table = growingTable(tableDefinitions.events)
    expect(() => table.add([0, '2010-01-01', 'town'])).toThrow('row of 3 cells for 4 columns')
    expect(table.rows).toBe(0)
  })

  it('keeps what it is given, past any room it made', () => {
    const table = growingTable(tableDefinitions.cost)
    for (let i = 0; i < 1000; i++) table.add([i, '2010-01-01', 'town', i, i * 3e9, i / 2, 0, 0, 0, 0])
    const columns = new Map(table.snapshot().columns.map((column) => [column.name, column.values]))
    expect(columns.get('tick')![999]).toBe(999)
    expect(columns.get('reviews')![999]).toBe(2_997_000_000_000)
    expect(columns.get('yuan_records')![999]).toBe(499.5)
    expect(columns.get('records')).toHaveLength(1000)
  })
})

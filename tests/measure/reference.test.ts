import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tableDefinitions } from '../../src/measure/definitions.js'
import { measuresReference } from '../../src/measure/reference.js'

const page = measuresReference()

describe('the reference of measures', () => {
  it('is the page in docs/; npm run generate writes it', () => {
    const committed = readFileSync(new URL('../../docs/reference/measures.md', import.meta.url), 'utf8')
    expect(committed === page, 'run: npm run generate').toBe(true)
  })

  it('has every column of every table, in rows of four cells', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `'))
    const columns = Object.values(tableDefinitions).flatMap((table) => table.columns.map((column) => column.name))
    expect(rows.map((row) => /^\| `(\w+)`/.exec(row)?.[1])).toEqual(expect.arrayContaining(columns))
    const sections = page.split(/^## /m).slice(1, -1)
    expect(sections).toHaveLength(Object.keys(tableDefinitions).length)
    for (const section of sections)
      for (const row of section.split('\n').filter((line) => line.startsWith('|')))
        expect(row.split(/(?<!\\)\|/)).toHaveLength(6)
  })

  it('says how what is not counted is worked out', () => {
    expect(page).toContain('(sum of scores / scored)')
  })
})

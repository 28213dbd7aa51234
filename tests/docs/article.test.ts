/** The page that walks the founding article: all its claims are there, and everything it points at exists. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { filesBelow, root } from '../architecture/source.js'

const page = readFileSync(`${root}docs/article.md`, 'utf8')
const reference = readFileSync(`${root}docs/reference/measures.md`, 'utf8')
const bibliography = (
  parse(readFileSync(`${root}sources/sources.yaml`, 'utf8')) as { sources: Record<string, unknown> }
).sources
const scenarios = new Set(filesBelow('scenarios', '.yaml').map((path) => path.replace(/^.*\/|\.yaml$/g, '')))

interface Claim {
  number: number
  title: string
  body: string
}

/** The claims, each with the text under its heading. */
const claims: Claim[] = page
  .split(/^### /m)
  .slice(1)
  .map((text) => {
    const [, number, title, body] = /^(\d+)\. (.+)\n([^]*?)(?=^## |$(?![^]))/m.exec(text)!
    return { number: Number(number), title, body }
  })

/** [table] columns, as the reference of measures has them. */
const columns = new Map(
  reference
    .split(/^## /m)
    .slice(1)
    .map((section) => [
      /`([a-z]+)`/.exec(section)![1],
      new Set([...section.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, column]) => column)),
    ]),
)

/** Levels as the table at the top of the page explains them. */
const levels = [...page.split('## ')[0].matchAll(/^\| (documented|reported|disputed|unsupported|fictional) \|/gm)].map(
  ([, level]) => level,
)

const measuresIn = (text: string) =>
  [...text.matchAll(/`([a-z]+)\.([a-z_]+)`/g)].filter(([, table]) => columns.has(table))

describe('the walk through the article', () => {
  it('has all 31 claims, in order', () => {
    expect(claims.map(({ number }) => number)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1))
    expect(new Set(claims.map(({ title }) => title)).size).toBe(31)
  })

  it('explains the five levels', () => {
    expect(levels).toEqual(['documented', 'reported', 'disputed', 'unsupported', 'fictional'])
  })

  it.each(claims)('says of claim $number how sure it is, what holds and on what that rests', ({ body }) => {
    const [, level] = /^Level: \*\*([a-z]+)\*\*( \(.+\))?$/m.exec(body) ?? []
    expect(levels).toContain(level)
    expect(body).toMatch(/^What holds\. \S/m)
    const [, list = ''] = /^Sources: ([^]+?)\.$/m.exec(body) ?? []
    const cited = [...list.matchAll(/`([^`]+)`/g)].map(([, id]) => id)
    expect(cited.length).toBeGreaterThan(0)
    expect(cited.filter((id) => !(id in bibliography))).toEqual([])
  })

  it.each(claims)('shows claim $number in a scenario with a measure, or says why nothing can', ({ body }) => {
    const where = /^In the laboratory\. ([^]+?)(?=\n\n|$(?![^]))/m.exec(body)![1]
    if (where.startsWith('Nothing can')) return
    expect(measuresIn(where).length).toBeGreaterThan(0)
    const linked = [...where.matchAll(/\]\(scenarios\/([a-z0-9-]+)\.md\)/g)].map(([, name]) => name)
    expect(linked.length).toBeGreaterThan(0)
    expect(linked.filter((name) => !scenarios.has(name))).toEqual([])
  })

  it('names measures that exist', () => {
    const unknown = measuresIn(page).filter(([, table, column]) => !columns.get(table)!.has(column))
    expect(unknown.map(([text]) => text)).toEqual([])
    const tables = [...page.matchAll(/`([a-z]+)\.([a-z_]+)`/g)].map(([, table]) => table)
    // `table.column` is explained on the page itself; fields of a scenario are written the same way
    const fields = new Set(['table', 'safeguards'])
    expect(tables.filter((table) => !columns.has(table) && !fields.has(table))).toEqual([])
  })
})

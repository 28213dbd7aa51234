import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filesBelow, root } from '../architecture/source.js'

const pages = filesBelow('docs/decisions', '.md').filter((path) => !path.endsWith('README.md'))
const index = readFileSync(`${root}docs/decisions/README.md`, 'utf8')

describe('decisions', () => {
  it('are numbered, each number once', () => {
    const numbers = pages.map((path) => Number(/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]))
    expect(numbers.every((number) => number > 0)).toBe(true)
    expect(new Set(numbers).size).toBe(pages.length)
  })

  it('stand in the list in their order', () => {
    const listed = [...index.matchAll(/^- (\d+): /gm)].map(([, number]) => Number(number))
    expect(listed).toEqual(listed.toSorted((a, b) => a - b))
    expect(listed).toHaveLength(pages.length)
  })

  it.each(pages)('%s says context, decision and consequences, and stands in the list', (path) => {
    const text = readFileSync(`${root}${path}`, 'utf8')
    const [, number, title] = /^# (\d+)\. (.+)$/m.exec(text) ?? []
    expect(path).toContain(`/${number.padStart(4, '0')}-`)
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      'Context',
      'Decision',
      'Consequences',
    ])
    expect(index).toContain(`- ${number}: [${title}](${path.split('/').at(-1)})`)
  })
})

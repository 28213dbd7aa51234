/** The worked example of docs/compare.md tells what the command printed, figure by figure. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root } from '../architecture/source.js'

const page = readFileSync(`${root}docs/compare.md`, 'utf8')
const [, file] = /^\$ glasshouse compare .* --out (\S+)$/m.exec(page)!
const printed = readFileSync(`${root}${file}`, 'utf8')
const example = page.slice(page.indexOf('Read slowly'), page.indexOf('Is it luck?'))

describe('the worked example', () => {
  it('is committed where the command on the page puts it', () => {
    expect(existsSync(`${root}${file}`)).toBe(true)
    expect(page).toContain(`](${file.replace('docs/', '')})`)
    expect(printed).toMatch(/^First world/)
  })

  it('begins on the page as it was printed', () => {
    const [, quoted] = /^```text\n([\s\S]*?)^```/m.exec(page)!
    expect(printed.startsWith(quoted)).toBe(true)
    expect(quoted).toContain('lives differ')
  })

  it('reads no figure into it that was not printed', () => {
    const figures = [...example.matchAll(/\d{1,3}(?:,\d{3})+/g)].map(([figure]) => figure)
    expect(figures.length).toBeGreaterThan(4)
    for (const figure of figures) expect(printed, figure).toContain(figure)
    const [worse] = /\d+(?= residents at some time)/.exec(example)!
    expect(printed).toContain(`for nobody and worse for ${worse}.`)
    const [lower] = /(?<=For )\d+(?= residents the score is lower)/.exec(example)!
    expect(printed.replace(/\s+/g, ' ')).toContain(`lower for ${lower} (by 26 points each on average)`)
  })

  it('repeats the first seed as the example has it', () => {
    const row = /^\| 1 \| (.*) \|$/m.exec(page)![1].split(' | ')
    for (const figure of row) expect(printed).toContain(figure)
  })
})

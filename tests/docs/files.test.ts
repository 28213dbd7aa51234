/** The two files of docs/files.md are told as they were printed. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root } from '../architecture/source.js'

const page = readFileSync(`${root}docs/files.md`, 'utf8')
const commands = [...page.matchAll(/^\$ glasshouse file \S+ (\d+) --what-if > (docs\/files\/\S+)$/gm)]
const printed = commands.map(([, id, file]) => ({ id, file, text: readFileSync(`${root}${file}`, 'utf8') }))

describe('the files that the page tells of', () => {
  it.each(printed)('$file is what the command printed', ({ id, file, text }) => {
    expect(page).toContain(`](${file.replace('docs/', '')})`)
    expect(text).toMatch(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \(synthetic\)\nResident (\d+) of /u)
    expect(text).toContain(`\nResident ${id} of `)
    expect(text).toContain('Nobody here is real.')
    expect(text).toContain('came to exactly the state that the run has recorded')
    expect(text).toContain('\nWhat would have changed it\n')
  })

  it('come from one run', () => {
    expect(printed).toHaveLength(2)
    expect(new Set(printed.map(({ text }) => /\(digest\s+([0-9a-f]{12})\)/.exec(text)![1])).size).toBe(1)
  })

  it('are quoted word for word', () => {
    const quotes = [...page.matchAll(/^```text\n([\s\S]*?)^```/gm)].map(([, quote]) => quote)
    expect(quotes).toHaveLength(2)
    quotes.forEach((quote, i) => expect(printed[i].text).toContain(quote))
  })

  it('hold the figures that are read out of them', () => {
    const [wronged, official] = printed.map(({ text }) => text.replace(/\s+/g, ' '))
    expect(wronged).toContain('below the truth for 36 months; letter B')
    expect(wronged).toMatch(
      /every wrong charge is appealed 1,000; at worst 950; below the truth for 4 months; letter B/,
    )
    expect(wronged).toMatch(/nobody is mistaken for another 1,000; letter A/)
    expect(official.match(/Did: An official takes a bribe/g)).toHaveLength(3)
    expect(official).toContain('True score 760')
    expect(official).toContain('sees 5 in 1,000 such acts')
  })
})

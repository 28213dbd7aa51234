/** The example files of docs/files/ are what the command prints today, letter by letter: `npm run examples` writes them. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { examples, printed, RESIDENTS } from '../../tools/examples.js'
import { root } from '../architecture/source.js'

const page = readFileSync(`${root}docs/files.md`, 'utf8')
const text = (path: string) => readFileSync(root + path, 'utf8')

describe('the example files', () => {
  test.each(examples)(
    '$path is what the command prints',
    async (example) => {
      expect(await printed(example)).toBe(text(example.path))
    },
    180_000,
  )

  test('stand on the page, with what it says of them', () => {
    for (const { path } of examples) expect(page).toContain(`](${path.replace('docs/', '')})`)
    expect(page).toContain(`societies of ${RESIDENTS.toLocaleString('en')}`)
    const [camera, owner, letters] = examples.map(({ path }) => text(path).replace(/\s+/g, ' '))
    expect(camera.match(/! Never did, but is charged with: Dropping litter/g)!.length).toBeGreaterThanOrEqual(4)
    expect(camera).toContain('! Letter low instead of middle')
    expect(camera).toContain('! Hiring a car: refused')
    expect(owner).toContain('It reaches this resident as the owner of business')
    expect(owner).toMatch(/owners do not answer for firms (?!the same)/)
    expect(owner).toContain('Occupation Business owner')
    expect(letters).toContain('Occupation Official')
    expect(letters).toContain('The letter grades were dropped')
    expect(letters).toContain('! First letter: A The letter should be B.')
  })
})

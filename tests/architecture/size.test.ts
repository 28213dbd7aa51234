/** A file is one step of one idea. Files that grow past this have become two. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filesBelow, root } from './source.js'

/** Files that may be longer, each with the reason. Better left empty. */
const exceptions: Record<string, string> = {}

const MOST_LINES = 500

describe('size', () => {
  it(`keeps every file of src/, assembly/ and tests/ at ${MOST_LINES} lines or fewer`, () => {
    const long = ['src', 'assembly', 'tests']
      .flatMap((folder) => filesBelow(folder, '.ts'))
      .filter((path) => !(path in exceptions))
      .map((path) => ({ path, lines: readFileSync(`${root}${path}`, 'utf8').trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > MOST_LINES)
    expect(long).toEqual([])
  })

  it('grants no exception', () => {
    expect(exceptions, 'split the file along its ideas').toEqual({})
  })
})

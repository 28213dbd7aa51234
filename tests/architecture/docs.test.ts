/** What a reader must be told where the code stands. */
import { describe, expect, it } from 'vitest'
import { exportsOf, sourceFiles } from './source.js'

describe('comments', () => {
  it('open every file with its idea', () => {
    const silent = sourceFiles().filter(({ text }) => !/^(?:#!.*\n)?\/\*\*/.test(text))
    const tell = silent.filter((file) => !(exportsOf(file)[0]?.documented && exportsOf(file).length === 1))
    expect(
      tell.map((file) => file.path),
      'begin with /** what this file is about */',
    ).toEqual([])
  })

  /**
   * One exemption: where a file exports a single function or class, the comment that opens the file is about it, and
   * saying it twice helps nobody. Types and constants are not asked for here; their fields carry the comments.
   */
  it('stand before every exported function and class', () => {
    const bare = sourceFiles().flatMap((file) => {
      const active = exportsOf(file).filter(({ kind }) => kind === 'function' || kind === 'class')
      if (active.length === 1) return []
      return active.filter(({ documented }) => !documented).map(({ name, line }) => `${file.path}:${line} ${name}`)
    })
    expect(bare, 'say what it means, its units, and what it throws').toEqual([])
  })
})

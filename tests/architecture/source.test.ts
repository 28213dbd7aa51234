import { describe, expect, it } from 'vitest'
import { codeOf, exportsOf, importsOf, packageOf, sourceFiles } from './source.js'

describe('reading the source', () => {
  it('takes comments and texts out and leaves the lines where they are', () => {
    const text = "/* Math.exp\n*/ const a = 'Math.exp' // Math.exp\nconst b = /Math.exp/.test(a)\n"
    expect(codeOf(text)).not.toContain('Math')
    expect(codeOf(text).split('\n')).toHaveLength(4)
  })

  it('keeps code inside templates', () => {
    expect(codeOf('`2 ** 3 = ${Math.exp(1)}`')).toContain('Math.exp(1)')
    expect(codeOf('`2 ** 3 = ${Math.exp(1)}`')).not.toContain('**')
  })

  it('does not take a division for a regular expression', () => {
    expect(codeOf('const share = (a + b) / c; const d = Math.exp(e) / f')).toContain('Math.exp(e)')
  })

  it('finds imports of every form', () => {
    const text = [
      "import type { A } from './a.js'",
      "import { type B,\n  C } from '../b/c.js'",
      "import 'zod'",
      "export { D } from './d.js'",
      "const e = await import('node:fs')",
    ].join('\n')
    expect(importsOf({ path: 'src/x/y.ts', text })).toEqual([
      { to: 'src/x/a.ts', typeOnly: true },
      { to: 'src/b/c.ts', typeOnly: false },
      { to: 'zod', typeOnly: false },
      { to: 'src/x/d.ts', typeOnly: false },
      { to: 'node:fs', typeOnly: false },
    ])
  })

  it('finds exports and whether a comment explains them', () => {
    const text = '/** Head. */\n\nexport const a = 1\n/** Does b. */\nexport async function b() {}\n'
    expect(exportsOf({ text })).toEqual([
      { kind: 'const', name: 'a', line: 3, documented: false },
      { kind: 'function', name: 'b', line: 5, documented: true },
    ])
  })

  it('knows the package of a deep import', () => {
    expect(packageOf('@noble/hashes/sha2.js')).toBe('@noble/hashes')
    expect(packageOf('yaml')).toBe('yaml')
  })

  it('sees the whole of src/', () => {
    expect(sourceFiles().map((file) => file.path)).toContain('src/engine/tick.ts')
    expect(sourceFiles().length).toBeGreaterThan(100)
  })
})

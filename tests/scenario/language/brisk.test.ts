import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readBriskly } from '../../../src/scenario/language/brisk.js'
import { readYaml } from '../../../src/scenario/language/read.js'
import { type Node } from '../../../src/scenario/language/tree.js'
import { listScenarios, loadScenario } from '../../../src/index.js'

const brisk = (text: string) => readBriskly({ file: 'a.yaml', lines: text.split('\n'), rank: 0 })

/** The reader of the whole language: a tab, even in a comment, is not for the other one. */
const whole = (text: string) => readYaml('a.yaml', new TextEncoder().encode(`${text}\n#\t`))

/** Everything in a tree, places included. */
function told(node: Node | undefined): unknown {
  if (!node) return node
  const { line, column } = node.place
  if (node.type === 'scalar') return [line, column, node.value, node.plain]
  if (node.type === 'list') return [line, column, node.items.map(told)]
  return [
    line,
    column,
    [...node.entries].map(([name, { key, node: inner }]) => [name, key.line, key.column, told(inner)]),
  ]
}

const documents = ['scenarios', 'populations', 'sources', 'vignettes'].flatMap((folder) =>
  readdirSync(new URL(`../../../${folder}`, import.meta.url))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({
      name: `${folder}/${file}`,
      text: readFileSync(new URL(`../../../${folder}/${file}`, import.meta.url), 'utf8'),
    })),
)

describe('readBriskly', () => {
  it.each(documents)('reads $name as the reader of the whole language does', ({ text }) => {
    const tree = brisk(text)
    expect(tree).toBeDefined()
    expect(told(tree)).toEqual(told(whole(text).tree))
  })

  it('reads what runs keep of every scenario', async () => {
    for (const { name } of await listScenarios()) {
      const { text } = await loadScenario(name)
      expect(told(brisk(text)), name).toEqual(told(whole(text).tree))
    }
  })

  it.each([
    ['an anchor', 'a: &x 1\nb: *x'],
    ['a tag', 'a: !!str 1'],
    ['a merge', '<<: { a: 1 }'],
    ['a key that stands twice', 'a: 1\na: 2'],
    ['a key twice in brackets', 'a: { b: 1, b: 2 }'],
    ['a key of every object', 'toString: 1'],
    ['no value', 'a:\nb: 1'],
    ['a value that looks like a key', 'a: b: c'],
    ['a colon at the end of a line that goes on', 'a: b\n  c:'],
    ['a second document', 'a: 1\n---\nb: 2'],
    ['text that keeps its last break', 'a: |\n  b\n'],
    ['folded lines further in', 'a: >-\n  b\n    c\n  d'],
    ['a text that ends on another line', 'a: "b\n  c"'],
    ['an escape for any sign', String.raw`a: "\u0041"`],
    ['a comment between brackets', 'a: [ 1, # one\n  2 ]'],
    ['a bracket that is not closed', 'a: [ 1, 2'],
    ['a bracket too far out', 'a:\n  b: [ 1,\n2 ]'],
    ['something behind a bracket', 'a: [ 1 ] 2'],
    ['an item further out than the first', 'a:\n    - 1\n  - 2'],
    ['a key further in than its neighbours', 'a: 1\n  b: 2'],
    ['a list beside keys', 'a: 1\n- b'],
    ['a list as the whole', '- a'],
    ['nothing', '# only a comment'],
  ])('leaves %s to the other reader', (_, text) => {
    expect(brisk(text)).toBeUndefined()
  })

  it('never reads anything that the other reader does not read, nor otherwise', () => {
    const signs = [
      ...' :#-"\'[]{},\n|>&*!%@`?~\\1aé',
      ': ',
      ' #',
      '- ',
      '\n\n',
      '\n  ',
      '>-',
      '|-',
      '<<: ',
      'null',
      '---',
    ]
    const windows = documents.map(({ text }) => text.split('\n'))
    const edit = fc.record({
      at: fc.nat(),
      drop: fc.nat(4),
      put: fc.oneof(fc.constantFrom(...signs), fc.constant('')),
    })
    let read = 0
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.array(edit, { maxLength: 3 }), (which, from, edits) => {
        const lines = windows[which % windows.length]
        const tops = lines.flatMap((line, i) => (/^[a-z]/i.test(line) ? [i] : []))
        const top = tops[from % tops.length]
        let text = lines.slice(top, top + 40).join('\n')
        for (const { at, drop, put } of edits) {
          const place = at % (text.length + 1)
          text = text.slice(0, place) + put + text.slice(place + drop)
        }
        const tree = brisk(text)
        if (!tree) return
        read++
        const other = whole(text)
        expect(other.problems).toEqual([])
        expect(told(tree)).toEqual(told(other.tree))
      }),
      { numRuns: 1500 },
    )
    // if it gave up on nearly everything, nothing would have been compared
    expect(read).toBeGreaterThan(200)
  })
})

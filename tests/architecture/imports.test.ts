/**
 * The house: a folder is one idea, and imports point one way. This is what lets a reader open the engine without
 * knowing the scenario language, and what lets the engine be replaced by a faster one.
 */
import { describe, expect, it } from 'vitest'
import { importsOf, packageOf, sourceFiles } from './source.js'

interface Folder {
  /** Folders below `src/` that its files may import. */
  ours: string[]
  /** Packages its files may import. */
  packages: string[]
  /** Whether its files may use what only Node has. */
  node: boolean
}

/** Top to bottom: each folder may import only folders that stand above it. '' is for files in `src/` itself. */
const house: Record<string, Folder> = {
  scenario: { ours: [], packages: ['zod', 'yaml', 'fastest-levenshtein', 'string-width'], node: false },
  population: { ours: ['scenario'], packages: ['zod'], node: false },
  engine: { ours: [], packages: [], node: false },
  compile: { ours: ['scenario', 'population', 'engine'], packages: [], node: false },
  vignette: { ours: ['scenario', 'population', 'engine', 'compile'], packages: ['zod'], node: false },
  measure: { ours: ['engine'], packages: [], node: false },
  relive: { ours: ['engine', 'compile', 'measure'], packages: [], node: false },
  report: {
    ours: ['scenario', 'population', 'measure'],
    packages: ['@noble/hashes', 'd3-scale', 'd3-shape'],
    node: false,
  },
  file: {
    ours: ['scenario', 'population', 'engine', 'compile', 'measure', 'relive', 'report'],
    packages: [],
    node: false,
  },
  run: {
    ours: ['scenario', 'population', 'engine', 'compile', 'measure', 'relive'],
    packages: ['@duckdb/node-api', '@noble/hashes', 'hyparquet', 'hyparquet-writer', 'yaml', 'zod'],
    node: true,
  },
  experiment: {
    ours: ['scenario', 'population', 'engine', 'compile', 'measure', 'run'],
    packages: [],
    node: false,
  },
  search: {
    ours: ['scenario', 'population', 'engine', 'compile', 'measure', 'relive', 'file', 'run'],
    packages: ['@duckdb/node-api'],
    node: true,
  },
  library: {
    ours: [
      'scenario',
      'population',
      'compile',
      'vignette',
      'measure',
      'relive',
      'report',
      'file',
      'run',
      'experiment',
      'search',
    ],
    packages: [],
    node: true,
  },
  '': {
    ours: [
      'scenario',
      'population',
      'compile',
      'vignette',
      'measure',
      'report',
      'file',
      'run',
      'experiment',
      'search',
      'library',
    ],
    packages: [],
    node: true,
  },
  cli: {
    ours: [
      'scenario',
      'population',
      'compile',
      'vignette',
      'measure',
      'report',
      'file',
      'run',
      'experiment',
      'search',
      'library',
      '',
    ],
    packages: ['cli-table3', 'commander', 'picocolors', 'string-width'],
    node: true,
  },
}

const imports = sourceFiles().flatMap((file) => importsOf(file).map((each) => ({ file, ...each })))
const folderOf = (path: string) => (path.split('/').length > 2 ? path.split('/')[1] : '')

/** Lines that name each offence, so that a failure says where to look. */
const offences = (wrong: typeof imports) => wrong.map(({ file, to }) => `${file.path} imports ${to}`)

describe('the house', () => {
  it('knows every folder below src/', () => {
    const folders = new Set(sourceFiles().map((file) => file.folder))
    const unknown = [...folders].filter((folder) => !(folder in house))
    expect(unknown, 'a new folder needs a place in the order: add it to the table, and to docs/house.md').toEqual([])
  })

  it('has no circle in its plan', () => {
    const names = Object.keys(house)
    for (const [i, name] of names.entries())
      for (const other of house[name].ours) expect(names.slice(0, i), `${name} may import ${other}`).toContain(other)
  })

  it('lets imports between folders point one way only', () => {
    const wrong = imports.filter(({ file, to }) => {
      if (!to.startsWith('src/')) return false
      const other = folderOf(to)
      return other !== file.folder && !house[file.folder]?.ours.includes(other)
    })
    expect(offences(wrong), 'move what both need to a lower folder, or hand it in as an argument').toEqual([])
  })

  it('keeps the engine to itself: it imports nothing, so that it can be replaced and proved against', () => {
    const wrong = imports.filter(({ file, to }) => file.folder === 'engine' && !to.startsWith('src/engine/'))
    expect(offences(wrong)).toEqual([])
  })

  it('keeps packages where they belong', () => {
    const wrong = imports.filter(({ file, to }) => {
      if (to.startsWith('src/') || to.startsWith('node:')) return false
      return !house[file.folder]?.packages.includes(packageOf(to))
    })
    expect(offences(wrong), 'a dependency of a folder is a decision: add it to the table with its reason').toEqual([])
  })

  it('keeps Node out of everything that also runs in a browser', () => {
    const wrong = imports.filter(({ file, to }) => to.startsWith('node:') && !house[file.folder]?.node)
    expect(offences(wrong), 'take what is read from outside as an argument').toEqual([])
  })
})

describe('the library for browsers', () => {
  const entry = sourceFiles().find((file) => file.path === 'src/browser.ts')

  it('reaches no module that only Node has, however long the way', () => {
    expect(entry, 'src/browser.ts is an entry of the package').toBeDefined()
    const byPath = new Map(sourceFiles().map((file) => [file.path, file]))
    const cameFrom = new Map<string, string>([['src/browser.ts', '']])
    const node: string[] = []
    for (const path of cameFrom.keys()) {
      for (const { to, typeOnly } of importsOf(byPath.get(path)!)) {
        if (typeOnly) continue
        if (to.startsWith('node:') || packageOf(to) === '@duckdb/node-api') node.push(wayTo(path, cameFrom, to))
        if (byPath.has(to) && !cameFrom.has(to)) cameFrom.set(to, path)
      }
    }
    expect(node).toEqual([])
  })
})

function wayTo(path: string, cameFrom: Map<string, string>, last: string): string {
  const way = [last]
  for (let at = path; at !== ''; at = cameFrom.get(at)!) way.unshift(at)
  return way.join(' -> ')
}

/**
 * The same bits everywhere. Node, every browser and every machine must give the same digest, so nothing that feeds a
 * run may depend on the engine that hosts it, on the clock, or on the language of the machine.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root, type SourceFile, sourceFiles } from './source.js'

const core = ['scenario', 'population', 'compile', 'engine', 'measure']

/** Functions of the standard library that every engine must compute alike. */
const EXACT = ['abs', 'ceil', 'clz32', 'floor', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc']

/** Those whose bits it leaves open. */
const INEXACT = [
  ...['acos', 'acosh', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'cbrt', 'cos', 'cosh', 'exp', 'expm1', 'hypot'],
  ...['log', 'log10', 'log1p', 'log2', 'pow', 'sin', 'sinh', 'tan', 'tanh'],
]

function found(pattern: RegExp, files: SourceFile[]): string[] {
  return files.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, i) => [...line.matchAll(pattern)].map((match) => `${path}:${i + 1} ${match[0]}`)),
  )
}

const inCore = sourceFiles().filter((file) => core.includes(file.folder))

describe('the core', () => {
  it('has no power operator, which is Math.pow under another name', () => {
    expect(found(/\*\*/g, inCore), 'use pow of src/engine/draw/detmath.ts').toEqual([])
  })

  it('does not read the clock', () => {
    const clock = /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b|\bprocess\b/g
    expect(found(clock, inCore), 'a run depends on its scenario, population and seed only').toEqual([])
  })

  it('does not ask for the language or the time zone of the machine', () => {
    const local =
      /\bIntl\b|\.toLocale\w+|\.localeCompare\b|\.get(?:FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\b/g
    expect(found(local, inCore), 'sort with < and >, take dates apart in UTC').toEqual([])
  })
})

describe('all of src/', () => {
  it('uses only those functions of Math whose bits the language fixes', () => {
    const others = new RegExp(String.raw`\bMath\s*(?:\[|\.(?!(?:${EXACT.join('|')})\b)\w+)`, 'g')
    expect(found(others, sourceFiles()), 'use src/engine/draw/detmath.ts, or additions and divisions').toEqual([])
  })

  it('is told so by the lint as well, function by function', () => {
    const { overrides } = JSON.parse(readFileSync(`${root}.oxlintrc.json`, 'utf8')) as {
      overrides: { files: string[]; rules: Record<string, unknown[]> }[]
    }
    // an override replaces a rule as a whole, so every one has to name them all
    const bans = overrides.flatMap(({ rules }) =>
      rules['no-restricted-properties'] ? [rules['no-restricted-properties']] : [],
    )
    expect(bans.length).toBeGreaterThan(1)
    for (const ban of bans)
      expect(
        ban.flatMap((each) =>
          (each as { object?: string }).object === 'Math' ? [(each as { property: string }).property] : [],
        ),
      ).toEqual(expect.arrayContaining(INEXACT))
    expect(INEXACT.filter((name) => EXACT.includes(name))).toEqual([])
  })

  it('draws no luck but from the seed', () => {
    const luck = /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b|\brandomBytes\b|\brandomInt\b/g
    expect(found(luck, sourceFiles()), 'every draw is a function of (seed, subject, tick, purpose)').toEqual([])
  })
})

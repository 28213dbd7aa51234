/**
 * The same bits everywhere. Node, every browser and every machine must give the same digest, so nothing that feeds a
 * run may depend on the engine that hosts it, on the clock, or on the language of the machine.
 */
import { describe, expect, it } from 'vitest'
import { type SourceFile, sourceFiles } from './source.js'

const core = ['scenario', 'population', 'compile', 'engine', 'measure']

/** Functions of the standard library that every engine must compute alike. */
const EXACT = ['abs', 'ceil', 'clz32', 'floor', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc']

function found(pattern: RegExp, files: SourceFile[]): string[] {
  return files.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, i) => [...line.matchAll(pattern)].map((match) => `${path}:${i + 1} ${match[0]}`)),
  )
}

const inCore = sourceFiles().filter((file) => core.includes(file.folder))

describe('the core', () => {
  it('uses only those functions of Math whose bits the language fixes', () => {
    const others = new RegExp(String.raw`\bMath\s*(?:\[|\.(?!(?:${EXACT.join('|')})\b)\w+)`, 'g')
    expect(found(others, inCore), 'use src/engine/draw/detmath.ts, or additions and divisions').toEqual([])
  })

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
  it('draws no luck but from the seed', () => {
    const luck = /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b|\brandomBytes\b|\brandomInt\b/g
    expect(found(luck, sourceFiles()), 'every draw is a function of (seed, subject, tick, purpose)').toEqual([])
  })
})

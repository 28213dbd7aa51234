/** What the pages tell people to type works: commands and options exist, documents load, names are exported. */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../src/cli/program.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { exportsNamed, filesBelow, root } from '../architecture/source.js'
import { fakeTerminal } from '../cli/fakeTerminal.js'

const pages = ['README.md', 'CONTRIBUTING.md', ...filesBelow('docs', '.md')]

interface Block {
  page: string
  language: string
  text: string
}

const blocks = pages.flatMap((page) =>
  [...readFileSync(`${root}${page}`, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(
    ([, language, text]): Block => ({ page, language, text }),
  ),
)

const commands = blocks
  .filter(({ language }) => language === 'console' || language === 'sh')
  .flatMap(({ page, text }) =>
    [...text.matchAll(/^\$ (.*)$/gm)].map(([, line]) => ({ page, line: line.replace(/\s+#.*$/, '') })),
  )

/** Splits a line as a shell would, as far as the pages need it. */
const words = (line: string) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare)

describe('commands in the pages', () => {
  const ours = commands.filter(({ line }) => /^(npx )?glasshouse /.test(line))

  it('are found', () => expect(ours.length).toBeGreaterThan(8))

  it.each(ours)('$page: $line', ({ line }) => {
    const [name, ...rest] = words(line.replace(/^(npx )?glasshouse /, ''))
    const program = createProgram(fakeTerminal())
    const command = program.commands.find((each) => each.name() === name)
    expect(command, `there is no command ${name}`).toBeDefined()
    expect(unknownOptions(command!, rest)).toEqual([])
    const { operands } = command!.parseOptions(rest)
    const needed = command!.registeredArguments.filter((argument) => argument.required).length
    expect(operands.length).toBeGreaterThanOrEqual(needed)
  })

  it.each(commands.filter(({ line }) => line.startsWith('npm ')))('$page: $line', ({ line }) => {
    const [, first, second] = line.split(' ')
    if (first === 'ci') return
    const name = first === 'run' ? second : first
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> }
    expect(Object.keys(scripts)).toContain(name)
  })
})

function unknownOptions(command: Command, rest: string[]): string[] {
  const known = command.options.flatMap((option) => [option.long, option.short])
  return rest.filter((word) => word.startsWith('-') && !known.includes(word.split('=')[0]))
}

describe('scenarios in the pages', () => {
  const written = blocks.filter(({ language, text }) => language === 'yaml' && /^glasshouse: 1$/m.test(text))

  it('are found', () => expect(written.length).toBeGreaterThan(0))

  it.each(written)('$page: one that loads', async ({ text }) => {
    const disk = diskReader()
    const bytes = new TextEncoder().encode(text)
    const reader: typeof disk = {
      ...disk,
      read: async (name, ...rest) => (name === 'shown' ? { file: 'shown', bytes } : disk.read(name, ...rest)),
    }
    const { blueprint } = await prepare('shown', { reader, residents: 2000, ticks: 1 })
    expect(blueprint.tables.residents).toBe(2000)
  })
})

describe('programs in the pages', () => {
  const entries: Record<string, string> = { glasshouse: 'src/index.ts', 'glasshouse/browser': 'src/browser.ts' }
  const imports = blocks
    .filter(({ language }) => /^(js|ts|javascript|typescript)$/.test(language))
    .flatMap(({ page, text }) =>
      [...text.matchAll(/import \{([^}]*)\} from '(glasshouse[^']*)'/g)].map(([, names, from]) => ({
        page,
        from,
        names: names
          .split(',')
          .map((name) => name.replace(/\btype\b|\bas \w+/g, '').trim())
          .filter(Boolean),
      })),
    )

  it.each(imports)('$page: what they import from $from exists', ({ from, names }) => {
    expect(Object.keys(entries)).toContain(from)
    const offered = exportsNamed(entries[from])
    expect(names.filter((name) => !offered.includes(name))).toEqual([])
  })
})

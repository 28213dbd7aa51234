import { CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.js'
import { fakeTerminal } from './fakeTerminal.js'

/** What a command line prints, and the status commander wants. */
async function typed(...words: string[]) {
  const terminal = fakeTerminal()
  const error: unknown = await createProgram(terminal)
    .parseAsync(['node', 'glasshouse', ...words])
    .then(() => undefined)
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(CommanderError)
  return { out: terminal.out.text, err: terminal.err.text, status: (error as CommanderError).exitCode }
}

const names = createProgram(fakeTerminal()).commands.map((command) => command.name())

describe('the commands', () => {
  test('are the documented ones', () => {
    expect(names).toEqual([
      'list',
      'show',
      'check',
      'test',
      'run',
      'resume',
      'compare',
      'diff',
      'report',
      'file',
      'search',
      'query',
      'verify',
      'completion',
      'complete',
    ])
  })

  test.each(names.filter((name) => name !== 'complete'))(
    '%s --help goes to standard output, has examples, fits',
    async (name) => {
      const { out, err, status } = await typed(name, '--help')
      expect(status).toBe(0)
      expect(err).toBe('')
      expect(out).toMatch(/Examples:\n( {2}[$#] .*\n)+/)
      expect(out).toContain('print this help')
      const wide = out.split('\n').filter((line) => line.length > 100 && !line.trimStart().startsWith('$'))
      expect(wide).toEqual([])
    },
  )

  test('the help of the whole shows every visible command', async () => {
    const { out } = await typed('--help')
    for (const name of names) expect(out.includes(`\n  ${name} `)).toBe(name !== 'complete')
  })

  test.each([
    [['rnu', 'x'], 'Did you mean run?'],
    [['run', 'x', '--resident', '5'], 'Did you mean --residents?'],
    [['run'], "missing required argument 'scenario'"],
    [['run', 'x', 'y'], 'too many arguments'],
    [['run', 'x', '--residents', 'lots'], 'Write a whole number'],
    [['run', 'x', '--threads', '0'], 'at least 1'],
    [['run', 'x', '--seed', '-1'], 'whole number from 0'],
    [['query', 'x', '--json', '--csv'], 'cannot be used with'],
    [['completion', 'tcsh'], 'bash, zsh, fish'],
  ])('%j is refused on standard error and points to the help', async (words, says) => {
    const { out, err, status } = await typed(...words)
    expect(status).not.toBe(0)
    expect(out).toBe('')
    expect(err).toMatch(/^glasshouse: /)
    expect(err).toContain(says)
    expect(err).toMatch(/See: glasshouse( \w+)? --help/)
  })
})

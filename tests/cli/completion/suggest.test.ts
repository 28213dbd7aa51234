import { describe, expect, test } from 'vitest'
import { suggest } from '../../../src/cli/completion/suggest.js'
import { createProgram } from '../../../src/cli/program.js'
import { fakeTerminal } from '../fakeTerminal.js'

const sources = {
  scenario: () => ['suining-2010', 'nosedive'].map((value) => ({ value, about: 'scenario' })),
  run: () => [{ value: 'runs/first', about: 'run' }],
  file: () => [],
}
const values = (...words: string[]) => suggest(createProgram(fakeTerminal()), words, sources).map(({ value }) => value)

describe('suggestions', () => {
  test('commands first, without the hidden one', () => {
    expect(values('')).toEqual(
      expect.arrayContaining(['list', 'show', 'check', 'run', 'report', 'query', 'verify', 'completion', 'help']),
    )
    expect(values('')).not.toContain('complete')
    expect(values('re')).toEqual(['resume', 'report'])
    expect(values('sea')).toEqual(['search'])
  })

  test('names of scenarios where a scenario is asked for', () => {
    expect(values('run', '')).toEqual(['suining-2010', 'nosedive'])
    expect(values('run', 'sui')).toEqual(['suining-2010'])
    expect(values('run', '--seed', '7', 'no')).toEqual(['nosedive'])
    expect(values('run', '--quiet', 'no')).toEqual(['nosedive'])
    expect(values('run', 'nosedive', '--from', '')).toEqual(['runs/first@'])
    expect(values('run', 'nosedive', '--seed', '')).toEqual([])
  })

  test('nothing behind the last argument, so that the shell offers files', () => {
    expect(values('run', 'suining-2010', '')).toEqual([])
    expect(values('query', 'runs/first', '')).toEqual([])
  })

  test('options of the command at hand', () => {
    expect(values('run', '--re')).toEqual(['--residents'])
    expect(values('query', 'runs/first', '--')).toEqual(expect.arrayContaining(['--json', '--csv', '--help']))
    expect(values('--')).toEqual(expect.arrayContaining(['--version', '--help']))
  })

  test('an option that waits for its value gets no other suggestion', () => {
    expect(values('run', '--out', '')).toEqual([])
    expect(values('run', '--set', 's')).toEqual([])
  })

  test('shells, runs and help', () => {
    expect(values('completion', '')).toEqual(['bash', 'zsh', 'fish'])
    expect(values('verify', '')).toEqual(['runs/first'])
  })
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.js'
import { cliReference } from '../../src/cli/reference.js'
import { fakeTerminal } from './fakeTerminal.js'

const page = cliReference()

test('the page in docs/ is what the commands say; node tools/generate.js writes it', () => {
  expect(readFileSync(new URL('../../docs/reference/cli.md', import.meta.url), 'utf8')).toBe(page)
})

test('names every visible command and option', () => {
  const program = createProgram(fakeTerminal())
  for (const command of program.commands) {
    if (command.name() === 'complete') continue
    expect(page).toContain(`## glasshouse ${command.name()}\n`)
    for (const option of command.options) expect(page).toContain(option.flags)
  }
  expect(page).not.toContain('[words...]')
})

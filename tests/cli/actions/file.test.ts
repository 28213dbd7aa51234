import { expect, test } from 'vitest'
import { file } from '../../../src/cli/actions/file.js'
import type { FileCommandOptions } from '../../../src/cli/commands/file.js'
import type { ResidentFile } from '../../../src/file/file.js'
import { sharedRun } from '../../run/home.js'
import { fakeTerminal } from '../fakeTerminal.js'

const shared = sharedRun()

async function told(id: number | 'random', options: FileCommandOptions): Promise<string> {
  const terminal = fakeTerminal()
  await file(shared.dir, id, options, terminal)
  return terminal.out.text
}

test('reasons stand below events where they are asked for, and always in JSON', async () => {
  const { events } = JSON.parse(await told(17, { json: true })) as ResidentFile
  const links = events.flatMap(({ why = [] }) => why)
  expect(links.length).toBeGreaterThan(0)
  const lines = (text: string) => text.split('\n').filter((line) => line.startsWith('      > '))
  expect(lines(await told(17, {}))).toEqual([])
  expect(lines(await told(17, { why: true })).length).toBeGreaterThanOrEqual(links.length)
})

test('whom "random" means is not said of somebody who is named', async () => {
  await expect(told(17, { of: 'official' })).rejects.toThrow('--of and --seed say whom "random" means')
  await expect(told(17, { seed: '2' })).rejects.toThrow('for resident 17 leave them out')
  expect(await told('random', { of: 'resident', seed: '2' })).toMatch(/^Resident \d+ of /m)
})

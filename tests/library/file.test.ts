import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileOf, openFiles } from '../../src/library/file.js'
import { sharedRun } from '../run/home.js'

const shared = sharedRun()

describe('files of a run on disk', () => {
  test('end in the recorded state, whoever is opened', async () => {
    const files = await openFiles(shared.dir)
    for (const id of [0, 1023, 1024, 1999]) {
      const file = await files.open(id)
      expect(file).toMatchObject({ glasshouseFile: 1, id, matchesRun: true })
      expect(file.run).toMatchObject({ seed: '7', residents: 2000, digest: shared.result.digest })
      expect(file.whatIf).toBeUndefined()
    }
  })

  test('at random are the same for the same seed', async () => {
    const files = await openFiles(shared.dir)
    const [one, again, other] = await Promise.all(['5', 5, 6].map((seed) => files.open('random', { seed })))
    expect(again).toEqual(one)
    expect(other.id).not.toBe(one.id)
  })

  test('are the same alone, when tables know of one community, as among many', async () => {
    const files = await openFiles(shared.dir)
    for (const id of [5, 1999]) expect(await fileOf(shared.dir, id)).toEqual(await files.open(id))
    expect(await fileOf(shared.dir, 'random', { seed: 3 })).toEqual(await files.open('random', { seed: 3 }))
  })

  test('try what would have come out otherwise, if asked', async () => {
    const { whatIf } = await fileOf(shared.dir, 17, { whatIf: true })
    expect(whatIf!.otherwise.map(({ change }) => change)).toContain('every act is seen')
  })

  test('that do not exist are refused with the numbers that do', async () => {
    const error = await fileOf(shared.dir, 2000).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'InputError' })
    expect((error as Error).message).toMatch(/^there is no resident 2000: .* numbered 1024 to 1999$/)
  })

  test('of a run that kept too little are refused in words', async () => {
    const dir = shared.copy()
    const path = join(dir, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8'))
    manifest.tables = manifest.tables.filter(({ name }: { name: string }) => name !== 'regions')
    writeFileSync(path, JSON.stringify(manifest))
    await expect(fileOf(dir, 1)).rejects.toThrow(
      'did not keep the table "regions" that files need; run the scenario again',
    )
  })

  test('of a run whose seed was changed do not match', async () => {
    const dir = shared.copy()
    const path = join(dir, 'manifest.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"seed": "7"', '"seed": "8"'))
    expect((await fileOf(dir, 1)).matchesRun).toBe(false)
  })
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareWorlds, diffScenarios } from '../../src/library/compare.js'
import { runScenario } from '../../src/run/run.js'
import { sharedRun } from '../run/home.js'
import { mini } from '../run/mini.js'

describe('runs as worlds', () => {
  const shared = sharedRun()
  const reader = mini

  test('are lived again from their own documents, with their residents, ticks and luck', async () => {
    const found = await compareWorlds(shared.dir, { reader, without: ['appeal'] })
    expect(found).toMatchObject({ residents: 2000, ticks: 14, seed: '7', digestA: shared.result.digest })
    expect(found.touched).toBeGreaterThan(0)
  })

  test('can be compared with each other, and a scheme of theirs with another in words', async () => {
    const other = join(shared.home, 'other')
    const set = ['rules.litter.points=-30 points']
    const changed = await runScenario('small', { residents: 2000, ticks: 14, seed: 7, set, out: other, reader })
    const found = await compareWorlds(shared.dir, { reader, other })
    expect(found).toMatchObject({ digestA: shared.result.digest, digestB: changed.digest })
    expect((await diffScenarios(shared.dir, other, { reader })).differences).toMatchObject([{ id: 'litter' }])
  })

  test('are found on the disk, where each run lies beside the sources that it cites', async () => {
    const [one, two] = ['one', 'two'].map((each) => join(shared.home, each))
    const size = { residents: 1500, ticks: 6, report: false }
    const a = await runScenario('suining-2010', { ...size, out: one })
    const b = await runScenario('suining-2010-fair', { ...size, out: two })
    const found = await compareWorlds(one, { other: two })
    expect(found).toMatchObject({ residents: 1500, digestA: a.digest, digestB: b.digest })
    expect(await compareWorlds(one, { other: one })).toMatchObject({ touched: 0 })
    expect((await diffScenarios(one, two)).same).toBe(false)
  })

  test('with different luck need one for both', async () => {
    const other = join(shared.home, 'lucky')
    await runScenario('small', { residents: 2000, ticks: 14, seed: 8, out: other, reader })
    const refused = compareWorlds(shared.dir, { reader, other })
    await expect(refused).rejects.toThrow('the two runs have different seed: 7 and 8; say --seed with one for both')
    const found = await compareWorlds(shared.dir, { reader, other, seed: 9, ticks: 4 })
    expect(found).toMatchObject({ touched: 0, seed: '9', ticks: 4 })
    expect(await diffScenarios(shared.dir, other, { reader })).toMatchObject({ same: true })
  })

  test('have one scheme each: one that took over from another is not lived as if it had always been there', async () => {
    const turned = join(shared.home, 'turned')
    await runScenario('small', { from: `${shared.dir}@6`, out: turned, reader })
    for (const pair of [
      [shared.dir, turned],
      [turned, shared.dir],
    ])
      await expect(compareWorlds(pair[0], { reader, other: pair[1] })).rejects.toThrow(
        /turned one scheme took over from another.*name its scenario instead \("glasshouse compare small"/,
      )
  })

  test('must be runs', async () => {
    await expect(compareWorlds(shared.home, { reader })).rejects.toThrow('is not a run')
    writeFileSync(join(shared.home, 'note.yaml'), 'glasshouse: 1')
    await expect(compareWorlds(join(shared.home, 'note.yaml'), {})).rejects.toMatchObject({ name: 'InputError' })
  })
})

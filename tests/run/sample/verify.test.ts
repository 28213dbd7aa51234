import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { diskReader } from '../../../src/run/disk.js'
import { Interrupted } from '../../../src/run/errors.js'
import { sha256 } from '../../../src/run/folder/write.js'
import { glasshouseVersion } from '../../../src/run/package.js'
import { fromParquet, toParquet } from '../../../src/run/parquet.js'
import { resumeRun, runScenario } from '../../../src/run/run.js'
import { type SampleOptions, verifyRun } from '../../../src/run/verify.js'
import { sharedRun } from '../home.js'
import { mini } from '../mini.js'

// 2,000 residents in two communities of one region, 14 ticks
const shared = sharedRun()

/** Changes a run so that its files still agree with its manifest. */
function forge(dir: string, change: (manifest: any) => void): void {
  const path = join(dir, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  change(manifest)
  writeFileSync(path, JSON.stringify(manifest))
}

/** Changes numbers of a table, and what the manifest says of its file. */
async function forgeTable(
  dir: string,
  name: string,
  change: (values: (column: string) => number[]) => void,
): Promise<void> {
  const path = join(dir, 'tables', `${name}.parquet`)
  const table = await fromParquet(readFileSync(path))
  change((column) => table.columns.find((each) => each.name === column)!.values as number[])
  const bytes = toParquet(table)
  writeFileSync(path, bytes)
  forge(dir, (manifest) =>
    Object.assign(
      manifest.tables.find((each: any) => each.name === name),
      { bytes: bytes.length, sha256: sha256(bytes) },
    ),
  )
}

describe('verifyRun of a sample', () => {
  it.each(['reference', 'fast'] as const)(
    'finds communities of an honest run as recorded, by the %s',
    async (kernel) => {
      const plans: object[] = []
      const progress: object[] = []
      const result = await verifyRun(shared.dir, {
        ...{ sample: 1, kernel },
        onPlan: (plan) => plans.push(plan),
        onProgress: ({ done, communities }) => progress.push({ done, communities }),
      })
      expect(result).toMatchObject({
        ...{ same: true, differences: [], differing: [] },
        sampled: { communities: 1, ofCommunities: 2, regions: 1, ofRegions: 1, ofResidents: 2000, kernel, seed: '1' },
        got: { digest: shared.result.digest },
        missed: { wrong: 0.5, chance: 0.5 },
      })
      expect(result.got).toEqual(result.expected)
      const [number] = result.sampled.numbers
      expect(result.sampled.residents).toBe(number === 0 ? 1024 : 976)
      expect(result.notShown.join()).toContain('the other community ended as recorded')
      expect(plans).toMatchObject([{ communities: 1, ticks: 14, kernel }])
      expect(progress).toEqual([{ done: 1, communities: 1 }])
    },
  )

  it('takes the reference unless told otherwise, and all where there are no more', async () => {
    const result = await verifyRun(shared.dir, { sample: 1000 })
    expect(result.sampled).toMatchObject({ kernel: 'reference', communities: 2, residents: 2000, numbers: [0, 1] })
    expect(result.missed.chance).toBe(0)
    expect(result.notShown).toHaveLength(2)
  })

  it('finds a flipped bit of what a community came to, and that the digest is another', async () => {
    const dir = shared.copy()
    await forgeTable(dir, 'communities', (values) => (values('digest_high')[1] ^= 1))
    const result = await verifyRun(dir, { sample: 2 })
    expect(result.same).toBe(false)
    expect(result.differences).toEqual([
      'community 1 (town) ended otherwise than recorded',
      'the recorded communities and regions do not come to the digest of the run',
    ])
    const [{ expected, got }] = result.differing
    expect(result.differing).toMatchObject([{ community: 1, region: 'town' }])
    expect(expected.slice(0, 8)).toBe(got.slice(0, 8))
    expect(Number(`0x${expected.slice(8)}`) ^ Number(`0x${got.slice(8)}`)).toBe(1)
  })

  it('finds it, too, where a digest was made up that fits, if the community is drawn', async () => {
    const dir = shared.copy()
    await forgeTable(dir, 'communities', (values) => (values('digest_low')[0] ^= 1))
    const { digest } = (await verifyRun(dir, { sample: 1 })).got
    forge(dir, (manifest) => (manifest.digest = digest))
    const finds = new Set<string>()
    for (let seed = 1; seed <= 12; seed++) {
      const { same, sampled, differences } = await verifyRun(dir, { sample: 1, seed })
      expect(same).toBe(sampled.numbers[0] !== 0)
      for (const each of differences) finds.add(each)
    }
    expect([...finds]).toEqual(['community 0 (town) ended otherwise than recorded'])
  })

  it('finds regions that were recorded otherwise', async () => {
    const dir = shared.copy()
    await forgeTable(dir, 'regions', (values) => (values('attention')[13] += 1))
    // the last tick is lived by no community any more, but is in the digest
    expect((await verifyRun(dir, { sample: 2 })).differences).toEqual([
      'the recorded communities and regions do not come to the digest of the run',
    ])
    await forgeTable(dir, 'regions', (values) => (values('repealed')[3] = 1))
    expect((await verifyRun(dir, { sample: 2 })).differing.length).toBeGreaterThan(0)
  })

  it('says which versions were at work where something differs', async () => {
    const dir = shared.copy()
    forge(dir, (manifest) => Object.assign(manifest, { glasshouse: '0.0.9', digest: 'f'.repeat(64) }))
    expect((await verifyRun(dir, { sample: 1 })).differences).toEqual([
      'the recorded communities and regions do not come to the digest of the run',
      `the run was made by glasshouse 0.0.9, and this is ${glasshouseVersion()}`,
    ])
  })

  it('finds a changed seed in every community', async () => {
    const dir = shared.copy()
    forge(dir, (manifest) => (manifest.seed = '8'))
    expect((await verifyRun(dir, { sample: 2 })).differing).toHaveLength(2)
  })

  it.each([
    [{ sample: 0 }, 'a sample is of 1 community or more, as a whole number, not 0'],
    [{ sample: 1.5 }, 'not 1.5'],
    [{ sample: 1, seed: -1 }, 'a seed is a whole number from 0 to'],
    [{ seed: 1 }, 'ask for a sample as well, or leave the seed out'],
    [{ sample: 1, threads: 2 }, 'in one thread; leave threads out'],
    [{ sample: 1, packed: true }, 'in one thread; leave packed out'],
  ])('refuses %j', async (options, says) => {
    const going = verifyRun(shared.dir, options as SampleOptions)
    await expect(going).rejects.toThrow(says)
    await expect(going).rejects.toMatchObject({ name: 'InputError' })
  })

  it('refuses what is no run, a damaged one, and one whose record does not fit its manifest', async () => {
    await expect(verifyRun(join(shared.home, 'none'), { sample: 1 })).rejects.toThrow('there is no folder')
    const touched = shared.copy()
    writeFileSync(join(touched, 'population.yaml'), 'gone: true\n')
    await expect(verifyRun(touched, { sample: 1 })).rejects.toThrow('population.yaml is not what the run wrote')
    const longer = shared.copy()
    forge(longer, (manifest) => (manifest.residents = 4000))
    await expect(verifyRun(longer, { sample: 1 })).rejects.toThrow(
      'the table communities has 2 rows instead of 4; run the scenario again',
    )
    const older = shared.copy()
    forge(older, (manifest) => (manifest.tables = manifest.tables.filter((each: any) => each.name !== 'regions')))
    await expect(verifyRun(older, { sample: 1 })).rejects.toThrow('did not keep the table "regions"')
  })

  it('says what it will take before it says how far it is', async () => {
    const said: string[] = []
    await verifyRun(shared.dir, {
      sample: 2,
      onPlan: () => said.push('plan'),
      onProgress: ({ done }) => said.push(`${done}`),
    })
    expect(said[0]).toBe('plan')
    expect(said.slice(1)).toEqual(['1', '2'].slice(3 - said.length))
    expect(said.at(-1)).toBe('2')
  })

  it('can be stopped between two communities', async () => {
    await expect(verifyRun(shared.dir, { sample: 1, signal: AbortSignal.abort() })).rejects.toThrow(
      'stopped after 0 of 1 communities',
    )
    // given while the first is lived
    let asked = 0
    const signal = Object.defineProperty(new AbortController().signal, 'aborted', { get: () => ++asked > 1 })
    const going = verifyRun(shared.dir, { sample: 2, signal })
    await expect(going).rejects.toThrow('stopped after 1 of 2 communities; nothing was kept')
    await expect(going).rejects.toBeInstanceOf(Interrupted)
  })
})

describe('a sample of a run', () => {
  const all = { sample: 1000 }

  test.each(['reference', 'fast'] as const)('that changed schemes twice, by the %s', async (kernel) => {
    const [first, second] = ['branch', 'branch-again'].map((name) => join(shared.home, `${name}-${kernel}`))
    const set = ['response.chill.strength=0 times']
    await runScenario('small', { from: `${shared.dir}@6`, reader: mini, out: first, set })
    await runScenario('small', { from: `${first}@9`, reader: mini, out: second })
    for (const dir of [first, second])
      expect(await verifyRun(dir, { ...all, kernel })).toMatchObject({ same: true, sampled: { communities: 2 } })
  })

  test('that was stopped and resumed', async () => {
    const out = join(shared.home, 'resumed')
    const stop = new AbortController()
    const sizes = { residents: 2000, ticks: 14, seed: 7 }
    const onProgress = ({ tick }: { tick: number }) => tick === 5 && stop.abort()
    await expect(
      runScenario('small', { ...sizes, reader: mini, out, signal: stop.signal, onProgress }),
    ).rejects.toThrow('goes on from there')
    await resumeRun(out)
    expect(await verifyRun(out, all)).toMatchObject({ same: true, expected: { digest: shared.result.digest } })
  })

  test('of many regions with trust, ranks and businesses, one scheme of which took over', async () => {
    const [first, out] = ['country', 'country-branch'].map((name) => join(shared.home, name))
    const reader = diskReader()
    await runScenario('national-2020-no-scheme', { residents: 3000, ticks: 4, out: first, reader })
    await runScenario('national-2020', { from: `${first}@2`, out, reader, ticks: 4 })
    const { same, differences, sampled } = await verifyRun(out, { sample: 8, seed: 3 })
    expect(differences).toEqual([])
    expect(same).toBe(true)
    expect(sampled).toMatchObject({ regions: 8, ofRegions: 31, seed: '3' })
  }, 120_000)
})

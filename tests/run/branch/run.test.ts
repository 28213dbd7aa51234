import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reportRun, runScenario as runWithReport } from '../../../src/library/run.js'
import { searchRun } from '../../../dist/library/search.js'
import { fileOf } from '../../../src/library/file.js'
import { rowAt, rowCount } from '../../../src/measure/types.js'
import { openRun } from '../../../src/run/folder/open.js'
import { queryRun } from '../../../src/run/query.js'
import { resumeRun, runScenario, type Plan, type RunOptions } from '../../../src/run/run.js'
import { verifySample } from '../../../src/run/sample/verify.js'
import { verifyRun } from '../../../src/run/verify.js'
import { sharedRun } from '../home.js'
import type { DocumentKind } from '../../../src/scenario/reader.js'
import { mini } from '../mini.js'

// 2,000 residents, 14 ticks, seed 7
const shared = sharedRun()
let branches = 0

/** Goes on from the shared run, or another one, and says what came out. */
async function branch(tick: number, options: RunOptions = {}, run = shared.dir) {
  const out = join(shared.home, `branch-${branches++}`)
  const result = await runScenario('small', { from: `${run}@${tick}`, reader: mini, out, ...options })
  return { ...result, out }
}

const mild = ['rules.litter.points=-1 points', 'safeguards.notice.told=0 %']

/** All rows of a table as texts. */
async function rowsOf(dir: string, name: string): Promise<string[]> {
  const table = await (await openRun(dir)).table(name)
  return Array.from({ length: rowCount(table) }, (_, row) => JSON.stringify(rowAt(table, row)))
}
const tableNames = async (dir: string) => (await openRun(dir)).manifest.tables.map(({ name }) => name)
const early = (rows: string[], tick: number) => rows.filter((row) => JSON.parse(row).tick < tick)

describe('a run that goes on from another under the same scheme', () => {
  test.each([1, 6, 13])('ends as that run, from tick %i', async (tick) => {
    for (const threads of [1, 2]) {
      const { out, digest, measures, from } = await branch(tick, { threads })
      expect(digest).toBe(shared.result.digest)
      expect(measures).toEqual(shared.result.measures)
      expect(from).toEqual({ run: 'run', tick })
      for (const name of await tableNames(out)) expect(await rowsOf(out, name)).toEqual(await rowsOf(shared.dir, name))
    }
  })

  test('whether it is as long or longer, whose past does not depend on how long it lasts', async () => {
    const longer = await branch(14, { ticks: 20 })
    const whole = await runScenario('small', { residents: 2000, ticks: 20, seed: 7, reader: mini })
    expect(longer.digest).toBe(whole.digest)
    expect(early(await rowsOf(longer.out, 'regions'), 14)).toEqual(await rowsOf(shared.dir, 'regions'))
  })
})

describe('a run that goes on from another under another scheme', () => {
  test('is that run up to there, and differs from there on', async () => {
    const { out, digest } = await branch(6, { set: mild })
    expect(digest).not.toBe(shared.result.digest)
    for (const name of await tableNames(out)) {
      if (name === 'communities') continue
      const [is, was] = [await rowsOf(out, name), await rowsOf(shared.dir, name)]
      expect(early(is, 6)).toEqual(early(was, 6))
    }
    for (const name of ['behaviours', 'files', 'regions', 'communities'])
      expect(await rowsOf(out, name)).not.toEqual(await rowsOf(shared.dir, name))
    const { rows } = await queryRun(out, 'SELECT count(DISTINCT tick) FROM opinion')
    expect(rows).toEqual([[14]])
  })

  test('begins with the trust that it says in a field that the earlier one did not keep, and goes on with the others', async () => {
    const keeping = (trust: Record<string, string>) => ({
      ...mini,
      read: async (name: string, kind: DocumentKind) => {
        const found = await mini.read(name, kind)
        if (kind !== 'scenario' || !found) return found
        const written = JSON.parse(new TextDecoder().decode(found.bytes))
        const provenance = {
          per_victim: '0 %',
          adjusts_by_half_in: '240 months',
          evidence: 'assumed',
          note: 'Made up.',
        }
        const fields = Object.entries(trust).map(([field, start]) => [field, { start, ...provenance }])
        written.opinion.trust = Object.fromEntries(fields)
        return { ...found, bytes: new TextEncoder().encode(JSON.stringify(written)) }
      },
    })
    const first = await branch(6, { reader: keeping({ social: '80 %' }) })
    const { out } = await branch(10, { reader: keeping({ social: '20 %', justice: '70 %' }) }, first.out)
    const trust = (await rowsOf(out, 'opinion'))
      .map((row) => JSON.parse(row))
      .map((row) => [row.trust_social, row.trust_justice])
    expect(trust[5]).toEqual([null, null])
    expect(trust[6]).toEqual([0.8, null])
    expect(trust[9]).toEqual([0.8, null])
    // on its way to the 20 % of the later scheme, slowly
    expect(trust[10][0]).toBeGreaterThan(0.79)
    expect(trust[10][0]).toBeLessThan(0.8)
    expect(trust[10][1]).toBe(0.7)
    expect(await verifyRun(out)).toMatchObject({ same: true })
    expect(await verifySample(out, { sample: 1 })).toMatchObject({ same: true })
  })

  test('says where it comes from, and can be verified, searched, reported and opened', async () => {
    const { out, digest } = await branch(6, { set: mild })
    const { manifest } = await openRun(out)
    expect(manifest.former).toMatchObject([
      { name: 'small', file: 'scenario-until-6.yaml', until: 6, date: '2010-07-01', digest: shared.result.digest },
    ])
    expect(manifest.scenario.overrides).toEqual(mild)
    expect(manifest.citation).toContain(shared.result.digest)
    expect(readFileSync(join(out, 'README.txt'), 'utf8')).toContain(shared.result.digest)
    expect(readFileSync(join(out, 'README.txt'), 'utf8')).toContain('scenario-until-6.yaml')
    expect(await verifyRun(out)).toMatchObject({ same: true, got: { digest } })
    expect((await searchRun(out, { where: 'score < 1000' })).found).toBeGreaterThan(0)
    expect(await fileOf(out, 3)).toMatchObject({ matchesRun: true, id: 3 })
    expect(readFileSync(await reportRun(out), 'utf8')).toContain('another scheme was in force')
  })

  test('tells of its report the same from the run as from the folder', async () => {
    const out = join(shared.home, 'reported')
    const { report } = await runWithReport('small', { from: `${shared.dir}@6`, reader: mini, out, set: mild })
    const page = readFileSync(report!, 'utf8')
    expect(readFileSync(await reportRun(out), 'utf8')).toBe(page)
  })

  test('can be gone on from itself, before and after it left', async () => {
    const first = await branch(6, { set: mild })
    const again = await branch(9, { set: mild }, first.out)
    expect(again.digest).toBe(first.digest)
    expect((await openRun(again.out)).manifest.former).toMatchObject([{ until: 6 }, { until: 9, digest: first.digest }])
    expect(await verifyRun(again.out)).toMatchObject({ same: true })
    expect((await branch(4, {}, first.out)).digest).toBe(shared.result.digest)
    expect((await branch(9, {}, first.out)).digest).not.toBe(shared.result.digest)
  })

  test('is found damaged when the earlier scenario is touched', async () => {
    const { out } = await branch(6, { set: mild })
    renameSync(join(out, 'scenario-until-6.yaml'), join(out, 'elsewhere.yaml'))
    await expect(verifyRun(out)).rejects.toThrow('scenario-until-6.yaml is missing')
  })
})

describe('a run that was not finished', () => {
  /** Stops a run as soon as so many ticks are done, and gives the folder it was to become. */
  async function stopped(name: string, ticks: number, options: RunOptions = {}): Promise<string> {
    const out = join(shared.home, name)
    const stop = new AbortController()
    const sizes = options.from === undefined ? { residents: 2000, ticks: 14, seed: 7 } : {}
    const going = runScenario('small', {
      ...{ ...sizes, reader: mini, out, signal: stop.signal, ...options },
      onProgress: ({ tick }) => tick === ticks && stop.abort(),
    })
    await expect(going).rejects.toThrow(/glasshouse resume/)
    return out
  }

  test('can be gone on from what it has kept, or lived again up to before', async () => {
    const run = await stopped('stopped', 8)
    const plans: Plan[] = []
    const onPlan = (plan: Plan) => plans.push(plan)
    for (const tick of [11, 8, 5]) expect((await branch(tick, { onPlan }, run)).digest).toBe(shared.result.digest)
    expect(plans.map(({ from }) => from?.again)).toEqual([3, 0, 5])
    const mildly = await branch(8, { set: mild }, run)
    expect(mildly.digest).toBe((await branch(8, { set: mild })).digest)
    expect((await openRun(mildly.out)).manifest.former).toMatchObject([{ digest: null, until: 8 }])
    expect(await verifyRun(mildly.out)).toMatchObject({ same: true })
    // whatever was made of it, it goes on as if nothing had been
    expect((await resumeRun(run)).digest).toBe(shared.result.digest)
  })

  test.each([4, 6, 9])(
    'or that went on from another: stopped after %i ticks, it is resumed to the same end',
    async (ticks) => {
      const whole = await branch(6, { set: mild })
      const run = await stopped(`stopped-branch-${ticks}`, ticks, { from: `${shared.dir}@6`, set: mild })
      expect((await resumeRun(run)).digest).toBe(whole.digest)
      for (const name of await tableNames(run)) expect(await rowsOf(run, name)).toEqual(await rowsOf(whole.out, name))
      expect(readdirSync(run).toSorted()).toEqual(readdirSync(whole.out).toSorted())
      expect(await verifyRun(run)).toMatchObject({ same: true })
    },
  )
})

describe('is refused', () => {
  const copyOf = (change: (manifest: Record<string, unknown>) => void) => {
    const dir = shared.copy()
    const path = join(dir, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8'))
    change(manifest)
    return { dir, path, manifest }
  }

  test.each([
    ['somewhere', 'does not say from where to go on'],
    ['@3', 'does not say from where to go on'],
    ['a-run@soon', 'does not say from where to go on'],
    ['a-run@-3', 'does not say from where to go on'],
    ['a-run@0', 'after 0 ticks of a-run nothing has happened yet'],
    ['no-such-run@3', 'there is no run at no-such-run'],
  ])('%s', async (from, says) => {
    await expect(runScenario('small', { from, reader: mini })).rejects.toThrow(says)
  })

  test.each<[string, number, RunOptions, string]>([
    ['more ticks than there are', 15, {}, 'has 14 ticks'],
    ['no tick left', 14, {}, 'nothing is left to live after 14 of 14 ticks'],
    ['a shorter run', 6, { ticks: 5 }, 'nothing is left to live after 6 of 5 ticks'],
    ['other residents', 6, { residents: 3000 }, 'has its 2,000 residents, not 3,000; leave out --residents'],
    ['other luck', 6, { seed: 8 }, 'has its luck, seed 7, not 8; leave out --seed'],
    ['another start', 6, { set: ['calendar.start=2011-01-01'] }, 'say --set calendar.start=2010-01-01'],
    [
      'another step',
      6,
      { set: ['calendar.tick=2 months'] },
      'goes in steps of 1 month, and the scenario in steps of 2 months',
    ],
    ['another scale', 6, { set: ['scores.points.base=500 points'] }, 'scores.points.base differs'],
    ['another end of the scale', 6, { set: ['scores.points.highest=1500 points'] }, 'scores.points.highest differs'],
  ])('%s', async (_, tick, options, says) => {
    await expect(branch(tick, options)).rejects.toThrow(says)
    expect(readdirSync(shared.home).filter((name) => name.includes('.partial-'))).toEqual([])
  })

  test('a run of another version', async () => {
    const { dir, path, manifest } = copyOf((each) => (each.glasshouse = '0.0.9'))
    writeFileSync(path, JSON.stringify(manifest))
    await expect(branch(6, {}, dir)).rejects.toThrow('was made by glasshouse 0.0.9, and this is')
  })

  test('a run that has kept nothing yet', async () => {
    const begun = join(shared.home, 'begun')
    cpSync(shared.dir, `${begun}.partial-4711`, { recursive: true })
    await expect(branch(6, {}, begun)).rejects.toThrow('has kept nothing yet to go on from')
  })
})

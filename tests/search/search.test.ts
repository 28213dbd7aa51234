import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runScenario } from '../../dist/library/run.js'
import { searchColumns, searchRun } from '../../dist/library/search.js'
import { prepare } from '../../src/library/scenarios.js'
import { describeCell } from '../../src/population/community.js'
import { syntheticName } from '../../src/population/names.js'
import { aloneCrew } from '../../src/run/crew/alone.js'
import { drive } from '../../src/run/drive.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-search-test-'))
const kept = join(home, 'kept')
const bare = join(home, 'bare')
const options = { residents: 5000, ticks: 26, seed: 9 }
const ALL = 1_000_000

/** Every resident as a plain scan over the engine's own state sees them. */
interface Seen {
  id: number
  traits: Record<string, string>
  score: number
  truth: number
  grade: number
  trueGrade: number
}
let everybody: Seen[]

beforeAll(async () => {
  await runScenario('suining-2010', { ...options, out: kept, report: false, keepSubjects: true })
  await runScenario('suining-2010', { ...options, out: bare, report: false })
  const { blueprint } = await prepare('suining-2010', options)
  const crew = aloneCrew(blueprint)
  await drive(blueprint, crew)
  const { world } = crew
  everybody = Array.from(world.cell, (cell, id) => ({
    id,
    traits: describeCell(blueprint.plan, cell),
    score: world.score[id],
    truth: world.truth[id],
    grade: world.grade[id],
    trueGrade: world.trueGrade[id],
  }))
}, 240_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

const ids = (found: { id: number }[]) => found.map(({ id }) => id)
const plain = (meets: (each: Seen) => boolean) => ids(everybody.filter(meets))

describe('a search gives what a plain scan gives', () => {
  const questions: [where: string, meets: (each: Seen) => boolean][] = [
    ['score < 1000', ({ score }) => score < 1000],
    ['age >= 60 and true_score < 1000', ({ traits, truth }) => Number.parseInt(traits.age, 10) >= 60 && truth < 1000],
    ["age_band = '75+' and sex = 'FEMALE'", ({ traits }) => traits.age === '75+' && traits.sex === 'female'],
    ["grade = 'A' and residence = 'rural'", ({ grade, traits }) => grade === 0 && traits.residence === 'rural'],
    ['wrongly_graded', ({ grade, trueGrade }) => grade !== trueGrade],
    ['graded_too_low or points_short > 20', (each) => each.grade > each.trueGrade || each.truth - each.score > 20],
    ['id % 7 = 3', ({ id }) => id % 7 === 3],
  ]
  test.each(questions)('%s', async (where, meets) => {
    const wanted = plain(meets)
    const { found, subjects, kept: wasKept } = await searchRun(kept, { where, limit: ALL })
    expect(ids(subjects)).toEqual(wanted)
    expect(found).toBe(wanted.length)
    expect(wasKept).toBe(true)
  })

  test('also where the run has kept nothing and is lived again', async () => {
    const question = { where: 'score <> 1000', sort: 'score desc', limit: 50 }
    let told = 0
    const again = await searchRun(bare, { ...question, threads: 2, onRelive: () => told++ })
    const { subjects, found } = await searchRun(kept, question)
    expect(again).toMatchObject({ found, subjects, kept: false })
    expect(subjects).toHaveLength(50)
    expect(told).toBe(1)
  })

  test('in any order, ties by number, and no more than asked for', async () => {
    const { subjects, found } = await searchRun(kept, { sort: 'score desc', limit: 30 })
    const sorted = everybody.toSorted((a, b) => b.score - a.score || a.id - b.id)
    expect(ids(subjects)).toEqual(ids(sorted.slice(0, 30)))
    expect(found).toBe(5000)
  })
})

describe('those found', () => {
  test('have a name that finds them again', async () => {
    const name = syntheticName(4711)
    const { subjects } = await searchRun(kept, { name: name.replace(' (synthetic)', '').toUpperCase() })
    expect(subjects).toHaveLength(1)
    expect(subjects[0]).toMatchObject({ id: 4711, name, score: everybody[4711].score })
  })

  test('are told apart by values that are said, one by one', async () => {
    const about = new Map((await searchColumns(kept)).map(({ name, about: text }) => [name, text]))
    const grades = about.get('grade')!
    expect(grades).toMatch(/^Grade on file: '/)
    const { subjects } = await searchRun(kept, { limit: 50 })
    for (const { grade } of subjects) expect(grades).toContain(`'${String(grade)}'`)
  })

  test('are described by the columns that can be asked for', async () => {
    const columns = (await searchColumns(kept)).map(({ name }) => name)
    const { subjects } = await searchRun(kept, { limit: 1 })
    expect(Object.keys(subjects[0])).toEqual(['id', 'name', ...columns.slice(1)])
  })
})

describe('a search refuses', () => {
  test('what it does not understand before it lives a run again', async () => {
    let told = 0
    const refused = searchRun(bare, { where: 'grade =', onRelive: () => told++ })
    await expect(refused).rejects.toThrow('the condition is not understood')
    expect(told).toBe(0)
  })

  test.each([
    ['what it does not know', 'agee > 3', /Referenced column "agee" not found[^]*"age"/],
    ['a second statement', 'true; select 1', /not understood/],
    ['a second statement behind brackets', 'true); select (1', /not understood/],
    ['other files', "score in (select 1 from read_csv('/etc/hostname'))", /Permission Error/],
    ['settings', 'score = (set threads = 1)', /not understood/],
  ])('%s', async (_, where, words) => {
    await expect(searchRun(kept, { where })).rejects.toThrow(words)
  })

  test('a second statement behind the order', async () => {
    await expect(searchRun(kept, { sort: 'id limit 1; select 1 --' })).rejects.toThrow('not a query')
    const { subjects } = await searchRun(kept, { sort: 'id -- a remark', limit: 2 })
    expect(ids(subjects)).toEqual([0, 1])
  })

  test('to search what was kept, where it is damaged', async () => {
    const dir = join(home, 'damaged')
    const part = join(dir, 'subjects/subjects-0000000.parquet')
    cpSync(kept, dir, { recursive: true })
    const { length } = readFileSync(part)
    writeFileSync(part, Buffer.alloc(length))
    await expect(searchRun(dir)).rejects.toThrow(/what was kept of the subjects is damaged: .*; run the scenario again/)
    truncateSync(part, 100)
    await expect(searchRun(dir)).rejects.toThrow(
      `the run ${dir} is damaged: subjects/subjects-0000000.parquet has 100 bytes instead of ${length}`,
    )
    rmSync(part)
    await expect(searchRun(dir)).rejects.toThrow('subjects/subjects-0000000.parquet is missing')
  })

  test('a name that nobody can have', async () => {
    await expect(searchRun(kept, { name: 'Li Wei' })).rejects.toThrow('"Li Wei" is no synthetic name')
  })

  test('to go on once it is stopped, and leaves nothing', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('glasshouse-search-') && !home.endsWith(name))
    const stop = AbortSignal.abort()
    await expect(searchRun(bare, { signal: stop })).rejects.toThrow(
      /^stopped after 0 of \d+ communities; nothing was kept$/,
    )
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('glasshouse-search-') && !home.endsWith(name))
    expect(after).toEqual(before)
  })

  test('to go on, and says how far it was', async () => {
    const stop = new AbortController()
    const onProgress = (done: number) => done > 0 && stop.abort()
    const { ofCommunities, done } = await searchRun(bare, { signal: stop.signal, onProgress, threads: 1 }).then(
      () => expect.unreachable('it was stopped'),
      ({ message }: Error) => /stopped after (?<done>\d+) of (?<ofCommunities>\d+) communities/.exec(message)!.groups!,
    )
    expect(Number(done)).toBeGreaterThan(0)
    expect(Number(done)).toBeLessThanOrEqual(Number(ofCommunities))
  })
})

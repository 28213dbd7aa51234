import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyFolder, type Ended, glasshouse } from './glasshouse.js'

/** Everything below a folder, by path. */
const below = (folder: string) => (readdirSync(folder, { recursive: true }) as string[]).toSorted()

const small = ['run', 'suining-2010', '--residents', '3000', '--ticks', '14', '--seed', '7']

/** The one JSON document on standard output. */
function documentOf({ out }: Ended): Record<string, unknown> {
  return JSON.parse(out) as Record<string, unknown>
}

describe('run', () => {
  test('writes a folder with a report, and says in sentences what happened', async () => {
    const cwd = emptyFolder()
    const { status, out, err } = await glasshouse(small, { cwd })
    expect(err).toMatch(/^Suining County.*: 3,000 residents, 14 ticks, 1 thread\. It will take .* of memory\.\n$/)
    expect(status).toBe(0)
    expect(out).toMatch(/^- .*(points taken|acts that break a rule)/m)
    expect(out).toContain('another seed shows how much of it is chance')
    expect(out).toContain(`report  ${join('runs', 'suining-2010-1', 'report.html')}`)
    expect(out).not.toContain('\u001b')
    expect(below(join(cwd, 'runs', 'suining-2010-1'))).toEqual(
      expect.arrayContaining([
        'README.txt',
        'manifest.json',
        'report.html',
        'scenario.yaml',
        join('tables', 'grades.parquet'),
      ]),
    )
    expect(readFileSync(join(cwd, 'runs', 'suining-2010-1', 'report.html'), 'utf8')).toMatch(/^<!doctype html>/)
  })

  test('never overwrites: the next run gets the next number, and a taken --out is refused', async () => {
    const cwd = emptyFolder()
    expect(documentOf(await glasshouse([...small, '--json'], { cwd })).dir).toBe(join('runs', 'suining-2010-1'))
    expect(documentOf(await glasshouse([...small, '--json'], { cwd })).dir).toBe(join('runs', 'suining-2010-2'))
    const before = below(cwd)
    const again = await glasshouse([...small, '--out', 'runs/suining-2010-1'], { cwd })
    expect(again.status).toBe(2)
    expect(again.err).toContain('exists already')
    expect(below(cwd)).toEqual(before)
  })

  test('--json: one document on standard output with everything a script wants, nothing else there', async () => {
    const cwd = emptyFolder()
    const ended = await glasshouse([...small, '--json', '--out', 'here/there'], { cwd })
    expect(ended.status).toBe(0)
    const result = documentOf(ended)
    expect(result).toMatchObject({
      scenario: 'suining-2010',
      residents: 3000,
      ticks: 14,
      seed: '7',
      threads: 1,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      dir: 'here/there',
      report: join('here', 'there', 'report.html'),
      measures: { residents: 3000 },
    })
    for (const name of ['seconds', 'residentTicksPerSecond', 'bytesPerResident', 'peakRssBytes']) {
      expect(result[name], name).toBeGreaterThan(0)
    }
  })

  test('--quiet prints nothing; --no-report leaves the report out', async () => {
    const cwd = emptyFolder()
    const { status, out, err } = await glasshouse([...small, '--quiet', '--no-report', '--out', 'x'], { cwd })
    expect({ status, out, err }).toEqual({ status: 0, out: '', err: '' })
    expect(below(join(cwd, 'x'))).toContain('manifest.json')
    expect(below(join(cwd, 'x'))).not.toContain('report.html')
  })

  test('a scenario of one’s own, and --set', async () => {
    const cwd = emptyFolder()
    writeFileSync(join(cwd, 'mine.yaml'), 'glasshouse: 1\nextends: suining-2010\nscenario: mine\ntitle: Mine\n')
    const mine = documentOf(await glasshouse(['run', 'mine.yaml', ...small.slice(2), '--json'], { cwd }))
    const plain = documentOf(await glasshouse([...small, '--json'], { cwd }))
    expect(mine).toMatchObject({ scenario: 'mine', title: 'Mine', dir: join('runs', 'mine-1'), digest: plain.digest })
    const strict = ['--set', 'rules.SU-10.points=-500 points']
    const changed = documentOf(await glasshouse([...small, ...strict, '--json'], { cwd }))
    expect(changed.digest).not.toBe(plain.digest)
    const manifest = JSON.parse(readFileSync(join(cwd, String(changed.dir), 'manifest.json'), 'utf8'))
    expect(manifest.scenario.overrides).toEqual(['rules.SU-10.points=-500 points'])
  })

  test('another seed is another society', async () => {
    const cwd = emptyFolder()
    const digest = async (seed: string) =>
      documentOf(await glasshouse([...small.slice(0, -1), seed, '--json'], { cwd })).digest
    expect(await digest('8')).not.toBe(await digest('9'))
  })
})

describe('the same digest', () => {
  test('with 1, 2, 3 and 8 threads', async () => {
    const cwd = emptyFolder()
    const runs = []
    for (const threads of ['1', '2', '3', '8']) {
      const words = ['run', 'suining-2010', '--residents', '30k', '--ticks', '13', '--threads', threads, '--json']
      runs.push(documentOf(await glasshouse([...words, '--no-report'], { cwd })))
    }
    expect(runs.map(({ threads }) => threads)).toEqual([1, 2, 3, 8])
    expect(new Set(runs.map(({ digest }) => digest)).size).toBe(1)
    expect(new Set(runs.map(({ measures }) => JSON.stringify(measures))).size).toBe(1)
  }, 120_000)
})

describe('what is wrong in the input writes nothing', () => {
  test.each([
    [['run', 'nowhere-1999'], 'there is no scenario "nowhere-1999"'],
    [['run', 'suining-2010', '--residents', '0'], 'at least 1'],
    [['run', 'suining-2010', '--residents', '90B'], 'residents'],
    [['run', 'sesame-2015', '--residents', '3B'], 'memory'],
    [['run', 'suining-2010', '--set', 'rules.SU-99.points=1 point'], 'SU-99'],
    [['run', 'suining-2010', '--set', 'rules.SU-10.points=50 %'], 'rules.SU-10.points'],
    [['run', 'suining-2010', '--set', 'nonsense'], 'nonsense'],
    [['run', 'suining-2010', '--ticks', '1.5'], 'whole number'],
    [['run', 'broken.yaml'], 'broken.yaml:'],
  ])('%j', async (words, says) => {
    const cwd = emptyFolder()
    writeFileSync(join(cwd, 'broken.yaml'), 'glasshouse: 1\nextends: suining-2010\nscenario: broken\nrules: 5\n')
    const { status, out, err } = await glasshouse(words, { cwd })
    expect(err).toContain(says)
    expect(err).not.toMatch(/\n {4}at |defect/)
    expect(out).toBe('')
    expect(status).toBe(2)
    expect(below(cwd)).toEqual(['broken.yaml'])
  })

  test('a disk that refuses is said in plain words', async () => {
    const cwd = emptyFolder()
    writeFileSync(join(cwd, 'file'), '')
    const { status, err } = await glasshouse([...small, '--out', 'file/run'], { cwd })
    expect(status).toBe(2)
    expect(err).toContain('is a file, but a folder is needed')
  })

  test.runIf(existsSync('/dev/full'))('a full disk, met by standard output, is no silent success', async () => {
    const { status, err } = await glasshouse(['list'], { cwd: emptyFolder(), stdout: '/dev/full' })
    expect(err).toMatch(/^glasshouse: the disk is full/)
    expect(status).toBe(2)
  })
})

describe('being stopped', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends with status 130, says at which tick and how to go on, and leaves nothing that looks like a run',
    async (signal) => {
      const cwd = emptyFolder()
      const { status, out, err } = await glasshouse(['run', 'suining-2010', '--residents', '1M', '--out', 'runs/x'], {
        cwd,
        // the plan is printed right before the work begins
        meanwhile: (child) => child.stderr?.once('data', () => setTimeout(() => child.kill(signal), 1500)),
      })
      expect(err).toMatch(/stopped after (0 of 48 ticks; nothing was kept|\d+ of 48 ticks; "glasshouse resume runs.x")/)
      expect(err).not.toContain('defect')
      expect(out).toBe('')
      expect(status).toBe(130)
      const left = below(cwd).filter((name) => name !== 'runs' && !name.includes('x.partial-'))
      expect(left).toEqual([])
    },
    180_000,
  )

  test('a second signal ends at once, and what is left does not look like a run', async () => {
    const cwd = emptyFolder()
    const { status } = await glasshouse(['run', 'suining-2010', '--residents', '1M', '--out', 'runs/x'], {
      cwd,
      meanwhile: (child) =>
        child.stderr?.once('data', () =>
          setTimeout(() => {
            child.kill('SIGINT')
            child.kill('SIGTERM')
          }, 1000),
        ),
    })
    expect(status).toBe(130)
    expect(existsSync(join(cwd, 'runs', 'x'))).toBe(false)
  }, 180_000)
})

describe('a finished run', () => {
  test('can be asked in SQL, verified, and reported again', async () => {
    const cwd = emptyFolder()
    await glasshouse([...small, '--out', 'r'], { cwd })

    const dictionary = await glasshouse(['query', 'r'], { cwd })
    expect(dictionary.out).toMatch(/^grades +residents +residents/m)
    const sql = `SELECT sum(residents) AS n FROM grades WHERE group_by = 'all' AND tick = 13`
    expect(documentOf(await glasshouse(['query', 'r', sql, '--json'], { cwd }))).toEqual([{ n: 3000 }])
    expect((await glasshouse(['query', 'r', sql, '--csv'], { cwd })).out).toBe('n\n3000\n')
    const wrong = await glasshouse(['query', 'r', 'SELECT residens FROM grades'], { cwd })
    expect(wrong).toMatchObject({ status: 2, out: '', err: expect.stringContaining('residents') })

    const verified = await glasshouse(['verify', 'r'], { cwd })
    expect(verified).toMatchObject({ status: 0, out: expect.stringMatching(/^same {2}r: /) })
    expect(documentOf(await glasshouse(['verify', 'r', '--json'], { cwd }))).toMatchObject({
      same: true,
      differences: [],
    })

    const report = join(cwd, 'r', 'report.html')
    const first = readFileSync(report)
    writeFileSync(report, '')
    expect(await glasshouse(['report', 'r'], { cwd })).toMatchObject({
      status: 0,
      out: `${join('r', 'report.html')}\n`,
    })
    expect(readFileSync(report).equals(first)).toBe(true)
    await glasshouse(['report', 'r', '--out', 'elsewhere.html'], { cwd })
    expect(readFileSync(join(cwd, 'elsewhere.html')).equals(first)).toBe(true)
  }, 180_000)

  test('whose communities lay packed, of which a sample is verified', async () => {
    const cwd = emptyFolder()
    await glasshouse([...small, '--residents', '21k', '--packed', '--threads', '2', '--out', 'r', '--no-report'], {
      cwd,
    })
    const { status, out, err } = await glasshouse(['verify', 'r', '--sample', '5'], { cwd })
    expect(status).toBe(0)
    expect(err).toMatch(
      /^Running 5 of 21 communities \(\d,\d{3} residents\) through 14 ticks again by the reference kernel: /,
    )
    expect(out).toMatch(
      /^same {2}r: 5 of 21 communities ended as recorded \(\d,\d{3} of 21,000 residents, by the reference/,
    )
    expect(out).toContain('that the other 16 communities ended as recorded')
    expect(out).toContain('(1 - 1/21)^5')
    const document = documentOf(await glasshouse(['verify', 'r', '--sample', '50', '--json'], { cwd }))
    expect(document).toMatchObject({
      same: true,
      sampled: { communities: 21, residents: 21_000 },
      missed: { chance: 0 },
    })

    const manifest = join(cwd, 'r', 'manifest.json')
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"seed": "7"', '"seed": "8"'))
    const other = await glasshouse(['verify', 'r', '--sample', '12', '--quiet'], { cwd })
    expect(other).toMatchObject({ status: 2, out: '' })
    expect(other.err).toMatch(/^r cannot be reproduced:\n- community \d+ \(.+\) ended otherwise than recorded\n/)
    expect(other.err).toContain('- 2 more communities ended otherwise\n')
    const wrong = await glasshouse(['verify', 'r', '--sample', '0'], { cwd })
    expect(wrong).toMatchObject({ status: 2, out: '', err: expect.stringContaining('It must be at least 1') })
  }, 180_000)

  test('that was tampered with is not the same', async () => {
    const cwd = emptyFolder()
    await glasshouse([...small, '--out', 'r', '--no-report'], { cwd })
    const manifest = join(cwd, 'r', 'manifest.json')
    writeFileSync(
      manifest,
      readFileSync(manifest, 'utf8')
        .replace(/"digest": "./, '"digest": "f')
        .replace('"seed": "7"', '"seed": "8"'),
    )
    const { status, out, err } = await glasshouse(['verify', 'r'], { cwd })
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/digest|differ/)
    const table = join(cwd, 'r', 'tables', 'grades.parquet')
    writeFileSync(table, readFileSync(table).fill(0, 100, 110))
    expect((await glasshouse(['verify', 'r'], { cwd })).err).toContain(
      'tables/grades.parquet is not what the run wrote',
    )
  }, 180_000)

  test.each(['query', 'verify', 'report'])('%s of what is no run: plain words, status 2', async (command) => {
    const cwd = emptyFolder()
    mkdirSync(join(cwd, 'empty'))
    const missing = await glasshouse([command, 'none'], { cwd })
    expect(missing).toMatchObject({ status: 2, out: '', err: expect.stringContaining('there is no folder none') })
    const empty = await glasshouse([command, 'empty'], { cwd })
    expect(empty).toMatchObject({ status: 2, out: '', err: expect.stringContaining('is not a run') })
    expect(statSync(join(cwd, 'empty')).isDirectory()).toBe(true)
  })
})

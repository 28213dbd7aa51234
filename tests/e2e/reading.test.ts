import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyFolder, glasshouse, packageRoot } from './glasshouse.js'

describe('glasshouse by itself', () => {
  test('without a word: its help, on standard output, status 0', async () => {
    const { status, out, err } = await glasshouse([])
    expect(status).toBe(0)
    expect(out).toContain('Usage: glasshouse')
    expect(err).toBe('')
  })

  test('help starts fast, because nothing is loaded for it', async () => {
    // beside a Node that does nothing, because a busy machine slows both
    const bare: number[] = []
    const help: number[] = []
    for (let i = 0; i < 4; i++) {
      const start = performance.now()
      spawnSync(process.execPath, ['-e', ''])
      bare.push((performance.now() - start) / 1000)
      help.push((await glasshouse(['--help'])).seconds)
    }
    expect(Math.min(...help)).toBeLessThan(4 * Math.min(...bare) + 0.1)
  })

  test('version', async () => expect((await glasshouse(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/))

  test('npx finds it in a checkout, without a network', () => {
    const npx = spawnSync('npx', ['glasshouse', '--version'], {
      cwd: packageRoot,
      encoding: 'utf8',
      env: { ...process.env, npm_config_offline: 'true' },
    })
    expect(npx.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(npx.status).toBe(0)
  })

  test('a misspelt command: status 2, nothing on standard output', async () => {
    const { status, out, err } = await glasshouse(['rum', 'suining-2010'])
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('Did you mean run?')
  })

  test('a reader that stops reading is no error', () => {
    const piped = spawnSync(
      'bash',
      ['-c', `set -o pipefail; node dist/cli/main.js show suining-2010 --json | head -c 100`],
      {
        cwd: packageRoot,
        encoding: 'utf8',
      },
    )
    expect(piped.stderr).toBe('')
    expect(piped.status).toBe(0)
    expect(piped.stdout).toHaveLength(100)
  })
})

describe('list', () => {
  test('names every scenario, without colour', async () => {
    const { status, out, err } = await glasshouse(['list'])
    expect(status).toBe(0)
    expect(err).toBe('')
    expect(out).toMatch(/^suining-2010 +Suining.* 1,140,000 +48 months +2010-01-01$/m)
    expect(out).not.toContain('\u001b')
  })

  test('as JSON', async () => {
    const { out } = await glasshouse(['list', '--json'])
    const listed = JSON.parse(out) as { name: string; residents: number }[]
    expect(listed.find(({ name }) => name === 'suining-2010')).toMatchObject({ residents: 1_140_000 })
  })
})

describe('show', () => {
  test('rules, doors and sensors with evidence and sources, and totals', async () => {
    const { status, out, err } = await glasshouse(['show', 'suining-2010'])
    expect(status).toBe(0)
    expect(err).toBe('')
    expect(out).toMatch(/^SU-01 +National commendation +100 points +documented +xinhua-2014$/m)
    expect(out).toMatch(/^minimum-living-allowance .*assumed/m)
    expect(out).toMatch(/^courts +County court.*assumed/m)
    expect(out).toMatch(/^documented +\d+ +[\d.]+ %$/m)
    expect(out).toMatch(/^xinhua-2014 +.*opening/m)
    expect(out).not.toContain('\u001b')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  test('colours if asked for', async () => {
    const { out } = await glasshouse(['show', 'suining-2010'], { env: { FORCE_COLOR: '1' } })
    expect(out).toContain('\u001b[')
  })

  test('--set changes what is shown, and says that it was set by hand', async () => {
    const { out } = await glasshouse(['show', 'suining-2010', '--set', 'rules.SU-10.points=-7 points', '--json'])
    const { figures } = JSON.parse(out) as { figures: { path: string; quantity: { text: string; evidence: string } }[] }
    expect(figures.find(({ path }) => path === 'rules.SU-10.points')?.quantity).toMatchObject({
      text: '-7 points',
      evidence: 'assumed',
    })
  })

  test('an unknown name: status 2, with what was probably meant', async () => {
    const { status, out, err } = await glasshouse(['show', 'suning-2010'])
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('did you mean "suining-2010"?')
  })
})

describe('check', () => {
  test('what is right: a line each on standard output', async () => {
    const { status, out, err } = await glasshouse(['check', 'suining-2010', 'populations/suining-county.yaml'], {
      cwd: packageRoot,
    })
    expect(err).toBe('')
    expect(status).toBe(0)
    expect(out.split('\n')).toHaveLength(3)
    expect(out).toMatch(/^ok {2}suining-2010: scenario "Suining/)
  })

  test('every mistake of every file, with its place; status 2', async () => {
    const cwd = emptyFolder()
    writeFileSync(
      join(cwd, 'mine.yaml'),
      'glasshouse: 1\nextends: suining-2010\nscenario: mine\ntitle: Mine\nrules: { SU-10: { points: -50 } }\n',
    )
    writeFileSync(join(cwd, 'worse.yaml'), 'glasshouse: 1\nscenario: [\n')
    const { status, out, err } = await glasshouse(['check', 'mine.yaml', 'suining-2010', 'worse.yaml'], { cwd })
    expect(status).toBe(2)
    expect(out).toMatch(/^ok {2}suining-2010: /)
    expect(err).toMatch(/^mine\.yaml:5:27 {2}rules\.SU-10\.points: "-50" has no unit/m)
    expect(err).toContain('mine.yaml: 1 mistake\n')
    expect(err).toMatch(/^worse\.yaml:\d+:\d+ /m)
  })

  test('as JSON', async () => {
    const cwd = emptyFolder()
    writeFileSync(join(cwd, 'bad.yaml'), 'glasshouse: 1\n')
    const { status, out, err } = await glasshouse(['check', 'bad.yaml', '--json'], { cwd })
    expect(status).toBe(2)
    expect(err).toBe('')
    const [checked] = JSON.parse(out) as { file: string; problems: { line: number; message: string }[] }[]
    expect(checked.file).toBe('bad.yaml')
    expect(checked.problems.length).toBeGreaterThan(3)
  })

  test('a folder, a missing file, binary: plain words', async () => {
    const cwd = emptyFolder()
    mkdirSync(join(cwd, 'folder.yaml'))
    writeFileSync(join(cwd, 'binary.yaml'), new Uint8Array([0, 255, 254, 1]))
    expect(await glasshouse(['check', 'folder.yaml'], { cwd })).toMatchObject({
      status: 2,
      err: expect.stringContaining('is a folder, but a file is needed'),
    })
    expect(await glasshouse(['check', './none.yaml'], { cwd })).toMatchObject({
      status: 2,
      err: expect.stringContaining('there is no scenario "./none.yaml"'),
    })
    expect((await glasshouse(['check', 'binary.yaml'], { cwd })).status).toBe(2)
  })
})

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('%s gets a script', async (shell) => {
    const { status, out } = await glasshouse(['completion', shell])
    expect(status).toBe(0)
    expect(out).toContain('complete -- ')
  })

  test('suggests commands, options, scenarios and runs', async () => {
    const cwd = emptyFolder()
    mkdirSync(join(cwd, 'runs', 'first'), { recursive: true })
    mkdirSync(join(cwd, 'runs', 'unfinished'))
    writeFileSync(join(cwd, 'runs', 'first', 'manifest.json'), '{}')
    const offered = async (...words: string[]) =>
      (await glasshouse(['complete', '--', ...words], { cwd })).out.split('\n').map((line) => line.split('\t')[0])
    expect(await offered('ver')).toEqual(['verify', ''])
    expect(await offered('run', 'suining-2010-n')).toEqual(['suining-2010-no-scheme', ''])
    expect(await offered('run', 'suining-2010', '--resi')).toEqual(['--residents', ''])
    expect(await offered('verify', '')).toEqual([join('runs', 'first'), ''])
    expect(await offered('check', 'x')).toEqual([''])
  })
})

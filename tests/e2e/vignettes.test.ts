import { describe, expect, test } from 'vitest'
import { glasshouse } from './glasshouse.js'

describe('test', () => {
  test('tries every vignette that is shipped: all hold, status 0', async () => {
    const { status, out, err } = await glasshouse(['test'])
    expect(err).toBe('')
    expect(status).toBe(0)
    expect(out).toMatch(/^ok {5}petitioner-falls-to-b: A farmer besieges/m)
    expect(out).toMatch(/^suining-2010: all \d+ vignettes hold$/m)
    expect(out).not.toContain('\u001b')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  test('--why tells day, rule, points, evidence and sources', async () => {
    const { out } = await glasshouse(['test', 'suining-2010', '--why'])
    const flat = out.replace(/\s+/g, ' ')
    expect(flat).toContain(
      '2010-05-01 SU-19 Running a red light: -20 points (assumed: chinanews-2010-03, xinhua-2014), score 980',
    )
  })

  test('as JSON', async () => {
    const { status, out } = await glasshouse(['test', 'suining-2010', '--json'])
    expect(status).toBe(0)
    const [{ scenario, holds, vignettes }] = JSON.parse(out) as {
      scenario: string
      holds: boolean
      vignettes: object[]
    }[]
    expect({ scenario, holds }).toEqual({ scenario: 'suining-2010', holds: true })
    expect(vignettes.length).toBeGreaterThan(12)
  })

  test('the shell is offered those scenarios that have vignettes', async () => {
    const { out } = await glasshouse(['complete', '--', 'test', 'suining'])
    expect(out).toBe('suining-2010\tvignettes\n')
  })

  test('quiet: nothing, if all is well', async () => {
    expect(await glasshouse(['test', '--quiet'])).toMatchObject({ status: 0, out: '', err: '' })
  })

  test('a scenario without vignettes, and a file: status 2 and what to do', async () => {
    const unknown = await glasshouse(['test', 'suning-2010'])
    expect(unknown).toMatchObject({ status: 2, out: '' })
    expect(unknown.err).toContain('did you mean suining-2010?')
    const path = await glasshouse(['test', './mine.yaml'])
    expect(path.status).toBe(2)
    expect(path.err).toContain('vignettes are not taken from files')
  })
})

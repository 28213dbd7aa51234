import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { evidenceCounts, sourcesNamed } from '../../src/run/provenance.js'
import { simulate } from '../../src/run/simulate.js'
import { mini } from './mini.js'

const small = (options: Partial<Parameters<typeof prepare>[1]> = {}) =>
  prepare('small', { reader: mini, residents: 2000, ...options })

describe('prepare', () => {
  it('takes residents, ticks and seed from the scenario unless told otherwise', async () => {
    const { blueprint, scenario } = await prepare('small', { reader: mini })
    expect(blueprint.tables.residents).toBe(scenario.population.residents.value)
    expect(blueprint.tables.ticks).toBe(24)
    expect(blueprint.catalogue.seed).toBe('1')
    const other = (await small({ ticks: 5, seed: '18446744073709551615' })).blueprint
    expect(other.tables).toMatchObject({ residents: 2000, ticks: 5, seedLow: 0xffffffff, seedHigh: 0xffffffff })
  })

  it.each(['suining-2010', 'rongcheng-2016', 'suzhou-civility-2020'])(
    'makes tables for %s of those alone who are there, where they are few, and nothing comes out otherwise',
    async (name) => {
      const { scenario, blueprint } = await prepare(name, { reader: diskReader(), residents: 900, ticks: 5, seed: 3 })
      const whole = compile(scenario, blueprint.plan, { seed: 3, ticks: 5 })
      expect(blueprint.tables.doing.accept.length).toBeLessThan(whole.tables.doing.accept.length)
      const [few, all] = [await simulate(blueprint), await simulate(whole)]
      expect(few.digest).toBe(all.digest)
      expect(few.tables).toEqual(all.tables)
    },
  )

  it('applies changes to single numbers', async () => {
    const { scenario } = await small({ set: ['opinion.approval.start=12 %'] })
    expect(scenario.opinion.approval.start.value).toBe(0.12)
  })

  it.each([
    [{ ticks: 0 }, 'a run has between 1 and 65,535 ticks, not 0'],
    [{ ticks: 1.5 }, 'ticks, not 1.5'],
    [{ ticks: 70_000 }, 'ticks, not 70000'],
    [{ seed: 'luck' }, 'a seed is a whole number from 0 to 18446744073709551615, not "luck"'],
    [{ seed: -1 }, 'a seed is a whole number'],
    [{ seed: 2n ** 64n }, 'a seed is a whole number'],
    [{ residents: 0 }, 'from 1 to 4 billion'],
    [{ set: ['calendar.length=9000 years'] }, 'the run would take 108,000 steps'],
  ])('refuses %o as a mistake of the user', async (options, message) => {
    await expect(small(options)).rejects.toThrow(message)
    await expect(small(options)).rejects.toMatchObject({ name: 'InputError' })
  })

  it('refuses a scenario that does not exist', async () => {
    await expect(prepare('suining-2011', { reader: diskReader() })).rejects.toThrow('suining-2010')
  })
})

describe('provenance of a run', () => {
  it('counts every figure once, but no settings', async () => {
    const { scenario, population } = await small()
    const both = evidenceCounts([scenario, population.document])
    const [one, two] = [evidenceCounts([scenario]), evidenceCounts([population.document])]
    for (const level of ['documented', 'reported', 'disputed', 'assumed', 'fictional'] as const)
      expect(both[level] ?? 0).toBe((one[level] ?? 0) + (two[level] ?? 0))
    const figure = { kind: 'share', value: 0.5, text: '50 %', source: [], evidence: 'assumed' }
    const setting = { ...figure, note: 'a setting of the run, not a claim about the world' }
    expect(evidenceCounts([{ a: figure, b: [figure], c: setting }])).toEqual({ assumed: 2 })
  })

  it('finds sources of figures and of blocks, and no others', () => {
    const bibliography = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((id) => [id, { title: id, read: 'full' as const }]),
    )
    const document = { source: 'c', inner: [{ source: ['a', 'x'], value: 1 }], title: 'b' }
    expect(Object.keys(sourcesNamed([document], bibliography))).toEqual(['a', 'c'])
  })
})

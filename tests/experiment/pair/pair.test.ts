import { describe, expect, it } from 'vitest'
import { threadPair } from '../../../dist/experiment/pair/threads.js'
import { liveBoth } from '../../../src/experiment/live.js'
import { alonePair } from '../../../src/experiment/pair/crew.js'
import { aloneCrew } from '../../../src/run/crew/alone.js'
import { drive } from '../../../src/run/drive.js'
import { livelyBlueprint } from '../../run/lively.js'
import { smallBlueprint, smallPopulation, smallScenario, type Written } from '../../support/small.js'
import { counted, differing, lived } from '../two.js'

const withoutAppeal = (written: Written) => (written.safeguards.appeal.on = false)

describe('two worlds', () => {
  it('are found the same if they are the same, resident by resident', async () => {
    const both = await lived(livelyBlueprint(3000, 14), livelyBlueprint(3000, 14))
    expect(counted(both, 'residents')).toBe(3000)
    expect(counted(both, 'touched')).toBe(0)
    expect(differing(both)).toEqual([])
    expect(both.a.digest).toBe(both.b.digest)
    expect(both.a.tables).toEqual(both.b.tables)
  })

  it.each<[string, (written: Written) => void]>([
    ['a title', (written) => (written.rules.litter.title = 'Leaving things about')],
    ['a cost', (written) => (written.databases.office.cost_per_record = '9 yuan')],
    ['an outcry that is never reached', (written) => (written.opinion.outcry.threshold = '99 per year')],
  ])('touch nobody when only %s differs', async (_, change) => {
    const quiet = (written: Written) => (written.opinion.outcry.threshold = '100 per year')
    const both = await lived(
      livelyBlueprint(3000, 14, quiet),
      livelyBlueprint(3000, 14, (written) => {
        quiet(written)
        change(written)
      }),
    )
    expect(counted(both, 'touched')).toBe(0)
    expect(both.a.digest).toBe(both.b.digest)
  })

  it('touch nobody by a rule on what nobody does', async () => {
    const scene = (rule: boolean) =>
      livelyBlueprint(3000, 14, (written) => {
        written.behaviours.duelling = { title: 'Duelling', kind: 'misconduct', context: 'social', rate: '0 per year' }
        if (rule) written.rules.duel = { behaviour: 'duelling', points: '-90 points' }
      })
    const both = await lived(scene(false), scene(true))
    expect(counted(both, 'touched')).toBe(0)
    expect([...both.findings.firsts]).toEqual(Array.from({ length: 14 }, () => 0))
  })

  it('live as each would alone: looking on changes nothing', async () => {
    const [a, b] = [livelyBlueprint(3000, 14), livelyBlueprint(3000, 14, withoutAppeal)]
    const both = await lived(a, b)
    for (const [world, blueprint] of [[both.a, a] as const, [both.b, b] as const]) {
      const alone = await drive(blueprint, aloneCrew(blueprint), { rows: 'none' })
      expect(world.digest).toBe(alone.digest)
      expect(world.tables).toEqual(alone.tables)
    }
  })

  it('are compared alike by any number of threads', async () => {
    const blueprints = { a: livelyBlueprint(9000, 12), b: livelyBlueprint(9000, 12, withoutAppeal) }
    const alone = await liveBoth(blueprints, await alonePair(blueprints))
    expect(counted(alone, 'touched')).toBeGreaterThan(10)
    for (const threads of [1, 2, 3]) {
      const crew = await threadPair(blueprints, threads)
      try {
        expect(crew.threads).toBe(threads)
        const { seconds: _, ...rest } = await liveBoth(blueprints, crew)
        expect(rest).toEqual({ a: alone.a, b: alone.b, findings: alone.findings })
      } finally {
        await crew.close()
      }
    }
  })
})

describe('a difference that leaves no trace in anybody', () => {
  /** Petitioning is punished by no rule, but near one that nobody breaks: those who fear it keep silent. */
  const scene = (spill: string) =>
    smallBlueprint(
      smallScenario((written) => {
        written.response.on = true
        written.behaviours = {
          petition: { title: 'Petitioning', kind: 'voice', context: 'government', rate: '2 per year' },
          riot: { title: 'Rioting', kind: 'voice', context: 'government', rate: '0 per year' },
        }
        written.sensors.patrol.sees = { riot: '100 %' }
        written.rules = { riot: { behaviour: 'riot', points: '-100 points' } }
        written.doors = {}
        written.grades = undefined
        written.response.chill.spill_over = spill
      }),
      { residents: 2000, ticks: 6 },
    )

  it('is found all the same: a petition that is never made', async () => {
    const both = await lived(scene('0 %'), scene('100 %'))
    expect(counted(both, 'touched')).toBeGreaterThan(100)
    expect(differing(both)).toEqual([])
    expect(counted(both, 'touched')).toBe([...both.findings.firsts].reduce((sum, each) => sum + each, 0))
  })
})

describe('a change for one resident', () => {
  /** A trait so rare that one resident has it, and a rule on what only they do; nobody reacts to anybody. */
  const scene = (points: string, seed: number) => {
    const population = smallPopulation()
    population.traits.push({ id: 'hermit', title: 'Hermit', categories: ['no', 'yes'], latent: false })
    population.regions[0].marginals.push({
      area: 'Nowhere',
      shares: [1 - 1 / 4000, 1 / 4000],
      source: [],
      evidence: 'assumed',
    })
    const scenario = smallScenario((written) => {
      written.behaviours.humming = {
        title: 'Humming',
        kind: 'misconduct',
        context: 'social',
        rate: '12 per year',
        who: { hermit: 'yes' },
      }
      written.sensors.patrol.sees.humming = '100 %'
      written.rules.hum = { behaviour: 'humming', points }
      written.measures.groups = ['sex', 'hermit']
    })
    return smallBlueprint(scenario, { residents: 4000, ticks: 12, seed, population })
  }

  it('changes that resident and nobody else', async () => {
    // a seed in which exactly one resident is a hermit
    for (let seed = 1; seed < 20; seed++) {
      const [a, b] = [scene('-20 points', seed), scene('-30 points', seed)]
      const hermits = a.catalogue.groups.findIndex(({ by, group }) => by === 'hermit' && group === 'yes')
      const both = await lived(a, b)
      if (counted(both, 'residents', hermits) !== 1) continue
      expect(counted(both, 'touched')).toBe(1)
      expect(counted(both, 'touched', hermits)).toBe(1)
      expect(differing(both)).toEqual(expect.arrayContaining(['score', 'true_score']))
      return
    }
    expect.unreachable('no seed gave exactly one hermit')
  })
})

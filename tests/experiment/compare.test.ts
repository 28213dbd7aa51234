import { beforeAll, describe, expect, it } from 'vitest'
import { compareThrough, type Comparison } from '../../src/experiment/compare.js'
import { mini } from '../run/mini.js'
import { compareSmall, twoDocuments } from './two.js'

describe('a comparison', () => {
  let found: Comparison
  beforeAll(async () => {
    found = await compareSmall({ without: ['appeal'] })
  })

  it('says who was compared, under which schemes, and who is touched', () => {
    expect(found).toMatchObject({
      comparison: 1,
      residents: 3000,
      ticks: 14,
      seed: '7',
      same_candidates: true,
      same_letters: true,
    })
    expect(found.b.settings).toEqual(['safeguards.appeal.on=false'])
    expect(found.scheme.differences.map(({ text }) => text)).toEqual(['Safeguard appeal: switched off.'])
    expect(found.touched).toBeGreaterThan(10)
    expect(found.touched).toBeLessThan(3000)
    expect(found.share_touched).toBe(found.touched / 3000)
    expect(found.digestA).not.toBe(found.digestB)
  })

  it('knows when lives first differ: not before the first record has led to an appeal', () => {
    expect(found.first_tick).toBeGreaterThanOrEqual(4)
    expect(found.first_touched[found.first_tick!]).toBeGreaterThan(0)
    expect(found.first_touched.slice(0, found.first_tick!).every((each) => each === 0)).toBe(true)
    expect(found.first_touched.reduce((sum, each) => sum + each, 0)).toBe(found.touched)
    expect(found.first_date).toMatch(/^2010-\d\d-01$/)
  })

  it('gives every headline in both worlds, and the totals that differ', () => {
    expect(found.measures.appeals).toMatchObject({ b: 0, unit: 'appeals' })
    expect(found.measures.appeals.a).toBeGreaterThan(0)
    expect(found.measures.appeals.difference).toBe(-found.measures.appeals.a!)
    expect(found.measures.points_restored.b).toBe(0)
    const restored = found.totals.find(({ measure }) => measure === 'points_restored')
    expect(restored).toMatchObject({ table: 'files', a: found.measures.points_restored.a, b: 0 })
    expect(found.totals.every(({ difference }) => difference !== 0)).toBe(true)
  })

  it('adds up: over residents, over groups, and with the tables', () => {
    const [all, ...rest] = found.groups
    const sexes = rest.filter(({ group_by: by }) => by === 'sex')
    expect(sexes.map(({ group }) => group)).toEqual(['female', 'male'])
    const sum = (of: (each: (typeof sexes)[0]) => number) => sexes.reduce((total, each) => total + of(each), 0)
    expect(sum(({ touched }) => touched)).toBe(all.touched)
    expect(sum(({ differences }) => differences.score.lost)).toBe(all.differences.score.lost)
    expect(all.differences.score.mean_difference).toBeCloseTo(found.measures.mean_score.difference!, 10)
    expect(all.differences.true_score.mean_difference).toBeCloseTo(found.measures.mean_true_score.difference!, 10)
    expect(all.totals.points_taken_wrong).toMatchObject({
      a: found.measures.points_lost_unjustly.a,
      b: found.measures.points_lost_unjustly.b,
    })
    expect(all.totals.refused.a).toBe(found.measures.doors_refused.a)
    expect(all.ever_better + all.ever_worse).toBeGreaterThanOrEqual(all.grade_better + all.grade_worse)
  })

  it('takes points from those who had won their appeals, and gives nobody any', () => {
    const [{ differences }] = found.groups
    expect(differences.score.lower).toBeGreaterThan(0)
    expect(differences.score.lost).toBeGreaterThan(differences.score.gained)
  })

  it('tells opinion by region, with the ticks in which letters were held', () => {
    const [town] = found.opinion
    expect(found.opinion).toHaveLength(1)
    expect(town.approval_end.a).toBeCloseTo(found.measures.approval_end.a!, 12)
    expect(town.ticks_in_outcry.a).toBeGreaterThan(0)
    // given in the seventh month, and not dropped before the end
    expect(found.measures.letters_dropped_tick.a).toBeNull()
    expect(town.ticks_with_letters).toEqual({ a: found.ticks - 6, b: found.ticks - 6, difference: 0 })
  })

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })
})

describe('worlds that are the same', () => {
  it('touch exactly nobody, and differ in nothing', async () => {
    const found = await compareSmall({})
    expect(found).toMatchObject({ touched: 0, share_touched: 0, first_tick: null, first_date: null, totals: [] })
    expect(found.scheme.same).toBe(true)
    expect(found.digestA).toBe(found.digestB)
    expect(Object.values(found.measures).every(({ difference }) => !difference)).toBe(true)
  })
})

describe('two scenarios', () => {
  const small = { residents: 2000, ticks: 8, seed: 3 }

  it('are compared by the groups of the first, whatever the second measures', async () => {
    const reader = twoDocuments((written) => {
      written.scenario = 'other'
      written.measures.groups = []
      written.rules.litter.points = '-60 points'
    })
    const found = await compareThrough('small', { reader, other: 'other', ...small })
    expect(found.groups.length).toBeGreaterThan(3)
    expect(found.touched).toBeGreaterThan(100)
    expect(found.b.scenario).toBe('other')
  })

  it('may have other behaviours and letters; what has one name is compared, and the reader is warned', async () => {
    const reader = twoDocuments((written) => {
      written.scenario = 'other'
      written.behaviours = { singing: written.behaviours.helping, ...written.behaviours }
      written.grades.bands = { fine: written.grades.bands.A, ...written.grades.bands }
      delete written.grades.bands.A
      written.doors.school.treatment = {}
    })
    const found = await compareThrough('small', { reader, other: 'other', ...small })
    expect(found).toMatchObject({ same_candidates: false, same_letters: false })
    expect(found.groups[0]).toMatchObject({ grade_better: 0, grade_worse: 0, ever_worse: 0 })
    expect(found.totals.some(({ name }) => name === 'singing')).toBe(true)
  })

  it.each<[string, (written: Record<string, any>) => void, RegExp]>([
    ['residents', (written) => (written.population.residents = '9000 residents'), /10,000 and 9,000.*--residents/],
    ['start', (written) => (written.calendar.start = '2011-01-01'), /different days.*calendar\.start/],
    [
      'step',
      (written) => Object.assign(written.calendar, { tick: '1 week', length: '104 weeks' }),
      /different steps of time/,
    ],
    ['length', (written) => (written.calendar.length = '12 months'), /24 and 12 ticks; say --ticks 12/],
    [
      'population',
      (written) => (written.population.from = 'elsewhere'),
      /different populations \(small and elsewhere\)/,
    ],
  ])('are refused with one message if they differ in %s', async (_, change, says) => {
    const reader = twoDocuments(
      (written) => {
        written.scenario = 'other'
        change(written)
      },
      (written) => (written.population = 'elsewhere'),
    )
    const refused = compareThrough('small', { reader, other: 'other' })
    await expect(refused).rejects.toThrow(says)
    await expect(refused).rejects.toMatchObject({ name: 'InputError' })
  })
})

describe('stopping', () => {
  it('keeps nothing', async () => {
    const controller = new AbortController()
    const stopped = compareThrough('small', {
      reader: mini,
      residents: 2000,
      signal: controller.signal,
      onProgress: ({ tick }) => tick === 2 && controller.abort(),
    })
    await expect(stopped).rejects.toMatchObject({ name: 'Interrupted', ticksDone: 2 })
  })
})

import type { Context } from '../../../src/report/context.js'
import { describe, expect, it } from 'vitest'
import { render } from '../../../src/report/html.js'
import { headlineOf } from '../../../src/report/numbers/headline.js'
import { parametersOf } from '../../../src/report/numbers/parameters.js'
import { actsSection } from '../../../src/report/sections/acts.js'
import { assumptionsSection, valueText } from '../../../src/report/sections/assumptions.js'
import { bibliographySection, limitsSection, manifestSection } from '../../../src/report/sections/closing.js'
import { doorsSection } from '../../../src/report/sections/doors.js'
import { chip, parameterName, sourceAnchor } from '../../../src/report/sections/evidence.js'
import { openingSection, sentences } from '../../../src/report/sections/opening.js'
import { gradesSection } from '../../../src/report/sections/grades.js'
import { opinionSection } from '../../../src/report/sections/opinion.js'
import { populationSection } from '../../../src/report/sections/population.js'
import { scoresSection } from '../../../src/report/sections/scores.js'
import { schemeSection } from '../../../src/report/sections/scheme.js'
import { table } from '../../../src/report/sections/table.js'
import { diskReader } from '../../../src/run/disk.js'
import { loadScenario } from '../../../src/scenario/load.js'
import { en } from '../../../src/report/words/en.js'
import { contextOf, q, scenarioOf, tableOf, tablesOf } from '../fixture.js'

const context = contextOf()
const parameters = parametersOf(context.input.scenario)
/** What a reader reads: without tags and without the space that only tags need. */
const plain = (markup: { text: string }): string =>
  markup.text
    .replace(/<(?:svg|details)[\s\S]*?<\/(?:svg|details)>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' .', '.')

describe('the chapter on scores', () => {
  it('says how many end astray, or that none does', () => {
    expect(plain(scoresSection(context, parameters))).toContain('scores end below the truth')
    const grades = tableOf('grades', [
      { tick: 2, date: '2010-03-01', grade: 'A', residents: 1000, scored: 1000, below_truth: 0, above_truth: 0 },
    ])
    const right = plain(scoresSection(contextOf({ tables: { ...tablesOf(), grades } }), parameters))
    expect(right).toContain('Every score ends where it should')
    expect(right).not.toContain('below the truth')
  })
})

describe('the opening', () => {
  it('tells what happened in sentences with numbers', () => {
    expect(sentences(context, headlineOf(context)).map(([number, text]) => `${render(number)} ${text}`)).toEqual([
      '15% of residents with a grade held B (Bad), the lowest grade, when grades were last in force (March 2010): 150 residents.',
      '4% of residents with a grade were graded worse than a perfect eye would have graded them: 40 of 1,000.',
      '10% of points taken were taken for something the resident had not done: 100 of 1,000 points.',
      '66% of acts that break a rule were seen by no one: 230 of 350. The scheme punishes those it happens to see.',
      '77 times a door stayed shut because of the scheme and for no other reason. 25 times it opened one that would have stayed shut.',
      '40 petitions, complaints and public criticisms were not made, for fear of the scheme (40% of what people would otherwise have said).',
      'March 2010 Protest grew into an outcry. The scheme went on as before.',
    ])
  })

  it('puts first what weighs most', () => {
    const first = (more: Parameters<typeof contextOf>[0]) =>
      /<h1>([^<]*)/.exec(openingSection(contextOf(more)).text)![1].trim()
    expect(first({})).toBe('4% of residents with a grade were graded worse than their own acts deserved')
    const dropped = tableOf('events', [{ tick: 2, date: '2010-03-01', event: 'drop_grades' }])
    expect(first({ tables: { ...tablesOf(), events: dropped } })).toBe(
      'The letters were dropped in March 2010; the scoring went on',
    )
    const ungraded = { ...tablesOf(), grades: undefined }
    expect(first({ tables: ungraded })).toBe('Doors shut 77 times that would have stayed open without the scheme')
    expect(first({ tables: { ...ungraded, doors: undefined } })).toBe('140 records about 1,000 residents')
  })

  it('says where a scheme turned if it did not turn everywhere', () => {
    const regions = ['north', 'south', 'west', 'east', 'centre']
    const opinion = tableOf(
      'opinion',
      regions.map((region) => ({ tick: 2, date: '2010-03-01', region, approval: 0.5, attention: 9, outcry: false })),
    )
    const droppedIn = (where: readonly string[]) =>
      contextOf({
        tables: {
          ...tablesOf(),
          opinion,
          events: tableOf(
            'events',
            where.flatMap((region) => [
              { tick: 1, date: '2010-02-01', region, event: 'outcry' },
              { tick: 2, date: '2010-03-01', region, event: 'drop_grades' },
            ]),
          ),
        },
      })
    const title = (of: Context) => /<h1>([^<]*)/.exec(openingSection(of).text)![1].trim()
    const told = (of: Context) => sentences(of, headlineOf(of)).map(([, text]) => text)
    const few = droppedIn(['west', 'east'])
    expect(title(few)).toBe('4% of residents with a grade were graded worse than their own acts deserved')
    expect(told(few)).toContain(
      'Protest grew into an outcry in west and east, of 5 regions. In March 2010 the letter grades were dropped there; the scoring went on.',
    )
    const many = droppedIn(['west', 'east', 'south', 'north'])
    expect(title(many)).toBe(
      'The letters were dropped in March 2010 in 4 of 5 regions, first in west; the scoring went on',
    )
    expect(title(droppedIn(regions))).toBe('The letters were dropped in March 2010; the scoring went on')
    expect(plain(gradesSection(few, parameters))).toContain('elsewhere they were kept')
    expect(plain(opinionSection(few, parameters))).toContain(
      'Opinion turned in February 2010 in west and east, of 5 regions',
    )
  })

  it('leaves out what was too rare', () => {
    const quiet = contextOf({ tables: { ...tablesOf(), doors: undefined, behaviours: undefined } })
    const told = sentences(quiet, headlineOf(quiet))
      .map(([, text]) => text)
      .join(' ')
    expect(told).not.toMatch(/door|petitions|seen by no one/)
  })
})

describe('evidence', () => {
  it('is a word, not only a colour', () => {
    expect(plain(chip(context, 'disputed', '3')).trim()).toBe('3 disputed')
  })

  it('names a parameter so that a reader finds it', () => {
    const name = (path: string) =>
      parameterName(
        context,
        parameters.find((each) => each.path.join('.') === path)!,
      )
    expect(name('behaviours.theft.factors.sex.male')).toEqual({ block: 'Theft', own: 'more or less often, Sex, Men' })
    expect(name('sensors.camera.sees.theft')).toEqual({ block: 'Camera', own: 'sees, Theft' })
    expect(name('response.deterrence.strength')).toEqual({ block: 'How people react', own: 'deterrence, strength' })
  })

  it('makes anchors of identifiers', () => {
    expect(sourceAnchor('a b"c')).toBe('source-a-b-c')
  })
})

describe('every figure of a real scenario', () => {
  it('has a name in words, not in the language of the file', async () => {
    const { scenario } = await loadScenario('suining-2010', diskReader())
    const real = contextOf({ scenario })
    const names = parametersOf(scenario).map((each) => parameterName(real, each))
    expect(names.length).toBeGreaterThan(400)
    for (const { block, own } of names) expect(`${block}: ${own}`).not.toMatch(/[a-z]_[a-z]|undefined/)
  })
})

describe('chapters', () => {
  it('about doors tell how many look beyond their own field', () => {
    const text = plain(doorsSection(context, parameters))
    expect(text).toContain('The scheme shut a door 77 times and opened one 25 times')
    expect(text).toContain('82% of shut doors would have opened had they looked only at their own field')
  })

  it('about behaviour keep what was not said apart', () => {
    const text = plain(actsSection(context, parameters))
    expect(text).toContain('17% of acts of misconduct were held back')
    expect(text).toContain('40% of petitions and criticisms went unsaid')
  })

  it('about opinion name the outcry', () => {
    expect(plain(opinionSection(context, parameters))).toContain('Opinion turned in March 2010')
    const calm = contextOf({ tables: { ...tablesOf(), events: tableOf('events', []) } })
    expect(plain(opinionSection(calm, parameters))).toContain('Approval went from 60% to 40%, without an outcry')
  })

  it('about the scheme print rules, grades, doors and safeguards', () => {
    const text = plain(schemeSection(context))
    for (const part of [
      'R1 Stealing \u221250 Justice documented book',
      '\u22121 (minor), \u22125, \u221210 (serious)',
      'from 1 February 2010',
      'served first, 5 %',
      'Of those charged, 40% are told.',
      'The score has no floor and no ceiling',
      'There is no human review',
    ])
      expect(text).toContain(part)
  })

  it('about the scheme print safeguards that are on', () => {
    const safeguards = {
      review: {
        on: true,
        reviewed: q('share', '50 %'),
        drops_wrong: q('share', '90 %'),
        drops_right: q('share', '1 %'),
        of: ['camera'],
      },
      repair: {
        on: true,
        taken_up: q('share', '10 %'),
        gives_back: q('share', '50 %'),
        after: q('duration', '1 year'),
      },
      cap: { on: true, taken_per_year: q('points', '100 points') },
      context_wall: { on: true },
      consent: { on: false, given: q('share', '30 %') },
    }
    const text = plain(schemeSection(contextOf({ scenario: scenarioOf({ safeguards }) })))
    for (const part of [
      'Nobody is told',
      'Nobody can object',
      'A human looks at 50%',
      '10% of those charged earn points back: 50% of the deduction, after 1 year',
      'more than 100 points',
      'own field of life',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('having agreed')
  })

  it('about assumptions show value, range, note and source', () => {
    const text = assumptionsSection(context, parameters)
      .text.replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
    expect(text).toContain('Theft Counted once. book')
    expect(text).toContain('1 per year 500 per 1,000 per year \u2026 2 per year')
    expect(text).toContain('Settings of the run')
  })

  it('about the population set published shares beside those who lived', () => {
    const row = {
      region: 'here',
      trait: 'sex',
      latent: false,
      fitted: 0.5,
      expected: null,
      got: null,
      count: null,
      difference: null,
      z: null,
      area: 'Country',
      standsFor: 'nothing nearer',
      source: ['book'],
      evidence: 'documented' as const,
    }
    const fit = {
      population: 'town',
      residents: 1000,
      cells: 2,
      regions: [{ id: 'here', title: 'Here', residents: 1000, communities: 1, rounds: 1, worst: 0 }],
      marginals: [
        { ...row, category: 'female', target: 0.51 },
        { ...row, category: 'male', target: 0.49 },
        { ...row, trait: 'conduct', category: 'steady', target: 1, fitted: 1, latent: true },
      ],
      pairs: [],
      associations: [],
      households: null,
    }
    const text = populationSection(
      contextOf({ fit, population: { title: 'A town', summary: 'Small.', limits: ['Old figures.'] } }),
    )
      .text.replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
    for (const part of [
      'is 1% of residents',
      'Sex: Women 51% 50% \u22121 percentage points Country',
      'Disposition: Steady 100% 100% (not counted',
      'Sex (Country): nothing nearer',
      'Old figures.',
    ])
      expect(text).toContain(part)
  })

  it('say when the population is missing', () => {
    expect(plain(populationSection(context))).toContain('without the account of how well')
  })

  it('about limits say what one run is, whatever the scenario says', () => {
    const text = plain(limitsSection(context))
    expect(text).toContain('It is one run')
    expect(text).toContain('It is made up.')
  })

  it('about sources say how much was read', () => {
    expect(plain(bibliographySection(context, parameters))).toContain(
      'A book. Press, only the opening was read. book Weak.',
    )
    expect(plain(bibliographySection(contextOf({ sources: {} }), parameters))).toContain('not in the bibliography')
    expect(plain(bibliographySection(context, []))).toContain('No figure of this run has a source')
  })

  it('about the run say how to check and cite it', () => {
    const text = plain(manifestSection(context))
    for (const part of [
      'glasshouse verify runs/small',
      'small-town --residents 1000 --ticks 3 --seed 8',
      'seed 7, digest dddd',
      'Node 22',
      '1.25 s',
    ])
      expect(text).toContain(part)
  })
})

describe('values', () => {
  it('are written from the unit they are kept in', () => {
    const say = (kind: Parameters<typeof valueText>[1], value: number) => valueText(context, kind, value)
    expect([say('rate', 2), say('rate', 0.02), say('rate', 0.00002), say('share', 0.05), say('duration', 2)]).toEqual([
      '2 per year',
      '20 per 1,000 per year',
      '2 per 100,000 per year',
      '5%',
      '2 years',
    ])
    expect([say('points', 1), say('points', -50), say('money', 10), say('factor', 1.5), say('count', 1000)]).toEqual([
      '1 point',
      '\u221250 points',
      '10 yuan',
      '1.5 times',
      '1,000',
    ])
  })
})

describe('tables', () => {
  it('head rows and columns and can be scrolled by keyboard', () => {
    const text = table('A & B', [{ title: 'x' }, { title: 'y', number: true }], [['r', 1]]).text
    expect(text).toMatch(/tabindex="0"/)
    expect(text).toMatch(/<th scope="col" class="number">\s*y/)
    expect(text).toMatch(/<th scope="row">\s*r/)
    expect(text).toContain('A &amp; B')
  })
})

describe('words', () => {
  it('are all there', () => {
    const walk = (value: unknown, path: string): void => {
      if (typeof value === 'string') expect(value, path).toMatch(/\S|^$/)
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`)
      else expect(typeof value, path).toBe('function')
    }
    walk(en, 'en')
  })
})

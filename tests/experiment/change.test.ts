import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../src/experiment/change.js'
import { ratedScenario } from '../support/rated.js'
import { withRegistry } from '../support/registry.js'
import { smallScenario, withErrors, type Written } from '../support/small.js'
import { compareSmall } from './two.js'

const scenario = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    withErrors(written)
    written.reactions = { drop: { title: 'Dropped', when: 'outcry', after: '0 days', does: 'drop_grades' } }
    written.safeguards.review = {
      on: false,
      of: ['patrol'],
      reviewed: '50 %',
      drops_wrong: '50 %',
      drops_right: '5 %',
    }
    change(written)
  })

const without = (name: string, change?: (written: Written) => void) => settingsOf(scenario(change), { without: [name] })

describe('--without', () => {
  it.each([
    ['appeal', ['safeguards.appeal.on=false']],
    ['appeals', ['safeguards.appeal.on=false']],
    ['Notice', ['safeguards.notice.on=false']],
    ['litter', ['rules.litter=off']],
    ['rules.litter', ['rules.litter=off']],
    ['patrol', ['sensors.patrol=off']],
    ['drop', ['reactions.drop=off']],
    ['school', ['doors.school.treatment.A=off', 'doors.school.treatment.C=off']],
    ['response', ['response.on=false']],
    ['letters', ['doors.school.treatment.A=off', 'doors.school.treatment.C=off', 'reactions.drop=off', 'grades=off']],
  ])('%s', (name, settings) => {
    expect(without(name)).toEqual(settings)
  })

  it.each([
    ['contagion', 'contagion'],
    ['onlookers', 'contagion'],
    ['like-meets-like', 'like_meets_like'],
    ['scores.stars.deference', 'deference'],
  ])('%s, where people rate each other', (name, part) => {
    const rated = ratedScenario((stars) => {
      Object.assign(stars, { deference: '20 %', like_meets_like: '30 %' })
      stars.contagion = { near: ['low'], seen: '10 %', rating: '500 points' }
    })
    expect(settingsOf(rated, { without: [name] })).toEqual([`scores.stars.${part}=off`])
    expect(() => settingsOf(ratedScenario(), { without: [name] })).toThrow('nothing that can be taken out')
  })

  describe('a list', () => {
    const listed = (written: Written) => {
      const list = (kind: string) => ({ title: kind, kind, context: 'social', evidence: 'assumed' })
      written.lists = { black: list('blacklist'), red: list('redlist') }
      Object.assign(written.rules.litter, { lists: ['black', 'red'] })
      Object.assign(written.rules.help, { lists: 'red', delists: 'black' })
      written.rules.only = { behaviour: 'petition', lists: 'black', evidence: 'assumed' }
      delete written.rules.petition
      Object.assign(written.doors.school, {
        listed: { black: { kind: 'barred', refused: '100 %' }, red: { kind: 'priority', refused: '1 %' } },
        unlisted: { black: { kind: 'normal', refused: '5 %' } },
      })
      const narrow = (ends: string[]) => ({ title: 'End', when: 'outcry', after: '0 days', does: 'narrow', ends })
      written.reactions = { some: narrow(['black', 'school']), all: narrow(['black']) }
    }

    it('goes with what rules do with it, what doors make of it, and what ends it; the rest stays', () => {
      expect(without('black', listed)).toEqual([
        'doors.school.listed.black=off',
        'doors.school.unlisted.black=off',
        'rules.litter.lists=[red]',
        'rules.help.delists=off',
        'rules.only=off',
        'reactions.some.ends=[school]',
        'reactions.all=off',
        'lists.black=off',
      ])
    })

    it('leaves alone what is about another', () => {
      expect(without('red', listed)).toEqual([
        'doors.school.listed.red=off',
        'rules.litter.lists=[black]',
        'rules.help.lists=off',
        'lists.red=off',
      ])
    })
  })

  it('terms leaves doors as they refuse, and lets them ask everybody for the same', () => {
    const settings = without('terms', ({ doors }) => {
      doors.school.terms = { fee: '100 yuan' }
      doors.school.treatment.A.asks = { fee: '0 yuan' }
    })
    expect(settings).toEqual(['doors.school.treatment.A.asks=off'])
    const byList = without('terms', (written) => {
      written.lists = { red: { title: 'Red', kind: 'redlist', context: 'social', evidence: 'assumed' } }
      written.membership = { joins: '1 per year' }
      Object.assign(written.doors.school, {
        terms: { fee: '100 yuan' },
        listed: { red: { kind: 'priority', refused: '1 %', asks: { fee: '0 yuan' } } },
        unlisted: { red: { kind: 'normal', refused: '1 %', asks: { fee: '90 yuan' } } },
        outsiders: { as_members_grow: '10 %', asks: { fee: '200 yuan' } },
      })
    })
    expect(byList).toEqual([
      'doors.school.listed.red.asks=off',
      'doors.school.unlisted.red.asks=off',
      'doors.school.outsiders.asks=off',
    ])
    expect(() => without('terms')).toThrow(
      'no door of small asks anybody for something else because of a grade, a list or membership',
    )
  })

  it('linkage errors go with the registry, or with the shares that stand for it', () => {
    expect(without('linkage')).toEqual(['databases.office.misfiled=off', 'databases.office.lost=off'])
    const compared = (written: Written) => {
      delete written.databases.office.misfiled
      delete written.databases.office.lost
      withRegistry(written)
    }
    expect(without('linkage-errors', compared)).toEqual(['databases.office.identifiers=off', 'registry=off'])
    const perfect = (written: Written) => {
      delete written.databases.office.misfiled
      delete written.databases.office.lost
    }
    expect(() => without('linkage', perfect)).toThrow('every record reaches its file')
  })

  it('joining puts every region into the registry from the start', () => {
    const joining = (written: Written) => {
      Object.assign(written.databases.office, { joins: { default: '2011-01-01' }, joining_cost: '5 yuan' })
    }
    expect(without('joining', joining)).toEqual(['databases.office.joins=off', 'databases.office.joining_cost=off'])
    expect(() => without('joining')).toThrow('no region joins')
  })

  it('expiry ends every time after which points come back', () => {
    const settings = without('expiry', (written) => {
      written.rules.litter.expires = '1 year'
      written.scores.points.expires = '2 years'
    })
    expect(settings).toEqual(['scores.points.expires=off', 'rules.litter.expires=off'])
    expect(() => without('expiry')).toThrow('no points expire in small')
  })

  it('what people do to each other and to the scheme can be taken out by a word', () => {
    const conduct = (written: Written) => {
      const common = { title: 'It', kind: 'merit', context: 'social' }
      const follows = { behaviour: 'littering', share: '20 %', by: 'neighbour' }
      written.behaviours.picking = { ...common, follows }
      written.behaviours.sweeping = { ...common, rate: '1 per year', follows }
      const accuses = { of: 'littering', through: 'patrol', believed: '40 %' }
      written.behaviours.spite = { ...common, kind: 'misconduct', rate: '1 per year', accuses }
      written.response.evasion = { strength: '1 times' }
      written.response.gaming = { factor: '1.5 times', near: '20 points' }
      written.safeguards.access = { on: true, asked: '1 per year' }
      written.publication = { title: 'Lists', named: '50 %', strain: '0 %' }
    }
    expect(without('answers', conduct)).toEqual([
      'behaviours.picking.rate=0 per year',
      'behaviours.picking.follows=off',
      'behaviours.sweeping.follows=off',
    ])
    expect(without('accusations', conduct)).toEqual(['behaviours.spite.accuses=off'])
    expect(without('evasion', conduct)).toEqual(['response.evasion=off'])
    expect(without('response.gaming', conduct)).toEqual(['response.gaming=off'])
    expect(without('publication', conduct)).toEqual(['publication=off'])
    expect(without('access', conduct)).toEqual(['safeguards.access.on=false'])
    for (const name of ['answers', 'accusations', 'evasion', 'gaming', 'publication'])
      expect(() => without(name)).toThrow('nothing that can be taken out')
    expect(() => without('access')).toThrow('does not say anything about it')
  })

  it('asks which one is meant', () => {
    const both = (written: Written) => (written.sensors.school = written.sensors.patrol)
    expect(() => without('school', both)).toThrow('several things in this scheme; write sensors.school or doors.school')
    expect(without('sensors.school', both)).toEqual(['sensors.school=off'])
  })

  it('suggests what was meant, and says what there is', () => {
    expect(() => without('apeal')).toThrow(
      '"apeal" is nothing that can be taken out of this scheme; did you mean appeal?',
    )
    expect(() => without('xyzzy-xyzzy')).toThrow(/there are notice, appeal, review/)
  })

  it('knows that nobody can take out what people do', () => {
    expect(() => without('littering')).toThrow(
      'something people do, which no scheme can take out; the rules on it are litter',
    )
    const unruled = (written: Written) => delete written.rules.litter
    expect(() => without('littering', unruled)).toThrow('no rule is about it')
  })

  it('refuses what would change nothing', () => {
    expect(() => without('review')).toThrow('small has no review to take out: it is off already')
    expect(() => without('cap')).toThrow('it does not say anything about it')
    expect(() => without('school', (written) => (written.doors.school.treatment = {}))).toThrow(
      'no say at the door school',
    )
  })
})

describe('--with', () => {
  const added = (name: string) => settingsOf(scenario(), { with: [name] })

  it('switches a safeguard on', () => {
    expect(added('review')).toEqual(['safeguards.review.on=true'])
    expect(added('safeguards.review')).toEqual(['safeguards.review.on=true'])
  })

  it('says why not', () => {
    expect(() => added('appeal')).toThrow('appeal is on already in small')
    expect(() => added('cap')).toThrow('small does not say how cap would work; write a file that extends it')
    expect(() => added('litter')).toThrow('"litter" is no safeguard; safeguards are notice, appeal')
    expect(() => added('reviw')).toThrow('did you mean review?')
  })
})

it('puts single values last, so that they win', () => {
  const settings = settingsOf(scenario(), { without: ['appeal'], set: ['safeguards.appeal.on=true'] })
  expect(settings).toEqual(['safeguards.appeal.on=false', 'safeguards.appeal.on=true'])
})

describe('what is taken out is gone from the second world', () => {
  it.each(['litter', 'patrol', 'school', 'letters', 'response', 'drop'])('%s', async (name) => {
    const found = await compareSmall({ without: [name], residents: 1500, ticks: 8 })
    expect(found.scheme.same).toBe(false)
    expect(found.same_candidates).toBe(true)
    if (name !== 'drop') expect(found.touched).toBeGreaterThan(0)
  })
})

import { describe, expect, it } from 'vitest'
import { actRows, protests, sumActs, victimRows } from '../../../src/report/numbers/acts.js'
import { chargesByBehaviour, pointsOn, pointsTaken, sumCharges, wayBack } from '../../../src/report/numbers/charges.js'
import { costByYear, costOf, spentOverTime } from '../../../src/report/numbers/cost.js'
import { doorRows, fieldRows } from '../../../src/report/numbers/doors.js'
import { fallsAndRises, flowOf, heldAt } from '../../../src/report/numbers/grades.js'
import { byTrait, groupRows, worst } from '../../../src/report/numbers/groups.js'
import { headlineOf } from '../../../src/report/numbers/headline.js'
import { eventRows, firstEvent, opinionSeries, outcryLevel } from '../../../src/report/numbers/opinion.js'
import { countEvidence, parametersOf, under } from '../../../src/report/numbers/parameters.js'
import { mean, part, rate } from '../../../src/report/numbers/rates.js'
import { binsAt, distanceAt, merged, quantile, spreadOverTime } from '../../../src/report/numbers/scores.js'
import { everybody, lastTick, total, totals } from '../../../src/report/numbers/totals.js'
import { contextOf, scenarioOf, tableOf, tablesOf } from '../fixture.js'

const context = contextOf()
const { tables } = context.input

describe('totals', () => {
  it('add up the rows that match, by key', () => {
    expect(totals(tables.moves, ['grade_to'], ['residents'], { ...everybody, tick: 2 })).toEqual([
      { grade_to: 'A', residents: 850 },
      { grade_to: 'B', residents: 150 },
    ])
    expect(total(tables.moves, ['residents'], { grade_from: ['A', 'B'] })).toEqual({ residents: 1000 })
  })

  it('are 0 where there is no row or no table, and ignore what is no number', () => {
    expect(total(undefined, ['residents'])).toEqual({ residents: 0 })
    expect(total(tables.moves, ['residents'], { tick: 9 })).toEqual({ residents: 0 })
    expect(total(tableOf('opinion', [{ approval: Number.NaN }, { approval: 0.5 }]), ['approval'])).toEqual({
      approval: 0.5,
    })
  })

  it('refuse a column that is not there', () => {
    expect(() => total(tables.moves, ['nothing'])).toThrow('no column nothing')
  })

  it('know the last tick', () => {
    expect([lastTick(tables.grades), lastTick(undefined), lastTick(tables.spells)]).toEqual([2, -1, -1])
  })
})

describe('rates', () => {
  it('say nothing on fewer than ten events', () => {
    expect(rate(9, 100).value).toBeNull()
    expect(rate(10, 100, 1000).value).toBe(100)
    expect(rate(10, 0).value).toBeNull()
    expect(mean(500, 100, 9).value).toBeNull()
    expect(mean(500, 100, 10).value).toBe(5)
    expect(part(1, 0)).toBe(0)
  })
})

describe('context', () => {
  it('knows how long the run was, who lived in it and when letters were last held', () => {
    expect(context.residents).toBe(1000)
    expect(context.years).toBeCloseTo(0.25)
    expect(context.gradedTick).toBe(2)
    expect(context.grades.map((grade) => grade.title)).toEqual(['A (Good)', 'B (Bad)'])
    expect(context.groupTitle('sex x age', 'male x 75+')).toBe('Men, 75+')
    expect(context.traitTitle('constructor')).toBe('Constructor')
    expect(context.groupTitle('age', '16-29')).toBe('16-29')
    expect(context.groupTitle('work', 'self-employed')).toBe('Self employed')
  })
})

describe('grades', () => {
  it('flow from the first grading to the last', () => {
    const flow = flowOf(context)!
    expect(flow.gradings).toBe(2)
    expect(flow.steps).toEqual([
      { label: 'Before', residents: [0, 0, 1000] },
      { label: 'February 2010', residents: [900, 100, 0] },
      { label: 'March 2010', residents: [850, 150, 0] },
    ])
    expect(flow.moves[1][0]).toEqual([830, 70, 0])
  })

  it('are told apart by their days where several fall into one month', () => {
    const moves = tableOf(
      'moves',
      [10, 11, 12].map((day) => ({ tick: day, date: `2010-01-${day}`, grade_from: 'A', grade_to: 'A', residents: 5 })),
    )
    expect(flowOf(contextOf({ tables: { ...tablesOf(), moves } }))!.steps.map(({ label }) => label)).toEqual([
      'Before',
      '10 January 2010',
      '11 January 2010',
      '12 January 2010',
    ])
  })

  it('leave out the end of the letters, and are nothing without letters', () => {
    const dropped = tableOf('moves', [
      { tick: 1, grade_from: 'none', grade_to: 'A', residents: 5 },
      { tick: 2, grade_from: 'A', grade_to: 'none', residents: 5 },
    ])
    expect(flowOf(contextOf({ tables: { ...tablesOf(), moves: dropped } }))!.gradings).toBe(1)
    expect(flowOf(contextOf({ scenario: scenarioOf({ grades: undefined }) }))).toBeUndefined()
  })

  it('count falls and rises among letters', () => {
    expect(fallsAndRises(context)).toEqual({ falls: 70, rises: 20, kept: 910 })
    expect(heldAt(context, 2).map(({ id, residents, tooLow }) => [id, residents, tooLow])).toEqual([
      ['A', 850, 0],
      ['B', 150, 40],
    ])
  })
})

describe('scores', () => {
  it('fill the gaps between bins', () => {
    expect(binsAt(context).map((bin) => [bin.from, bin.to, bin.recorded])).toEqual([
      [null, 69, 20],
      [70, 79, 40],
      [80, 89, 0],
      [90, 99, 930],
    ])
  })

  it('are put together without losing anybody', () => {
    const bins = binsAt(context)
    const few = merged(bins, 2)
    expect(few.map((bin) => [bin.from, bin.to])).toEqual([
      [null, 69],
      [70, 89],
      [90, 99],
    ])
    expect(few.reduce((sum, bin) => sum + bin.recorded, 0)).toBe(990)
  })

  it('have quantiles inside bins', () => {
    const bins = binsAt(context)
    expect(quantile(bins, 0.5, 'recorded')).toBeCloseTo(90 + (9 * (495 - 60)) / 930)
    expect(quantile(bins, 0.01, 'recorded')).toBe(69)
    expect(quantile([], 0.5, 'truth')).toBeNull()
    expect(spreadOverTime(context)).toHaveLength(3)
    expect(distanceAt(context)).toMatchObject({ below_truth: 120, points_below_truth: 1200 })
  })
})

describe('charges', () => {
  it('are right, mistaken, invented or misfiled', () => {
    const [theft, litter] = chargesByBehaviour(context)
    // 100 seen, of which 6 were lost and 4 went to a namesake
    expect(theft).toMatchObject({
      behaviour: 'theft',
      points: -50,
      done: 300,
      right: 90,
      wrong: 19,
      all: 109,
      missed: 190,
      ruled: 300,
    })
    expect(litter).toMatchObject({ behaviour: 'litter', points: -10, right: 10, wrong: 0 })
    expect(sumCharges([theft, litter])).toMatchObject({ right: 100, wrong: 19, all: 119 })
  })

  it('leave out what costs nothing', () => {
    expect(chargesByBehaviour(context).map((row) => row.behaviour)).not.toContain('gift')
    expect(pointsOn(context.input.scenario, 'gift')).toEqual({ lowest: 0, highest: 5 })
  })

  it('take points, and are put right', () => {
    expect(pointsTaken(context)).toMatchObject({ right: 900, wrong: 100, wrongShare: 0.1 })
    expect(wayBack(context)).toMatchObject({ wrong: 19, told_wrong: 8, appeals_wrong: 3, upheld_wrong: 2 })
  })
})

describe('groups', () => {
  const rows = groupRows(context)
  const row = (group: string) => rows.find((each) => each.group === group)!

  it('have the measures of everybody', () => {
    expect(row('all').tooLow.value).toBeCloseTo(40)
    expect(row('all').below.value).toBeCloseTo(1.2)
    expect(row('all').wrongCharges.value).toBeCloseTo((19 / 250) * 1000)
    expect(row('male').wrongCharges.value).toBeCloseTo((18 / 125) * 1000)
    expect(row('female').wrongCharges.value).toBeNull()
    expect(row('male').taken!.right).toBeCloseTo(700 / 125)
    expect(row('female').taken).toBeNull()
  })

  it('are sorted by trait, without everybody and without crossed traits', () => {
    expect(byTrait([...rows, { ...rows[1], trait: 'sex x age' }]).map((set) => [set.trait, set.rows.length])).toEqual([
      ['sex', 2],
    ])
  })

  it('are named only where luck would hardly do it', () => {
    const of = (events: number, value: number) => ({ ...rows[1], wrongCharges: { events, among: 1, value } })
    const all = { ...rows[0], wrongCharges: { events: 1000, among: 1, value: 10 } }
    const name = (...others: typeof rows) => worst([all, ...others], (each) => each.wrongCharges)
    // 20 events where 10 were to be expected: 3.2 standard deviations
    expect(name(of(20, 20))).toBeUndefined()
    expect(name(of(40, 20), of(300, 15))!.times).toBe(2)
    expect(name(of(300, 9))).toBeUndefined()
  })
})

describe('doors', () => {
  it('shut and open by grade', () => {
    expect(doorRows(context).map((door) => [door.door, door.grade, door.shut, door.opened])).toEqual([
      ['bank', 'A', 0, 25],
      ['bank', 'B', 70, 0],
      ['school', 'B', 7, 0],
    ])
  })

  it('answer to conduct of their own field or of others', () => {
    expect(fieldRows(context)).toEqual([
      { field: 'government', charges: 0, shut: 0, crossed: 0 },
      { field: 'commerce', charges: 0, shut: 70, crossed: 63 },
      { field: 'social', charges: 10, shut: 7, crossed: 0 },
      { field: 'justice', charges: 109, shut: 0, crossed: 0 },
    ])
  })
})

describe('acts', () => {
  it('are compared with what base rates would have brought', () => {
    const theft = actRows(context)[0]
    expect(theft).toMatchObject({ done: 300, withheld: 50, provoked: 10, base: 340 })
    expect(sumActs(actRows(context).filter((each) => each.kind === 'voice')).withheldShare).toBeCloseTo(0.4)
    expect(protests(context)).toEqual({ said: 12, unsaid: 5 })
  })

  it('have victims, and spare some', () => {
    // 300 victims of 300 acts: one an act
    expect(victimRows(context)).toMatchObject([{ behaviour: 'theft', victims: 300, spared: 50, added: 10 }])
  })
})

describe('opinion', () => {
  it('is a series for each region, with the stretches of outcry', () => {
    const [here] = opinionSeries(context)
    expect(here.attention).toEqual([0, 60, 120])
    expect(here.outcries).toEqual([{ from: 2, to: 2 }])
    // 12 per 1,000 and year are 100 per 100,000 and month
    expect(outcryLevel(context)).toBeCloseTo(100)
  })

  it('has events, once for all regions', () => {
    const events = tableOf('events', [
      { tick: 1, event: 'outcry', region: 'a' },
      { tick: 1, event: 'outcry', region: 'b' },
      { tick: 0, event: 'graded', region: 'a' },
    ])
    const many = contextOf({ tables: { ...tablesOf(), events } })
    expect(eventRows(many).map((row) => [row.event, row.regions])).toEqual([
      ['graded', ['a']],
      ['outcry', ['a', 'b']],
    ])
    expect(firstEvent(many, 'repeal')).toBeUndefined()
  })
})

describe('cost', () => {
  it('adds up, over time and by year', () => {
    expect(costOf(context)).toMatchObject({ records: 150, reviews: 3, yuan: 2800 })
    expect(spentOverTime(context)).toEqual({
      setup: [1000, 1000, 1000],
      records: [0, 500, 1500],
      reviews: [0, 100, 300],
    })
    expect(costByYear(context)).toEqual([{ year: '2010', records: 150, reviews: 3, yuan: 2800 }])
  })
})

describe('parameters', () => {
  const parameters = parametersOf(context.input.scenario)

  it('are every quantity, with the block it stands in', () => {
    const theft = parameters.find(({ path }) => path.join('.') === 'behaviours.theft.factors.sex.male')!
    expect([theft.block, theft.within]).toEqual(['Theft', ['factors', 'sex', 'male']])
    expect(parameters.find(({ path }) => path.join('.') === 'response.deterrence.strength')!.block).toBe('')
    expect(parameters.filter((each) => each.setting).map((each) => each.path[1])).toEqual([
      'tick',
      'length',
      'score_bins',
    ])
  })

  it('are picked by the beginning of their path, settings apart', () => {
    expect(under(parameters, 'doors.*.refused_anyway')).toHaveLength(2)
    expect(under(parameters, 'calendar')).toHaveLength(0)
    expect(countEvidence(under(parameters, 'rules'))).toEqual([
      ['documented', 1],
      ['reported', 0],
      ['disputed', 0],
      ['assumed', 4],
      ['fictional', 0],
    ])
  })
})

describe('the headline', () => {
  it('knows the few numbers that matter', () => {
    expect(headlineOf(context)).toMatchObject({
      low: { title: 'B (Bad)', residents: 150, lowest: true },
      lettered: 1000,
      tooLow: 40,
      tooLowShare: 0.04,
      shut: 77,
      opened: 25,
      spared: 50,
      victims: 300,
      dropped: undefined,
    })
    expect(headlineOf(context).approval).toBeCloseTo(0.4)
  })
})

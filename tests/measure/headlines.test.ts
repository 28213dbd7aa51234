import { describe, expect, it } from 'vitest'
import { headlineDefinitions, headlines } from '../../src/measure/headlines.js'
import { simulate } from '../../src/run/simulate.js'
import { live, smallBlueprint, smallScenario, withErrors, type Written } from '../support/small.js'
import { behaviourMetric, regionFlow } from '../../src/engine/counters.js'

const lively = (written: Written) => {
  withErrors(written)
  written.response.on = true
  written.opinion.outcry.threshold = '10 per 1000 per year'
  written.reactions = { drop: { title: 'Letters dropped', when: 'outcry', after: '9 months', does: 'drop_grades' } }
}
const blueprint = smallBlueprint(smallScenario(lively), { residents: 4000 })

describe('headlines', () => {
  it('agree with the counters of the run', async () => {
    const { measures } = await simulate(blueprint)
    const { total } = live(blueprint)
    const flow = (behaviour: string, metric: Parameters<typeof behaviourMetric>[1]) =>
      regionFlow(
        total,
        0,
        behaviourMetric(
          blueprint.catalogue.behaviours.findIndex((b) => b.id === behaviour),
          metric,
        ),
      )
    expect(measures.residents).toBe(4000)
    expect(measures.charges_true).toBe(flow('littering', 'seen') + flow('petition', 'seen'))
    expect(measures.missed_acts).toBe(flow('littering', 'missed') + flow('petition', 'missed'))
    expect(measures.petitions_made).toBe(flow('petition', 'done'))
    expect(measures.petitions_not_made).toBe(flow('petition', 'withheld'))
    expect(measures.misconduct_done).toBe(flow('littering', 'done'))
    expect(measures.charges_false).toBeGreaterThan(0)
    expect(measures.acts_punishable).toBe(flow('littering', 'done') + flow('petition', 'done'))
  })

  it('take grades from the last tick in which letters were held', async () => {
    const { measures, events } = await simulate(blueprint)
    const dropped = events.find((event) => event.what === 'drop_grades')!.tick
    expect(measures.letters_dropped_tick).toBe(dropped)
    expect(measures.outcry_tick).toBe(dropped - 9)
    // letters are taken away in the tick after the decision
    expect(measures.graded_at_tick).toBe(dropped)
    const shares = Object.values(measures.grade_shares!)
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
    expect(measures.wrongly_graded).toBeCloseTo(measures.graded_too_low! + measures.graded_too_high!, 12)
    expect(measures.graded_too_low).toBeGreaterThan(0)
  })

  it('say nothing about grades where nobody was ever graded', async () => {
    const { measures } = await simulate(smallBlueprint(smallScenario(), { residents: 500, ticks: 3 }))
    expect(measures).toMatchObject({
      grade_shares: null,
      graded_at_tick: null,
      wrongly_graded: null,
      outcry_tick: null,
    })
    expect(measures.by_group.length).toBeGreaterThan(1)
    for (const each of measures.by_group) expect(each.wrongly_graded).toBeNull()
  })

  it('split by group without losing anybody', async () => {
    const { measures } = await simulate(blueprint)
    for (const trait of ['sex', 'residence']) {
      const groups = measures.by_group.filter((each) => each.group_by === trait)
      expect(groups.map((each) => each.residents).reduce((a, b) => a + b)).toBe(4000)
      const wrong = groups.reduce((all, each) => all + each.wrongly_graded! * each.residents, 0) / 4000
      expect(wrong).toBeCloseTo(measures.wrongly_graded!, 12)
      const lost = groups.reduce((all, each) => all + each.points_lost_unjustly_per_resident * each.residents, 0)
      expect(lost).toBeCloseTo(measures.points_lost_unjustly!, 6)
    }
  })

  it('are all defined', async () => {
    const { measures } = await simulate(blueprint)
    const { grade_shares: _shares, graded_at_tick: _at, by_group: _groups, ...figures } = measures
    expect(Object.keys(figures).toSorted()).toEqual(Object.keys(headlineDefinitions).toSorted())
    for (const value of Object.values(figures)) expect(value === null || Number.isFinite(value)).toBe(true)
    expect(headlines((await simulate(blueprint)).tables)).toEqual(measures)
  })
})

import { describe, expect, it } from 'vitest'
import { behaviourMetric, doorMetric, fileMetric, regionFlow, regionStock } from '../../../src/engine/counters.js'
import { isScored, join } from '../../../src/engine/respond/membership.js'
import { Q16 } from '../../../src/engine/tables.js'
import { member } from '../../../src/engine/respond/tables.js'
import { regionList } from '../../../src/engine/list/counting.js'
import { entryKind } from '../../../src/engine/world.js'
import { withFactors, withMembership } from '../../support/factors.js'
import { type Written, live, smallBlueprint, smallScenario } from '../../support/small.js'
import { onStage, onTheWay, send } from '../../support/stage.js'

const scenario = (change: Written, also: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    withMembership(written, change)
    written.calendar = { start: '2010-01-01', tick: '1 week', length: '208 weeks' }
    also(written)
  })

const years = (weeks: number) => (weeks * 7) / 365.25

/** Members at the end of each tick, as shares of everybody. */
function growth(change: Written, also?: (written: Written) => void): number[] {
  const residents = 20_000
  const shares: number[] = []
  live(smallBlueprint(scenario(change, also), { residents }), (_, counters) => {
    shares.push(regionStock(counters, 0, 'scored') / residents)
  })
  return shares
}

describe('joining', () => {
  it('of one’s own accord leaves exp(-rate x time) outside', () => {
    const shares = growth({ held_at_start: '0 %', joins: '0.3 per year' })
    for (const tick of [25, 51, 103, 207])
      expect(Math.abs(shares[tick] - (1 - Math.exp(-0.3 * years(tick + 1))))).toBeLessThan(0.015)
  })

  it('by pull alone grows as a logistic curve', () => {
    const [start, pull] = [0.05, 1.5]
    const shares = growth({ held_at_start: '5 %', joins: '0 per year', pull: '1.5 per year' })
    // nobody is drawn in the first tick, since nobody has been counted yet
    for (const tick of [26, 52, 104, 156, 207]) {
      const grown = Math.exp(pull * years(tick))
      const expected = (start * grown) / (1 - start + start * grown)
      // steps of a week lag behind the curve by no more than this
      expect(Math.abs(shares[tick] - expected)).toBeLessThan(0.03)
    }
  })

  it('by both follows the curve of Bass', () => {
    const [p, q] = [0.1, 1]
    const shares = growth({ held_at_start: '0 %', joins: '0.1 per year', pull: '1 per year' })
    for (const tick of [51, 103, 207]) {
      const left = Math.exp(-(p + q) * years(tick + 1))
      expect(Math.abs(shares[tick] - (1 - left) / (1 + (q / p) * left))).toBeLessThan(0.03)
    }
  })

  it('comes to rest where as many leave as join', () => {
    const shares = growth({ held_at_start: '10 %', joins: '2 per year', leaves: '1 per year' })
    expect(Math.abs(shares[207] - 2 / 3)).toBeLessThan(0.02)
  })

  it('is for those whom it is meant for, more of some than of others', () => {
    const { world, tables, place } = onStage(
      scenario({
        held_at_start: '40 %',
        joins: '0 per year',
        who: { residence: 'urban' },
        factors: { sex: { male: '2 times' } },
      }),
      { residents: 20_000 },
    )
    expect(place).toBeDefined()
    const held = [0, 0, 0, 0]
    const all = [0, 0, 0, 0]
    const chances = new Set(tables.membership!.atStart)
    for (let i = 0; i < world.member.length; i++) {
      const chance = tables.membership!.atStart[world.cell[i]]
      const sort = [...chances].indexOf(chance)
      all[sort]++
      held[sort] += world.member[i] === member.is ? 1 : 0
    }
    const shares = [...chances].map((chance, sort) => [chance / 2 ** 32, held[sort] / all[sort]])
    expect(shares.map(([chance]) => Math.round(chance * 100)).toSorted((a, b) => a - b)).toEqual([0, 40, 80])
    for (const [chance, share] of shares) expect(Math.abs(share - chance)).toBeLessThan(0.02)
  })
})

describe('those who stay out', () => {
  const lived = live(smallBlueprint(scenario({ held_at_start: '30 %', joins: '0 per year' })))

  it('are not charged, have no letter and no score', () => {
    const { world, total, last } = lived
    for (let i = 0; i < world.member.length; i++) {
      if (isScored(world, i)) continue
      expect([world.score[i], world.truth[i], world.grade[i]]).toEqual([1000, 1000, 3])
    }
    const members = regionStock(last, 0, 'scored')
    expect(regionFlow(total, 0, behaviourMetric(0, 'done'))).toBeGreaterThan(0)
    expect(last.histogram.subarray(0, last.layout.scoreBins).reduce((sum, count) => sum + count, 0)).toBe(members)
    // every act of a member is seen and laid to them; those of others are looked at by nobody
    const seen = regionFlow(total, 0, behaviourMetric(0, 'seen')) / regionFlow(total, 0, behaviourMetric(0, 'done'))
    expect(Math.abs(seen - 0.3)).toBeLessThan(0.02)
  })

  it('are not frightened by rules that do not touch them', () => {
    const frightened = (held: string) =>
      live(
        smallBlueprint(
          scenario({ held_at_start: held, joins: '0 per year' }, (written) => (written.response.on = true)),
        ),
      ).total
    const withheld = (held: string) => regionFlow(frightened(held), 0, behaviourMetric(0, 'withheld'))
    expect(withheld('0 %')).toBe(0)
    expect(withheld('50 %')).toBeGreaterThan(0)
  })

  it('are refused more often the more others are members', () => {
    const shut = (held: string) => {
      const { total } = live(
        smallBlueprint(
          scenario({ held_at_start: held, joins: '0 per year' }, (written) => {
            written.doors.school.outsiders = { as_members_grow: '60 %' }
          }),
          { residents: 40_000 },
        ),
      )
      const of = (metric: 'outsider_attempts' | 'outsiders_refused_by_scheme') =>
        regionFlow(total, 0, doorMetric(total.layout, 0, metric))
      return of('outsiders_refused_by_scheme') / of('outsider_attempts')
    }
    // 10 % are refused anyway; between that and 60 % the rest goes with the share of members
    expect(shut('0 %')).toBe(0)
    expect(Math.abs(shut('40 %') - 0.2)).toBeLessThan(0.015)
    expect(Math.abs(shut('80 %') - 0.4)).toBeLessThan(0.02)
  })
})

describe('leaving', () => {
  it('takes the file along: points go back to the start, and nothing arrives any more', () => {
    const stage = onStage(
      smallScenario((written) => {
        withFactors(written)
        withMembership(written, { held_at_start: '100 %', leaves: '50 per year' })
      }),
    )
    const { world, place, flow, tables } = stage
    world.pools[0] = 7
    world.score[0] = 333
    world.subscore[0] = -9
    send(stage, { due: 9, who: 0, points: -20 }, { due: 9, who: 1, points: -20 })
    place.now.members[0] = Q16
    place.draw = (_subject, _tick, _purpose, _n, out) => out.fill(0)
    world.member.fill(member.never, 1)
    tables.membership!.joins.fill(0)
    tables.membership!.pulled.fill(0)
    join(place)
    expect([world.member[0], world.score[0], world.subscore[0]]).toEqual([member.left, world.began[0], 0])
    expect(world.pools[0]).toBe(100)
    expect(onTheWay(stage).map(({ who }) => who)).toEqual([1])
    expect(flow(fileMetric(place.layout, 'left'))).toBe(1)
  })

  it('takes one off every list, on file and in truth, and nothing of it comes later', () => {
    const stage = onStage(
      smallScenario((written) => {
        withMembership(written, { held_at_start: '100 %', leaves: '50 per year' })
        written.lists = { court: { title: 'Court', kind: 'blacklist', context: 'justice', evidence: 'assumed' } }
      }),
    )
    const { world, place, counters } = stage
    world.listed.set([2, 1])
    world.trulyListed.set([1, 1])
    send(stage, { due: 9, kind: entryKind.leaves, who: 0 }, { due: 9, kind: entryKind.trulyLeaves, who: 0 })
    place.draw = (_subject, _tick, _purpose, _n, out) => out.fill(0)
    world.member.fill(member.never, 1)
    stage.tables.membership!.joins.fill(0)
    join(place)
    expect([...world.listed.subarray(0, 2)]).toEqual([0, 1])
    expect([...world.trulyListed.subarray(0, 2)]).toEqual([0, 1])
    expect(onTheWay(stage)).toEqual([])
    expect(regionList(counters, 0, 0, 'left_taken')).toBe(2)
  })
})

import { describe, expect, test } from 'vitest'
import { nowFor } from '../../../src/engine/respond/now.js'
import { respond } from '../../../src/engine/respond/regions.js'
import { listScenario } from '../../support/listed.js'
import { live, smallBlueprint } from '../../support/small.js'
import { onStage } from '../../support/stage.js'

const law = (when: string, ends: string[], after = '0 days') =>
  listScenario((written) => {
    written.rules.help = { behaviour: 'helping', delists: 'court', evidence: 'assumed' }
    written.reactions = { law: { title: 'Law', when, after, does: 'narrow', ends } }
  })

describe('a reaction that narrows', () => {
  test('ends what it names from its day on, and nothing else', () => {
    const { tables, regions } = onStage(law('2010-07-01', ['litter', 'school']))
    const at = (tick: number) => {
      const now = nowFor(tables, regions, tick)
      return [now.ruled[0], now.listing![0], now.ruled[1], now.treated[0], now.listsEnded![0]]
    }
    expect(at(5)).toEqual([1, 1, 1, 1, 0])
    expect(at(6)).toEqual([0, 0, 1, 0, 0])
    expect(at(20)).toEqual([0, 0, 1, 0, 0])
  })

  test('waits for an outcry where it is set off by one, and is told once', () => {
    const { tables, regions, counters } = onStage(law('outcry', ['court'], '3 months'))
    const ended = (tick: number) => nowFor(tables, regions, tick).listsEnded![0]
    regions[0].attention = tables.opinion.threshold * 20
    expect(respond(tables, regions, counters, 4).map(({ what }) => what)).toContain('outcry')
    const later = [5, 6, 7, 8].flatMap((tick) => respond(tables, regions, counters, tick).map(({ what }) => what))
    expect(later.filter((what) => what === 'narrow')).toEqual(['narrow'])
    expect([ended(7), ended(8)]).toEqual([0, 1])
  })

  test('moves no luck before its day: both worlds are the same until then', () => {
    const digests = (when: string) => {
      const seen: number[] = []
      live(smallBlueprint(law(when, ['court']), { residents: 2048, ticks: 12 }), (_, __, world) =>
        seen.push(world.listed.reduce((sum, each) => sum + each, 0)),
      )
      return seen
    }
    const [early, late] = [digests('2010-07-01'), digests('2010-10-01')]
    expect(early.slice(0, 6)).toEqual(late.slice(0, 6))
    expect(early.slice(6)).toEqual([0, 0, 0, 0, 0, 0])
    expect(late[8]).toBeGreaterThan(0)
    expect(late[9]).toBe(0)
  })
})

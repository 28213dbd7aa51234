import { describe, expect, it } from 'vitest'
import { scoreDue } from '../../../src/engine/score/due.js'
import { scoreNow, truthNow } from '../../../src/engine/score/composite.js'
import { friendsOf } from '../../../src/engine/score/friends.js'
import { refresh } from '../../../src/engine/score/refresh.js'
import { scoreTruth } from '../../../src/engine/score/score.js'
import { CONTEXTS } from '../../../src/engine/tables.js'
import { NO_FRIENDS } from '../../../src/engine/score/tables.js'
import { entryKind } from '../../../src/engine/world.js'
import { withFactors, withMembership } from '../../support/factors.js'
import { smallScenario } from '../../support/small.js'
import { onStage, send } from '../../support/stage.js'

const [LITTERING, , PETITION] = [0, 1, 2]
const SOCIAL = 2

describe('a composite score', () => {
  const stage = () => onStage(smallScenario((written) => withFactors(written)))

  it('starts where its factors start, by traits and within the spread', () => {
    const { world, tables, place } = stage()
    const starts = new Set<number>()
    for (let i = 0; i < place.size; i++) {
      expect(world.pools[i * 2]).toBe(100)
      starts.add(world.pools[i * 2 + 1])
      // 300 + 600 x (0.5 x 0.5 + 0.5 x (100 + voice) / 200)
      expect(Math.abs(world.score[i] - (450 + 300 * ((100 + world.pools[i * 2 + 1]) / 200)))).toBeLessThan(0.51)
    }
    expect([Math.min(...starts), Math.max(...starts)]).toEqual([-10, 30])
    expect(tables.score.base).toBe(600)
    expect(world.score).toEqual(world.truth)
  })

  it('moves a factor when a record arrives, and shows it at the refresh', () => {
    const at = stage()
    const { world, place } = at
    const before = world.score[3]
    send(at, { kind: entryKind.record, who: 3, behaviour: LITTERING, points: -20 })
    scoreDue(place)
    expect([world.pools[6], world.score[3]]).toEqual([80, before])
    // 20 of 200 points, half of 600
    expect(scoreNow(place, 3)).toBe(before - 30)
    expect(world.subscore[3 * CONTEXTS + SOCIAL]).toBe(-30)
    refresh(place)
    expect([world.score[3], world.truth[3]]).toEqual([before - 30, before])
  })

  it('gives back exactly what it took', () => {
    const at = stage()
    const { world, place } = at
    send(
      at,
      { kind: entryKind.record, who: 3, behaviour: LITTERING, points: -33 },
      { kind: entryKind.expiry, who: 3, behaviour: LITTERING, points: -33 },
    )
    scoreDue(place)
    expect([world.pools[6], world.subscore[3 * CONTEXTS + SOCIAL]]).toEqual([100, 0])
    scoreTruth(place, 3, PETITION, -50, 0, false)
    send(at, { kind: entryKind.trueExpiry, who: 3, behaviour: PETITION, points: -50 })
    expect(truthNow(place, 3)).toBe(world.truth[3] - 75)
    scoreDue(place)
    expect(truthNow(place, 3)).toBe(world.truth[3])
  })

  it('lets a pool run on beyond its ends, where it counts no more', () => {
    const at = stage()
    const { world, place } = at
    send(at, { kind: entryKind.record, who: 0, behaviour: LITTERING, points: -300 })
    scoreDue(place)
    const floor = scoreNow(place, 0)
    send(at, { kind: entryKind.record, who: 0, behaviour: LITTERING, points: -20 })
    scoreDue(place)
    expect([world.pools[0], scoreNow(place, 0)]).toEqual([-220, floor])
  })

  it('is shown on its own dates only', () => {
    const scenario = smallScenario((written) => {
      withFactors(written)
      written.scores.index.refreshed = '3 months'
    })
    expect(Array.from(onStage(scenario).tables.score.composite!.refreshes).slice(0, 8)).toEqual([
      1, 0, 0, 1, 0, 0, 1, 0,
    ])
  })
})

describe('friends', () => {
  const stage = (change = {}) =>
    onStage(
      smallScenario((written) => {
        withFactors(written, true)
        if ('membership' in change) withMembership(written)
      }),
    )

  it('are others of the community, the same for life', () => {
    const { place } = stage()
    const [list, again] = [new Int32Array(5), new Int32Array(5)]
    const all = new Set<number>()
    for (let local = 0; local < place.size; local++) {
      friendsOf(place, local, 5, list)
      expect(list).not.toContain(local)
      for (const friend of list) all.add(friend)
      friendsOf(place, local, 5, again)
      expect(again).toEqual(list)
    }
    expect(Math.max(...all)).toBeLessThan(place.size)
    // nearly everybody is somebody's friend: 1 - exp(-5) of all
    expect(all.size / place.size).toBeGreaterThan(0.98)
  })

  it('hand on what the last refresh showed, to those who look up to them and to nobody else', () => {
    const at = stage()
    const { world, place } = at
    // friends of friends of friends, until nothing moves any more
    for (let i = 0; i < 12; i++) refresh(place)
    const before = world.score.slice()
    send(at, { kind: entryKind.record, who: 7, behaviour: LITTERING, points: -200 })
    scoreDue(place)
    refresh(place)
    expect(before[7] - world.score[7]).toBe(150)
    const others = world.score.slice()
    refresh(place)
    const list = new Int32Array(5)
    for (let local = 0; local < place.size; local++) {
      friendsOf(place, local, 5, list)
      const times = list.filter((friend) => friend === 7).length
      // a fifth of the score is the mean of five friends: 150 points of one are 150 / 5 x 0.2 = 6
      const fell = others[local] - world.score[local]
      if (times === 0) expect(fell).toBe(local === 7 ? fell : 0)
      else expect(Math.abs(fell - 6 * times)).toBeLessThanOrEqual(1)
    }
  })

  it('count only if they have a score', () => {
    const { world, place } = stage({ membership: true })
    world.member.fill(0)
    refresh(place)
    expect(new Set(world.friends.subarray(0, place.size))).toEqual(new Set([NO_FRIENDS]))
  })
})

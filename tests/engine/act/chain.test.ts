import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { followActs } from '../../../src/engine/act/chain.js'
import { behaviourMetric } from '../../../src/engine/counters.js'
import { chainWord, purpose } from '../../../src/engine/draw/purposes.js'
import { zOfShare } from '../../support/flows.js'
import { type Written, smallScenario } from '../../support/small.js'
import { ALWAYS, type Done, NEVER, type Stage, onStage, setActs, setLuck } from '../../support/stage.js'

const [LITTERING, HELPING, PICKING] = [0, 1, 3]

const picking = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.behaviours['picking-up'] = {
      title: 'Picking up litter',
      kind: 'merit',
      context: 'social',
      follows: { behaviour: 'littering', share: '20 %', by: 'neighbour' },
    }
    change(written)
  })

const everybodyLitters = ({ place }: Stage): Done[] =>
  Array.from({ length: place.size }, (_, who) => ({ who, what: LITTERING }))

function added({ place }: Stage, begun: number): (Done & { ordinal: number })[] {
  const { count, who, what, severity, ordinal } = place.scratch.acts
  return Array.from({ length: count - begun }, (_, i) => {
    const a = begun + i
    return { who: who[a], what: what[a], severity: severity[a] as 0 | 1 | 2, ordinal: ordinal[a] }
  })
}

const picked = (stage: Stage, metric: 'done' | 'withheld' | 'provoked' = 'done') =>
  stage.flow(behaviourMetric(PICKING, metric))

describe('acts that follow acts', () => {
  test('come from somebody else, as often as the share says', () => {
    const stage = onStage(picking())
    const acts = everybodyLitters(stage)
    let pickers: Done[] = []
    for (let ordinal = 0; ordinal < 20; ordinal++) {
      const begun = acts.map((act) => ({ ...act, ordinal }))
      setActs(stage, begun)
      followActs(stage.place)
      pickers = added(stage, begun.length)
      expect(pickers.every(({ what }) => what === PICKING)).toBe(true)
    }
    expect(Math.abs(zOfShare(picked(stage), acts.length * 20, 0.2))).toBeLessThan(4)
    expect(picked(stage, 'provoked') + picked(stage, 'withheld')).toBe(0)
  })

  test('follow the behaviour that is named and no other, nor each other', () => {
    const stage = onStage(picking((written) => (written.behaviours['picking-up'].follows.share = '100 %')))
    const done = [
      { who: 1, what: HELPING },
      { who: 2, what: LITTERING },
      { who: 3, what: PICKING },
    ]
    setActs(stage, done)
    followActs(stage.place)
    const [follower, ...others] = added(stage, 3)
    expect(follower.what).toBe(PICKING)
    expect(follower.who).not.toBe(2)
    expect(others).toEqual([])
  })

  test('have addresses of their own: none of them shares its luck with another act of the same resident', () => {
    const address = fc.record({ who: fc.nat(1023), ordinal: fc.nat(40) })
    const stage = onStage(picking())
    setLuck(stage, [ALWAYS, ALWAYS, NEVER, 0])
    fc.assert(
      fc.property(fc.uniqueArray(address, { maxLength: 30, selector: (a) => `${a.who} ${a.ordinal}` }), (begun) => {
        setActs(
          stage,
          begun.map((each) => ({ ...each, what: LITTERING })),
        )
        followActs(stage.place)
        const { count, who, ordinal } = stage.place.scratch.acts
        const addresses = Array.from({ length: count }, (_, a) => `${who[a]} ${ordinal[a]}`)
        expect(new Set(addresses).size).toBe(count)
        expect(count).toBe(begun.length * 2)
      }),
    )
  })

  test('come from the household alone if so written, and from nobody where somebody lives alone', () => {
    const atHome = picking((written) => {
      Object.assign(written.behaviours['picking-up'].follows, { share: '100 %', by: 'household' })
    })
    const stage = onStage(atHome)
    const { place, world } = stage
    const acts = everybodyLitters(stage)
    setActs(stage, acts)
    followActs(place)
    const households = [...world.household.subarray(0, place.size)]
    const alone = households.filter((home) => households.filter((other) => other === home).length === 1).length
    expect(alone).toBeGreaterThan(50)
    expect(added(stage, acts.length).length).toBe(place.size - alone)
    const homes = (list: Done[]) => list.map(({ who }) => households[who]).toSorted((a, b) => a - b)
    const shared = acts.filter(({ who }) => households.filter((home) => home === households[who]).length > 1)
    expect(homes(added(stage, acts.length))).toEqual(homes(shared))
  })

  test('come from the official of the district if so written, who answers nothing of their own', () => {
    const intercepting = picking((written) => {
      Object.assign(written.behaviours['picking-up'].follows, { share: '100 %', by: 'official' })
    })
    const stage = onStage(intercepting)
    const { place, world } = stage
    setActs(stage, everybodyLitters(stage))
    followActs(place)
    expect(added(stage, place.size)).toEqual([])
    world.official = Uint16Array.from({ length: world.communities }, () => 7)
    setActs(stage, everybodyLitters(stage))
    followActs(place)
    const answers = added(stage, place.size)
    expect(answers.length).toBe(place.size - 1)
    expect(new Set(answers.map(({ who }) => who))).toEqual(new Set([7]))
    expect(new Set(answers.map(({ ordinal }) => ordinal)).size).toBe(answers.length)
  })

  test('come from those alone whom the behaviour concerns, more often from those with a factor', () => {
    const urban = picking((written) => {
      written.behaviours['picking-up'].who = { sex: 'female' }
      written.behaviours['picking-up'].factors = { conduct: { prone: '0.5 times' } }
      written.behaviours['picking-up'].follows.share = '100 %'
    })
    const stage = onStage(urban)
    const acts = everybodyLitters(stage)
    setActs(stage, acts)
    followActs(stage.place)
    const cells = added(stage, acts.length).map(({ who }) => stage.world.cell[who])
    // cells are numbered with the last trait fastest: conduct x sex x place x household size
    expect(cells.every((cell) => Math.floor(cell / 6) % 2 === 0)).toBe(true)
    const prone = cells.filter((cell) => cell >= 12).length
    // one in five is prone, and follows half as often: 1 in 9
    expect(Math.abs(zOfShare(prone, cells.length, 1 / 9))).toBeLessThan(4)
  })

  test('are held back and brought about by the responses of the one who follows, judged by one draw', () => {
    const stage = onStage(
      picking((written) => {
        written.response.on = true
        written.behaviours['picking-up'].strain_factor = '0.5 times'
        written.behaviours['picking-up'].hardship_factor = '4 times'
      }),
    )
    const third = Math.floor(0.15 * 2 ** 32)
    const luck = (word: number) =>
      setLuck(stage, (_subject, _tick, named) => {
        const words = [0, 0, 0, 0]
        if ((named & 0xff) === purpose.chain) words[chainWord.follows] = word
        return words
      })
    const litter = () => {
      setActs(stage, [{ who: 5, what: LITTERING }])
      followActs(stage.place)
      return added(stage, 1).length
    }
    luck(third)
    expect(litter()).toBe(1)
    stage.world.strain.fill(255)
    expect([litter(), picked(stage, 'withheld')]).toEqual([0, 1])
    stage.world.strain.fill(0)
    stage.world.hardship.fill(255)
    // 35 % lies above the share of 20 %, and below twice that share, which is all that responses can bring about
    luck(Math.floor(0.35 * 2 ** 32))
    expect([litter(), picked(stage, 'provoked')]).toEqual([1, 1])
    luck(Math.floor(0.45 * 2 ** 32))
    expect(litter()).toBe(0)
  })
})

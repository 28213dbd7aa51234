import { describe, expect, test } from 'vitest'
import { purpose } from '../../../src/engine/draw/purposes.js'
import { scoreDue } from '../../../src/engine/score/due.js'
import { earnsBack, repairable } from '../../../src/engine/score/repair.js'
import { flag } from '../../../src/engine/world.js'
import { zOfShare } from '../../support/flows.js'
import { smallScenario } from '../../support/small.js'
import { type Stage, onStage, send } from '../../support/stage.js'

const repairing = smallScenario((written) => {
  written.safeguards.repair = { on: true, taken_up: '40 %', gives_back: '30 %', after: '3 months' }
})

describe('repair', () => {
  test('is taken up by its share, the same for the same act, and leaves other draws alone', () => {
    const { place } = onStage(repairing)
    place.scratch.words.set([1, 2, 3, 4])
    const takes = () => Array.from({ length: 5000 }, (_, i) => earnsBack(place, i % 1024, purpose.repair, i >> 10))
    expect(Math.abs(zOfShare(takes().filter((taken) => taken).length, 5000, 0.4))).toBeLessThan(4)
    expect(takes()).toEqual(takes())
    expect([...place.scratch.words]).toEqual([1, 2, 3, 4])
  })

  test('is taken up by nobody where there is none', () => {
    const { place } = onStage()
    expect(Array.from({ length: 1000 }, (_, i) => earnsBack(place, i, purpose.repair, 0))).not.toContain(true)
  })

  test('gives back a part in whole points, rounded down', () => {
    const { place } = onStage(repairing)
    expect([-100, -10, -7, -3].map((points) => repairable(place, points))).toEqual([30, 3, 2, 0])
  })

  test('gives back after its time, and what is left when the rule has had its time', () => {
    const history = (points: number, life: number, lowest = -32768): number[] => {
      const stage = onStage(repairing)
      stage.tables.score.lowest = lowest
      send(stage, { due: 0, who: 1, points, life, flags: flag.repairs })
      return Array.from({ length: 8 }, (_, tick) => scoreAt(stage, tick))
    }
    expect(history(-100, 6)).toEqual([900, 900, 900, 930, 930, 930, 1000, 1000])
    expect(history(-100, 0)).toEqual([900, 900, 900, 930, 930, 930, 930, 930])
    // repair comes too late to matter
    expect(history(-100, 2)).toEqual([900, 900, 1000, 1000, 1000, 1000, 1000, 1000])
    // nothing is given back that the bounds had not let through
    expect(history(-100, 6, 980)).toEqual([980, 980, 980, 1000, 1000, 1000, 1000, 1000])
    expect(history(-100, 6, 960)).toEqual([960, 960, 960, 990, 990, 990, 1000, 1000])
    expect(history(100, 0)).toEqual(Array(8).fill(1100))
  })

  function scoreAt(stage: Stage, tick: number): number {
    stage.goTo(tick)
    scoreDue(stage.place)
    return stage.world.score[1]
  }
})

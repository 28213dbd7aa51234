import { describe, expect, test } from 'vitest'
import { fileMetric } from '../../../src/engine/counters.js'
import { entryKind, flag } from '../../../src/engine/world.js'
import { scoreDue } from '../../../src/engine/score/due.js'
import { smallScenario } from '../../support/small.js'
import { NEVER, type Stage, onStage, onTheWay, send, setLuck } from '../../support/stage.js'

const open = smallScenario((written) => {
  written.response.on = true
  written.safeguards.notice = { on: true, told: '50 %' }
  written.safeguards.access = { on: true, asked: '1.2 per year' }
  written.safeguards.appeal = {
    on: true,
    filed_if_wrong: '50 %',
    filed_if_right: '5 %',
    upheld_if_wrong: '70 %',
    upheld_if_right: '10 %',
    decided_after: '2 months',
  }
})

const counted = (stage: Stage) =>
  (['told', 'told_wrong', 'found_in_file', 'found_wrong', 'appeals', 'points_restored'] as const).map((metric) =>
    stage.flow(fileMetric(stage.place.layout, metric)),
  )

/** Found after two ticks, at a rate of a tenth a tick: -ln(0.82) / 0.1 is almost 2. */
const SOON = Math.floor(0.18 * 2 ** 32)

/** A wrong record of 20 points that nobody is told of reaches the file of resident 7, at tick 0. */
function bookUntold(stage: Stage, flags = flag.wrong | flag.upheld): void {
  send(stage, { kind: entryKind.record, who: 7, points: -20, flags, luck: 99, life: 6 })
  scoreDue(stage.place)
}

describe('a charge that was not told', () => {
  test('is found, appealed, and given back', () => {
    const stage = onStage(open)
    // the first word decides when it is found, the second whether it is appealed
    setLuck(stage, [SOON, 0, NEVER, NEVER])
    bookUntold(stage)
    expect(stage.world.score[7]).toBe(980)
    expect(counted(stage)).toEqual([0, 0, 0, 0, 0, 0])
    const [entry, ...others] = onTheWay(stage)
    expect(entry).toMatchObject({ kind: entryKind.access, who: 7, points: -20 })
    // an appeal will bring the points back, so that they do not expire as well
    expect(others).toEqual([])
    stage.goTo(entry.due)
    scoreDue(stage.place)
    expect(counted(stage)).toEqual([1, 1, 1, 1, 0, 0])
    expect(stage.world.risk[7]).toBeGreaterThan(0)
    expect(onTheWay(stage)).toMatchObject([{ kind: entryKind.appeal, due: entry.due + 2 }])
    stage.goTo(entry.due + 2)
    scoreDue(stage.place)
    expect(counted(stage)).toEqual([1, 1, 1, 1, 1, 20])
    expect(stage.world.score[7]).toBe(1000)
    expect(onTheWay(stage)).toEqual([])
  })

  test('expires as ever where nobody appeals', () => {
    const stage = onStage(open)
    setLuck(stage, [SOON, NEVER, NEVER, NEVER])
    bookUntold(stage)
    expect(onTheWay(stage).map(({ kind }) => kind)).toEqual([entryKind.access, entryKind.expiry])
    for (let tick = 1; tick <= 6; tick++) {
      stage.goTo(tick)
      scoreDue(stage.place)
    }
    expect(stage.world.score[7]).toBe(1000)
    expect(counted(stage)).toEqual([1, 1, 1, 1, 0, 0])
  })

  test('hurts nobody before it is found', () => {
    const stage = onStage(open)
    setLuck(stage, [NEVER, NEVER, NEVER, NEVER])
    bookUntold(stage, flag.wrong)
    expect([stage.world.risk[7], stage.world.strain[7]]).toEqual([0, 0])
    expect(onTheWay(stage).map(({ kind }) => kind)).toEqual([entryKind.expiry])
  })
})

test('appeals that come too late are counted when they would have been filed', () => {
  const late = structuredClone(open)
  late.safeguards.appeal!.filed_after = { ...late.safeguards.appeal!.decided_after }
  late.safeguards.appeal!.within = { ...late.safeguards.appeal!.decided_after }
  const stage = onStage(late)
  setLuck(stage, [NEVER, 0, 0, NEVER])
  bookUntold(stage, flag.wrong | flag.told | flag.appeals | flag.upheld)
  expect(stage.flow(fileMetric(stage.place.layout, 'appeals_late'))).toBe(1)
  expect(onTheWay(stage).map(({ kind }) => kind)).toEqual([entryKind.expiry])
})

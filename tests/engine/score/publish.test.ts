import { describe, expect, test } from 'vitest'
import { fileMetric } from '../../../src/engine/counters.js'
import { publish } from '../../../src/engine/score/publish.js'
import { scoreDue } from '../../../src/engine/score/due.js'
import { entryKind, flag } from '../../../src/engine/world.js'
import { zOfShare } from '../../support/flows.js'
import { type Written, smallScenario } from '../../support/small.js'
import { type Stage, onStage, send } from '../../support/stage.js'

const printing = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.response.on = true
    written.publication = { title: 'Lists', named: '30 %', strain: '20 %' }
    change(written)
  })

const counted = (stage: Stage) =>
  (['published', 'published_wrong'] as const).map((metric) => stage.flow(fileMetric(stage.place.layout, metric)))

describe('names in print', () => {
  test('are those of the share that is named, and shame them', () => {
    const stage = onStage(printing())
    for (let who = 0; who < 1000; who++) publish(stage.place, who, who % 2 === 0, who * 7919)
    const [published, wrong] = counted(stage)
    expect(Math.abs(zOfShare(published, 1000, 0.3))).toBeLessThan(4)
    expect(Math.abs(zOfShare(wrong, published, 0.5))).toBeLessThan(4)
    const ashamed = stage.world.strain.subarray(0, 1000).filter((strain) => strain === 51).length
    expect(ashamed).toBe(published)
  })

  test('follow a charge that reaches a file, told or not, and never praise', () => {
    const stage = onStage(printing((written) => (written.publication.named = '100 %')))
    send(
      stage,
      { kind: entryKind.record, who: 1, points: -20, flags: flag.wrong },
      { kind: entryKind.record, who: 2, behaviour: 1, points: 10 },
    )
    scoreDue(stage.place)
    expect(counted(stage)).toEqual([1, 1])
    expect([...stage.world.strain.subarray(0, 4)]).toEqual([0, 51, 0, 0])
  })

  test('follow a charge that costs no points but a place on a list', () => {
    const stage = onStage(
      printing((written) => {
        written.publication.named = '100 %'
        written.scores = {}
        delete written.grades
        written.doors.school.treatment = {}
        written.lists = { court: { title: 'Court list', kind: 'blacklist', context: 'justice', evidence: 'assumed' } }
        written.rules = { litter: { behaviour: 'littering', lists: 'court', evidence: 'assumed' } }
      }),
    )
    send(
      stage,
      { kind: entryKind.record, who: 1, flags: flag.adverse },
      { kind: entryKind.record, who: 2, behaviour: 1 },
    )
    scoreDue(stage.place)
    expect(counted(stage)).toEqual([1, 0])
  })

  test('do not exist without lists, and hurt nobody where nobody responds', () => {
    const none = onStage(smallScenario())
    publish(none.place, 1, true, 5)
    expect(counted(none)).toEqual([0, 0])
    const cold = onStage(
      printing((written) => {
        written.response.on = false
        written.publication.named = '100 %'
      }),
    )
    publish(cold.place, 1, true, 5)
    expect([...counted(cold), cold.world.strain[1]]).toEqual([1, 1, 0])
  })
})

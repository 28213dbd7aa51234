import { describe, expect, test } from 'vitest'
import { fileMetric } from '../../../src/engine/counters.js'
import { observe } from '../../../src/engine/observe/observe.js'
import { record } from '../../../src/engine/record/record.js'
import { scoreDue } from '../../../src/engine/score/due.js'
import { entryKind, flag } from '../../../src/engine/world.js'
import { HELPING, LITTERING, listScenario } from '../../support/listed.js'
import type { Written } from '../../support/small.js'
import { type Stage, onStage, onTheWay, setActs } from '../../support/stage.js'

function lived(what: number[], change?: (written: Written) => void): Stage {
  const stage = onStage(listScenario(change))
  setActs(
    stage,
    what.map((behaviour, ordinal) => ({ who: 3, what: behaviour, ordinal })),
  )
  observe(stage.place)
  record(stage.place)
  return stage
}
const takesOff = ({ rules }: Written) => (rules.help = { behaviour: 'helping', delists: 'court', evidence: 'assumed' })

describe('an act under a rule that lists', () => {
  test('puts on the true list at once, and on file when the record arrives', () => {
    const stage = lived([LITTERING], ({ databases }) => (databases.office.delay = '2 months'))
    expect([stage.world.trulyListed[3], stage.world.listed[3]]).toEqual([1, 0])
    expect(onTheWay(stage).map(({ kind }) => kind)).toEqual([
      entryKind.trulyLeaves,
      entryKind.record,
      entryKind.listing,
    ])
    stage.goTo(2)
    scoreDue(stage.place)
    expect([stage.world.listed[3], stage.flow(fileMetric(stage.place.layout, 'charges'))]).toEqual([1, 1])
  })

  test('shares the luck of the stay between record and truth', () => {
    const stage = lived([LITTERING], ({ lists }) =>
      Object.assign(lists.court, { term: '20 years', performs: '1 per year' }),
    )
    scoreDue(stage.place)
    const [truth, file] = onTheWay(stage)
    expect([truth.kind, file.kind]).toEqual([entryKind.trulyLeaves, entryKind.leaves])
    expect(file.due).toBe(truth.due)
  })

  test('is a charge that can be told, contested and reviewed although it costs no points', () => {
    const stage = lived([LITTERING], ({ safeguards }) => {
      safeguards.notice = { on: true, told: '100 %' }
      safeguards.appeal = {
        on: true,
        filed_if_wrong: '0 %',
        filed_if_right: '100 %',
        upheld_if_wrong: '0 %',
        upheld_if_right: '0 %',
        decided_after: '1 month',
      }
    })
    expect(onTheWay(stage)[1].flags).toBe(flag.adverse | flag.told | flag.appeals)
    const dropped = lived([LITTERING], ({ safeguards }) => {
      safeguards.review = { on: true, of: ['patrol'], reviewed: '100 %', drops_wrong: '0 %', drops_right: '100 %' }
    })
    expect(onTheWay(dropped).map(({ kind }) => kind)).toEqual([entryKind.trulyLeaves])
  })
})

test('a rule that takes off a blacklist is no charge, and ends the stay that the same tick began', () => {
  const stage = lived([LITTERING, HELPING], takesOff)
  scoreDue(stage.place)
  expect([stage.world.listed[3], stage.world.trulyListed[3]]).toEqual([0, 0])
  expect(stage.flow(fileMetric(stage.place.layout, 'charges'))).toBe(1)
  expect(onTheWay(stage)).toEqual([])
})

test('off a redlist is a charge, onto it is none', () => {
  const red = (written: Written) => {
    written.lists.court.kind = 'redlist'
    takesOff(written)
  }
  const stage = lived([LITTERING, HELPING], red)
  scoreDue(stage.place)
  expect(stage.flow(fileMetric(stage.place.layout, 'charges'))).toBe(1)
  expect(stage.flow(fileMetric(stage.place.layout, 'records'))).toBe(2)
})

import { describe, expect, test } from 'vitest'
import { delist, emptyEndedLists, enlist, enlistTruly } from '../../../src/engine/list/enlist.js'
import { listIndex, listMetrics, type ListMetric } from '../../../src/engine/list/counting.js'
import { scoreDue } from '../../../src/engine/score/due.js'
import { entryKind, flag } from '../../../src/engine/world.js'
import { listScenario } from '../../support/listed.js'
import { type Written } from '../../support/small.js'
import { type Stage, onStage, onTheWay } from '../../support/stage.js'

const open = (change?: (written: Written) => void) => onStage(listScenario(change))
const counted = ({ counters }: Stage, metric: ListMetric) =>
  counters.lists[listIndex(counters.layout, 0, 0, 0, listMetrics.indexOf(metric))]
const listing = (flags = 0) => ({ who: 4, list: 0, behaviour: 0, flags, performs: 2 ** 31, extended: 2 ** 31 })

describe('a listing', () => {
  test('is on file until its term is over', () => {
    const stage = open()
    enlist(stage.place, listing())
    expect([stage.world.listed[4], counted(stage, 'entered'), counted(stage, 'entered_first')]).toEqual([1, 1, 1])
    stage.goTo(9)
    scoreDue(stage.place)
    expect(stage.world.listed[4]).toBe(1)
    stage.goTo(10)
    scoreDue(stage.place)
    expect([stage.world.listed[4], counted(stage, 'left_term'), onTheWay(stage)]).toEqual([0, 1, []])
  })

  test('of somebody listed already is a second case, and the first to end leaves the other', () => {
    const stage = open()
    enlist(stage.place, listing(flag.wrong))
    stage.goTo(3)
    enlist(stage.place, listing())
    stage.goTo(10)
    scoreDue(stage.place)
    expect([stage.world.listed[4], counted(stage, 'entered'), counted(stage, 'entered_first')]).toEqual([1, 2, 1])
    expect(counted(stage, 'entered_wrongly')).toBe(1)
  })

  test('is taken back when an appeal is upheld, unless it is over before', () => {
    const appeal = ({ safeguards }: Written) =>
      (safeguards.appeal = {
        on: true,
        filed_if_wrong: '100 %',
        filed_if_right: '0 %',
        upheld_if_wrong: '100 %',
        upheld_if_right: '0 %',
        decided_after: '4 months',
      })
    const stage = open(appeal)
    enlist(stage.place, listing(flag.appeals | flag.upheld))
    enlist(stage.place, { ...listing(flag.appeals), who: 5 })
    stage.goTo(4)
    scoreDue(stage.place)
    expect([stage.world.listed[4], stage.world.listed[5], counted(stage, 'left_appeal')]).toEqual([0, 1, 1])
    const short = open((written) => {
      appeal(written)
      written.lists.court.term = '2 months'
    })
    enlist(short.place, listing(flag.appeals | flag.upheld))
    short.goTo(2)
    scoreDue(short.place)
    expect([counted(short, 'left_term'), counted(short, 'left_appeal')]).toEqual([1, 0])
  })
})

describe('a safeguard', () => {
  const spared = ({ lists }: Written) =>
    (lists.court.spares = { women: { title: 'Women', who: { sex: 'female' }, in_force: { from: '2010-07-01' } } })

  test('keeps people off from its day on, on file and in truth', () => {
    const stage = open(spared)
    for (const tick of [5, 6]) {
      stage.goTo(tick)
      for (let who = 0; who < 1000; who++) {
        enlist(stage.place, { ...listing(), who })
        enlistTruly(stage.place, { ...listing(), who })
      }
    }
    const women = [...stage.world.listed.subarray(0, 1000)].filter((n) => n === 1).length
    expect(women).toBe(counted(stage, 'spared'))
    expect(women).toBeGreaterThan(400)
    expect(stage.world.trulyListed).toEqual(stage.world.listed)
  })
})

describe('a rule that takes off', () => {
  test('ends all cases at once, and nothing of them comes back to take a later one', () => {
    const stage = open()
    enlist(stage.place, listing())
    enlist(stage.place, listing())
    delist(stage.place, 4, 0)
    expect([stage.world.listed[4], counted(stage, 'left_taken'), onTheWay(stage)]).toEqual([0, 2, []])
    stage.goTo(5)
    enlist(stage.place, listing())
    stage.goTo(10)
    scoreDue(stage.place)
    expect(stage.world.listed[4]).toBe(1)
  })

  test('leaves others and the truth alone', () => {
    const stage = open()
    enlist(stage.place, { ...listing(), who: 5 })
    enlistTruly(stage.place, listing())
    delist(stage.place, 4, 0)
    expect(onTheWay(stage).map(({ kind }) => kind)).toEqual([entryKind.leaves, entryKind.trulyLeaves])
  })
})

test('a list that has come to an end is emptied, and nobody comes onto it', () => {
  const stage = open((written) => {
    written.reactions = { law: { title: 'Law', when: '2010-06-01', after: '0 days', does: 'narrow', ends: ['court'] } }
  })
  enlist(stage.place, listing())
  enlistTruly(stage.place, listing())
  stage.goTo(4)
  emptyEndedLists(stage.place)
  expect(stage.world.listed[4]).toBe(1)
  stage.goTo(5)
  emptyEndedLists(stage.place)
  enlist(stage.place, { ...listing(), who: 6 })
  expect([stage.world.listed[4], stage.world.trulyListed[4], stage.world.listed[6]]).toEqual([0, 0, 0])
  stage.goTo(10)
  scoreDue(stage.place)
  expect([stage.world.listed[4], counted(stage, 'left_taken'), counted(stage, 'left_term')]).toEqual([0, 1, 0])
})

test('a repeal ends all lists', () => {
  const stage = open()
  enlist(stage.place, listing())
  stage.regions[0].repealed = 1
  stage.goTo(1)
  emptyEndedLists(stage.place)
  expect(stage.world.listed[4]).toBe(0)
})

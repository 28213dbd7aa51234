/**
 * Row 5: points for good acts, off for bad ones; litter is seen by a camera and costs points by itself; who picks the
 * litter up gains; the more extreme, the larger the change.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../../src/engine/world.js'
import { live, smallBlueprint, smallScenario, type Written } from '../support/small.js'
import { acts, files } from '../support/flows.js'
import { type Told, written } from './support.js'

const [LITTERING, PICKING] = [0, 3]

/** A street with a camera that sees everything, and takes now and then somebody for somebody else. */
function street(all: Written): void {
  const { behaviours, sensors } = all
  behaviours.littering.severity = { minor: '50 %', ordinary: '40 %', serious: '10 %' }
  behaviours['picking-up'] = {
    title: 'Picking up litter',
    kind: 'merit',
    context: 'social',
    follows: { behaviour: 'littering', share: '30 %', by: 'neighbour' },
  }
  sensors.camera = {
    title: 'Camera',
    kind: 'camera',
    coverage: '100 %',
    sees: { littering: '100 %', 'picking-up': '100 %' },
    mistaken_person: '10 %',
    reports_to: 'office',
  }
  delete sensors.patrol
  all.rules = {
    litter: { behaviour: 'littering', points: { minor: '-5 points', ordinary: '-20 points', serious: '-60 points' } },
    pick: { behaviour: 'picking-up', points: '2 points' },
  }
}

/** Points on file of those who acted in a world that lasts one tick, by whether they did it. */
function oneTick(change: (all: Written) => void): { world: World; flows: ReturnType<typeof live>['total'] } {
  const scenario = smallScenario((all) => {
    street(all)
    change(all)
  })
  const { world, total } = live(smallBlueprint(scenario, { residents: 4000, ticks: 1 }))
  return { world, flows: total }
}

const scoresOf = ({ score, truth }: World) => Array.from(score, (each, i) => [each - 1000, truth[i] - 1000])

describe('row 5', () => {
  test("a camera's false charge lands on a neighbour, who pays for what somebody else did", () => {
    const { world, flows } = oneTick((all) => {
      all.sensors.camera.mistaken_person = '100 %'
      all.rules = { litter: { behaviour: 'littering', points: '-20 points' } }
    })
    const litter = acts(flows, LITTERING, 'done')
    expect(litter).toBeGreaterThan(100)
    expect([acts(flows, LITTERING, 'mistaken'), acts(flows, LITTERING, 'seen')]).toEqual([litter, 0])
    // everybody who littered once has a clean file, unless a neighbour's litter was laid to them
    const pairs = scoresOf(world)
    const onFile = pairs.reduce((sum, [file]) => sum + file, 0)
    const inTruth = pairs.reduce((sum, [, truth]) => sum + truth, 0)
    expect([onFile, inTruth]).toEqual([-20 * litter, -20 * litter])
    const doers = pairs.filter(([file, truth]) => truth < 0 && file === 0)
    const charged = pairs.filter(([file, truth]) => file < 0 && truth === 0)
    expect(doers.length).toBeGreaterThan(80)
    expect(charged.length).toBeGreaterThan(80)
    expect(files(flows, 'points_taken_wrong')).toBe(20 * litter)
  })

  test('it costs by itself: no human looks before the points are gone', () => {
    const { flows } = oneTick(() => {})
    expect(files(flows, 'reviews')).toBe(0)
    expect(files(flows, 'charges')).toBe(acts(flows, LITTERING, 'done'))
  })

  test('a picked-up piece of litter pays the neighbour who picks it up', () => {
    const { world, flows } = oneTick((all) => (all.sensors.camera.mistaken_person = '0 %'))
    const picked = acts(flows, PICKING, 'done')
    expect(picked).toBeGreaterThan(30)
    expect(picked).toBeLessThan(acts(flows, LITTERING, 'done'))
    const gains = scoresOf(world).filter(([file]) => file > 0)
    expect(gains.length).toBeGreaterThan(25)
    expect(files(flows, 'points_given_right')).toBe(2 * picked)
    // without litter there is nothing to pick up
    const { flows: clean } = oneTick((all) => (all.behaviours.littering.rate = '0 per year'))
    expect(acts(clean, PICKING, 'done')).toBe(0)
  })

  test('the more extreme the act, the larger the change', () => {
    const { world } = oneTick((all) => (all.sensors.camera.mistaken_person = '0 %'))
    const losses = new Set(scoresOf(world).map(([file]) => file))
    for (const points of [-5, -20, -60]) expect(losses).toContain(points)
  })
})

describe('row 5 in the report', () => {
  let told: Told
  beforeAll(async () => {
    told = await written(street)
  }, 60_000)

  test('says on whom charges fell who had not done it', () => {
    const { headlines, page, sum } = told
    expect(headlines.charges_false).toBe(sum('behaviours', 'mistaken', { group_by: 'all', behaviour: 'littering' }))
    expect(headlines.charges_false).toBeGreaterThan(100)
    expect(page).toMatch(/charges fell on somebody who had not done it/)
    expect(page).toContain('Mistaken person')
  })

  test('says how much of the litter was picked up', () => {
    const { page, sum } = told
    const picked = sum('behaviours', 'done', { group_by: 'all', behaviour: 'picking-up' })
    const litter = sum('behaviours', 'done', { group_by: 'all', behaviour: 'littering' })
    expect(page).toContain(
      `Answered what somebody else had done: ${picked.toLocaleString('en')} of ${litter.toLocaleString('en')} acts that could be answered.`,
    )
  })

  test('shows points by severity', () => {
    expect(told.page).toMatch(/5 \(minor\), .?20, .?60 \(serious\)/)
  })
})

/** Sensors, safeguards and databases that do everything at once, as in no shipped scenario: module and reference agree. */
import { describe, expect, it } from 'vitest'
import { behaviourMetrics, fileMetric, regionFlow } from '../../../src/engine/counters.js'
import type { Now } from '../../../src/engine/respond/now.js'
import { CERTAIN, LEVELS, Q16, type Tables } from '../../../src/engine/tables.js'
import type { Kernel } from '../../../src/engine/tick.js'
import { createLife } from '../../../src/run/life.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'
import { type Random, randomOf, some } from './chance.js'
import { actAtRandom, doBoth } from './pair.js'

/** Never, now and then, or surely. */
const chance = (r: Random) => [0, r(CERTAIN), r(CERTAIN), CERTAIN][r(4)]
const between = (r: Random) => CERTAIN / 8 + r(CERTAIN / 2)

const ofActs = ['seen', 'missed', 'mistaken', 'evaded', 'invented', 'lost', 'misfiled'] as const
const ofFiles = [
  'not_kept',
  'reviews',
  'dropped_wrong',
  'dropped_right',
  'points_due_taken',
  'points_due_given',
] as const

/** Sensors that overlook, mistake and make up much, and safeguards and databases that step in often. */
function anySensors(tables: Tables, r: Random): Tables {
  return {
    ...tables,
    sensors: tables.sensors.map((sensor) => ({
      ...sensor,
      recall: sensor.recall.map(() => chance(r)),
      mistaken: sensor.mistaken.map(() => chance(r)),
      reviewed: r(3) === 0 ? 0 : 1,
      // by far more of them than there would ever be
      invents: sensor.invents.map((alarm) => ({
        ...alarm,
        skip: { ...alarm.skip, divisor: alarm.skip.divisor * 2 ** (3 + r(6)) },
      })),
    })),
    databases: tables.databases.map((database, d) => ({
      ...database,
      ...{ delayTicks: 1 + r(3), lost: between(r), misfiled: between(r) },
      joins: d === 0 ? Int32Array.from(tables.regions, () => r(6)) : database.joins,
    })),
    safeguard: {
      ...tables.safeguard,
      ...{ told: between(r), appeal: true, filedIfWrong: between(r), filedIfRight: between(r) },
      ...{ upheldIfWrong: between(r), upheldIfRight: between(r) },
      ...{ reviewed: between(r), dropsWrong: between(r), dropsRight: between(r) },
      ...{ repairs: between(r), repairAfterTicks: 1 + r(3), repairPart: r(Q16) },
      ...{ consentFrom: 0, consentStopsCharges: 1 },
      consents: tables.safeguard.consents.map(() => between(r)),
    },
  }
}

/** Rules on most of what people do, which falls on anybody, and which many hide. */
function anyRules(now: Now, r: Random): Now {
  return {
    ...now,
    ruled: now.ruled.map(() => Math.min(1, r(5))),
    points: now.points.map(() => r(40) - 25),
    life: now.life.map(() => r(4)),
    bearer: now.bearer.map(() => [0, 0, 1, 2][r(4)]),
    hides: r(3) === 0 ? null : some(new Uint32Array(now.ruled.length * LEVELS), r, Q16 + 1),
  }
}

function anyState({ world }: Kernel, r: Random): void {
  some(world.risk, r, 256)
  for (let i = 0; i < world.covered.length; i++) world.covered[i] = Math.min(1, r(6))
}

describe.each(['suining-2010', 'rongcheng-2016'])('%s', { timeout: 60_000 }, async (name) => {
  const { blueprint } = await prepare(name, { reader: diskReader(), residents: 3000, ticks: 12, seed: 1 })

  const happened = new Map<string, number>()
  const add = (metric: string, count: number) => happened.set(metric, (happened.get(metric) ?? 0) + count)

  it.each([1, 2, 3, 4, 5, 6])('observes, invents and records the same, seed %d', (seed) => {
    const r = randomOf(seed)
    const tables = anySensors(blueprint.tables, r)
    const lived = { ...blueprint, tables }
    const { behaviours, doors } = tables.doing
    const counters = doBoth(lived, anyRules(createLife(lived).now(2), r), seed, {
      state: anyState,
      lists: (kernel, draw) => actAtRandom(kernel, draw, behaviours + doors),
      turns: ['observe', 'invent', 'record'],
    })
    add(
      'kept',
      counters.kept.reduce((sum, count) => sum + count, 0),
    )
    for (const metric of ofFiles) add(metric, regionFlow(counters, 0, fileMetric(counters.layout, metric)))
    for (const [m, metric] of behaviourMetrics.entries())
      for (let b = 0; b < behaviours; b++) add(metric, regionFlow(counters, 0, b * behaviourMetrics.length + m))
  })

  // a seed may do without some of it
  it('has all of it happen', () => {
    for (const metric of ['kept', ...ofActs, ...ofFiles]) expect(happened.get(metric), metric).toBeGreaterThan(0)
  })
})

/** Ratings with all that a scheme can say of them at once, as no shipped scenario has it. */
import { expect, it } from 'vitest'
import { victims } from '../../../src/engine/act/tables.js'
import { regionFlow, fileMetric } from '../../../src/engine/counters.js'
import { CERTAIN, Q12, Q16, type Tables } from '../../../src/engine/tables.js'
import { createLife } from '../../../src/run/life.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'
import { type Random, randomOf, some } from './chance.js'
import { actAtRandom, doBoth } from './pair.js'

const { blueprint } = await prepare('nosedive', { reader: diskReader(), residents: 3000, ticks: 4, seed: 1 })

/** Any grade may be shunned or out, anybody may be rated up or down for what they are, and anything may have a sufferer. */
function anyRatings(tables: Tables, r: Random): Tables {
  const { behaviours } = tables.doing
  const grades = tables.grade.count + 1
  return {
    ...tables,
    rating: {
      step: r(Q16),
      stepOfGrade: some(new Float64Array(grades), r, Q16 + 1),
      deference: r(2 * Q16),
      favour: some(new Int16Array(tables.rating!.favour.length), r, 1000).map((points) => points - 500),
      moods: r(2000),
      looks: [0, r(CERTAIN), CERTAIN][r(3)],
      shunned: some(new Uint8Array(grades), r, 2),
      seen: [r(CERTAIN), CERTAIN][r(2)],
      onlookerRating: 1000 + r(4000),
      out: some(new Uint8Array(grades), r, 4).map((word) => Number(word === 0)),
    },
    behaviour: {
      ...tables.behaviour,
      kind: some(new Uint8Array(behaviours), r, 3),
      victim: some(new Uint8Array(behaviours), r, 2).map((one) => (one ? victims.neighbour : 0)),
    },
  }
}

it.each([1, 2, 3, 4, 5, 6])('rates as the reference does, seed %d', { timeout: 60_000 }, (seed) => {
  const r = randomOf(seed)
  const tables = anyRatings(blueprint.tables, r)
  const { behaviours, doors } = tables.doing
  const lived = { ...blueprint, tables }
  const now = createLife(lived).now(1)
  const rated = now.rated!
  some(rated.deserved, r, 5001).forEach((points, at) => (rated.deserved[at] = points < 500 ? -1 : points))
  some(rated.takes, r, 900).forEach((points, at) => (rated.takes[at] = points < 600 ? 0 : points))
  some(rated.lasts, r, 4)
  some(rated.lowCount, r, 4 * Q12)
  const { lowest, highest } = tables.score
  const counters = doBoth(lived, now, seed, {
    state({ world }, r) {
      some(world.grade, r, tables.grade.count + 1)
      for (const column of [world.score, world.truth])
        some(column, r, highest - lowest + 1).forEach((points, i) => (column[i] = lowest + points))
      some(world.penaltyUntil, r, 3)
      some(world.penaltyCount, r, 4 * Q12)
    },
    lists: (kernel, r) => actAtRandom(kernel, r, behaviours + doors),
    turns: ['rate'],
  })
  for (const metric of ['ratings', 'ratings_given', 'ratings_by_own_grade'] as const)
    expect(regionFlow(counters, 0, fileMetric(counters.layout, metric))).toBeGreaterThan(0)
})

/** Scores made of factors and of friends, and who joins and leaves, from states that no shipped scenario comes to. */
import { it } from 'vitest'
import { entryKind } from '../../../src/engine/entry.js'
import { CERTAIN, Q16, type Tables } from '../../../src/engine/tables.js'
import { createLife } from '../../../src/run/life.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'
import { type Random, randomOf, some } from './chance.js'
import { doBoth } from './pair.js'

const { blueprint } = await prepare('sesame-2015', { reader: diskReader(), residents: 31_000, ticks: 4, seed: 1 })

/** Many join and leave, friends are few or many, and scores are what points outside of all bounds make of them. */
function anyFactors(tables: Tables, r: Random): Tables {
  const cells = tables.doing.profileOfCell.length
  const composite = { ...tables.score.composite!, friends: 1 + r(16) }
  const chances = () => some(new Float64Array(cells), r, 3).map((x) => [0, r(CERTAIN), CERTAIN][x])
  return {
    ...tables,
    score: { ...tables.score, composite },
    membership: { atStart: chances(), joins: chances(), pulled: chances(), leaves: [0, CERTAIN / 3, CERTAIN][r(3)] },
  }
}

it.each([1, 2, 3, 4, 5, 6])('comes to what the reference comes to, seed %d', (seed) => {
  const r = randomOf(seed)
  const lived = { ...blueprint, tables: anyFactors(blueprint.tables, r) }
  const now = createLife(lived).now(1)
  some(now.members, r, Q16)
  now.open.fill(1)
  doBoth(lived, now, seed, {
    state({ world }, r) {
      for (const column of [world.pools, world.truePools, world.score, world.truth]) some(column, r, 1 << 16)
      some(world.subscore, r, 2)
      some(world.member, r, 3)
    },
    lists({ place }, r) {
      for (let n = 0; n < 500; n++) place.inFlight.push(1 + r(9), entryKind.expiry, r(place.size), 0, r(50), 0, 0, 0)
    },
    turns: ['join', 'refresh'],
  })
})

import { appendFileSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestWorld } from '../../../src/engine/digest.js'
import { restoreWorld, saveWorld, type WorldFile } from '../../../src/run/checkpoint/world.js'
import { createShare, cut } from '../../../src/run/crew/share.js'
import { createLife } from '../../../src/run/life.js'
import { livelyBlueprint } from '../lively.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-world-'))
afterAll(() => rmSync(home, { recursive: true }))

const blueprint = livelyBlueprint(9000, 12)
const { communities } = blueprint.tables
const TICKS = 7

/** A society some ticks on, carried by shares cut in so many pieces. */
function lived(pieces: number) {
  const shares = cut(communities, pieces).map(([first, count]) => createShare(blueprint, first, count))
  const [whole] = [createShare(blueprint, 0, communities)]
  const life = createLife(blueprint)
  for (let tick = 0; tick < TICKS; tick++) {
    const now = life.now(tick)
    for (const share of shares) share.tick(now)
    life.end(tick, whole.tick(now))
  }
  return { shares, whole }
}

let files: WorldFile[]
let state: Uint32Array
beforeAll(() => {
  const { shares, whole } = lived(3)
  files = shares.map(({ world }) => saveWorld(world, home))
  state = digestWorld(whole.world)
})

describe('a saved world', () => {
  it('comes back to the bit, whoever saved it and whoever takes it up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: communities }), (pieces) => {
        const words = cut(communities, pieces).flatMap(([first, count]) => {
          const { world } = createShare(blueprint, first, count)
          restoreWorld(world, home, files)
          return [...digestWorld(world)]
        })
        expect(words).toEqual([...state])
      }),
    )
  })

  it('differs from one before the first tick, so that this is worth a test', () => {
    const { world } = createShare(blueprint, 0, communities)
    expect([...digestWorld(world)]).not.toEqual([...state])
  })

  it('says what it holds', () => {
    expect(files.map(({ firstCommunity, communities: count }) => [firstCommunity, count])).toEqual(cut(communities, 3))
    expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(3)
  })

  it('is not taken up from a file that ends too soon', () => {
    const [first] = files
    const path = join(home, first.file)
    truncateSync(path, first.bytes - 4)
    const { world } = createShare(blueprint, 0, 3)
    expect(() => restoreWorld(world, home, files)).toThrow('ends too soon')
    appendFileSync(path, new Uint8Array(4))
  })
})

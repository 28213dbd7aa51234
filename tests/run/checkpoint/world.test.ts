import { appendFileSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorld, saveWorld, type WorldFile } from '../../../src/run/checkpoint/world.js'
import { createPackedShare, createShare, cut } from '../../../src/run/crew/share.js'
import { createLife } from '../../../src/run/life.js'
import { livelyBlueprint } from '../lively.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-world-'))
afterAll(() => rmSync(home, { recursive: true }))

const blueprint = livelyBlueprint(9000, 12)
const { communities } = blueprint.tables
const TICKS = 7

/** Communities that lie open, and such that lie packed, are saved alike and take each other's place. */
const ways = { open: createShare, packed: createPackedShare }
const all = { blueprint, firstCommunity: 0, communities }

/** A society some ticks on, carried by shares cut in so many pieces, every other one packed. */
function lived(pieces: number) {
  const shares = cut(communities, pieces).map(([first, count], s) =>
    ways[s % 2 === 0 ? 'open' : 'packed']({ blueprint, firstCommunity: first, communities: count }),
  )
  const whole = createShare(all)
  const life = createLife(blueprint)
  for (let tick = 0; tick < TICKS; tick++) {
    const now = life.now(tick)
    for (const share of shares) share.tick(now)
    life.end(tick, whole.tick(now))
  }
  return { shares, whole, life }
}

let files: WorldFile[]
let state: Uint32Array
beforeAll(() => {
  const { shares, whole } = lived(3)
  files = shares.map(({ standing }) => saveWorld(standing, home))
  state = whole.digest()
})

const restore = (first: number, count: number) => readWorld(home, files, first, count)

describe('a saved world', () => {
  it.each(['open', 'packed'] as const)('comes back to the bit, %s, whoever saved it and whoever takes it up', (way) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: communities }), (pieces) => {
        const words = cut(communities, pieces).flatMap(([firstCommunity, count]) => [
          ...ways[way]({ blueprint, firstCommunity, communities: count, restore }).digest(),
        ])
        expect(words).toEqual([...state])
      }),
      { numRuns: 20 },
    )
  })

  it('goes on as it would have', () => {
    const [open, packed] = (['open', 'packed'] as const).map((way) => ways[way]({ ...all, done: TICKS, restore }))
    const { whole, life } = lived(1)
    const now = life.now(TICKS)
    const counted = [whole, open, packed].map((share) => structuredClone(share.tick(now)))
    expect(counted[1]).toEqual(counted[0])
    expect(counted[2]).toEqual(counted[0])
    expect(open.digest()).toEqual(whole.digest())
    expect(packed.digest()).toEqual(whole.digest())
  })

  it('goes on to the end, carried by as many as saved it', () => {
    const shares = cut(communities, 3).map(([firstCommunity, count]) =>
      createPackedShare({ blueprint, firstCommunity, communities: count, done: TICKS, restore }),
    )
    const { whole, life } = lived(1)
    for (let tick = TICKS; tick < blueprint.tables.ticks; tick++) {
      const now = life.now(tick)
      for (const share of shares) share.tick(now)
      life.end(tick, whole.tick(now))
    }
    expect(shares.flatMap((share) => [...share.digest()])).toEqual([...whole.digest()])
  })

  it('takes the same room, whoever saved it', () => {
    const [first] = files
    const packed = createPackedShare({ blueprint, firstCommunity: 0, communities: first.communities, restore })
    const again = mkdtempSync(join(home, 'again-'))
    expect(saveWorld(packed.standing, again).bytes).toBeLessThan(first.bytes * 1.05)
  })

  it('differs from one before the first tick, so that this is worth a test', () => {
    expect([...createShare(all).digest()]).not.toEqual([...state])
  })

  it('says what it holds', () => {
    expect(files.map(({ firstCommunity, communities: count }) => [firstCommunity, count])).toEqual(cut(communities, 3))
    expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(3)
  })

  it('is not taken up from a file that ends too soon', () => {
    const [first] = files
    const path = join(home, first.file)
    truncateSync(path, first.bytes - 4)
    expect(() => createShare({ blueprint, firstCommunity: 0, communities: 3, restore })).toThrow('ends too soon')
    appendFileSync(path, new Uint8Array(4))
  })
})

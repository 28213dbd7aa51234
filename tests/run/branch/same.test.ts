/** A scheme that takes over from itself changes nothing: the key to every branched run. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { tookOver } from '../../../src/compile/turnover.js'
import { headlines } from '../../../src/measure/headlines.js'
import type { MeasureTable } from '../../../src/measure/types.js'
import { aloneCrew } from '../../../src/run/crew/alone.js'
import { threadCrew } from '../../../dist/run/crew/threads.js'
import { diskReader } from '../../../src/run/disk.js'
import { drive } from '../../../src/run/drive.js'
import { prepare } from '../../../src/run/prepare.js'
import { livelyBlueprint } from '../lively.js'

const reader = diskReader()
// between them they use every mechanism that has a state of its own
const schemes = ['suining-2010', 'national-2020', 'national-lists', 'nosedive', 'sesame-2015', 'thin-file']

/** Fingerprint of all values. */
function written(tables: readonly MeasureTable[]): string {
  const hash = createHash('sha256')
  for (const { name, columns } of tables)
    for (const { values } of columns) hash.update(name).update(JSON.stringify(Array.from<unknown>(values)))
  return hash.digest('hex')
}

test.each(schemes)(
  'the same scheme takes over from itself: %s',
  async (name) => {
    const { blueprint } = await prepare(name, { reader, residents: 2100, ticks: 16 })
    const whole = await drive(blueprint, aloneCrew(blueprint))
    const again = await prepare(name, { reader, residents: 2100, ticks: 16 })
    const twice = tookOver(again.blueprint, tookOver(structuredClone(blueprint), blueprint, 5), 13)
    const turned = await drive(twice, aloneCrew(twice))
    expect(turned.digest).toBe(whole.digest)
    expect(turned.events).toEqual(whole.events)
    // texts are sooner compared than millions of cells
    expect(written(turned.tables)).toBe(written(whole.tables))
    // communities that lie packed are turned a stretch at a time
    const crew = await threadCrew(twice, 2, undefined, undefined, { packed: true })
    const packed = await drive(twice, crew, { rows: 'none' }).finally(() => crew.close())
    expect(packed.digest).toBe(whole.digest)
    const totals = await drive(twice, aloneCrew(twice), { rows: 'none' })
    expect(packed.tables).toEqual(totals.tables)
    expect(headlines(totals.tables)).toEqual(headlines(whole.tables))
  },
  60_000,
)

test.each([1, 2, 3])('on %i threads', async (threads) => {
  const blueprint = livelyBlueprint(5000, 14)
  const whole = await drive(blueprint, aloneCrew(blueprint))
  for (const until of [1, 6, 13]) {
    const twice = tookOver(blueprint, blueprint, until)
    for (const how of [{ shares: true }, { shares: false }, { packed: true }]) {
      const crew = await threadCrew(twice, threads, undefined, undefined, how)
      try {
        const turned = await drive(twice, crew)
        expect(turned.digest).toBe(whole.digest)
        expect(written(turned.tables)).toBe(written(whole.tables))
      } finally {
        await crew.close()
      }
    }
  }
})

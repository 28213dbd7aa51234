import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Block } from '../../../src/measure/block.js'
import { tableDefinitions } from '../../../src/measure/definitions.js'
import { growingTable } from '../../../src/measure/growing.js'
import { GROWING, growingFiles } from '../../../src/run/folder/tables.js'
import { sha256 } from '../../../src/run/folder/write.js'
import { fromParquet } from '../../../src/run/parquet.js'

let home: string
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'glasshouse-tables-'))))
afterEach(() => rmSync(home, { recursive: true }))

/** Events of some ticks. */
function block(from: number, to: number): Block {
  const table = growingTable(tableDefinitions.events)
  for (let tick = from; tick < to; tick++) table.add([tick, '2010-01-01', `region ${tick % 3}`, 'outcry'])
  return table.block()
}

const growing = () => join(home, `events.parquet${GROWING}`)

describe('tables that grow on the disk', () => {
  it('are no Parquet files until the last row is written', async () => {
    const files = await growingFiles(home)
    files.put('events', block(0, 100))
    expect(readdirSync(home)).toEqual([`events.parquet${GROWING}`])
    await expect(fromParquet(readFileSync(growing()))).rejects.toThrow()
    files.put('events', block(100, 150))
    const entries = await files.finish({ seed: '7' })
    expect(existsSync(growing())).toBe(false)
    expect(readdirSync(home)).toHaveLength(Object.keys(tableDefinitions).length)
    const entry = entries.find(({ name }) => name === 'events')!
    const bytes = readFileSync(join(home, 'events.parquet'))
    expect(entry).toMatchObject({ rows: 150, columns: 4, bytes: bytes.length, sha256: sha256(bytes) })
    const { columns } = await fromParquet(bytes)
    expect([...columns[0].values]).toEqual(Array.from({ length: 150 }, (_, tick) => tick))
    expect(columns[2].values[100]).toBe('region 1')
  })

  it('go on from where a checkpoint knew them, whatever was written after it, to the same bytes', async () => {
    const whole = await growingFiles(home)
    for (const from of [0, 100, 200]) whole.put('events', block(from, from + 100))
    await whole.finish({ seed: '7' })
    const expected = readFileSync(join(home, 'events.parquet'))
    for (const finished of [false, true]) {
      rmSync(home, { recursive: true })
      home = mkdtempSync(join(tmpdir(), 'glasshouse-tables-'))
      const first = await growingFiles(home)
      first.put('events', block(0, 100))
      const marks = structuredClone(first.marks())
      first.put('events', block(100, 130))
      if (finished) await first.finish({ seed: '7' })
      else {
        first.close()
        appendFileSync(growing(), 'half a page')
      }
      const second = await growingFiles(home, marks)
      for (const from of [100, 200]) second.put('events', block(from, from + 100))
      await second.finish({ seed: '7' })
      expect(readFileSync(join(home, 'events.parquet'))).toEqual(expected)
    }
  })

  it('are refused if a byte has flipped, or if they are gone', async () => {
    const files = await growingFiles(home)
    files.put('events', block(0, 100))
    const marks = files.marks()
    files.close()
    const kept = `${growing()}.kept`
    cpSync(growing(), kept)
    const bytes = readFileSync(growing())
    bytes[50] ^= 1
    writeFileSync(growing(), bytes)
    await expect(growingFiles(home, marks)).rejects.toThrow(/is not what the run wrote; the run must be started again/)
    writeFileSync(growing(), readFileSync(kept).subarray(0, 60))
    await expect(growingFiles(home, marks)).rejects.toThrow('is not what the run wrote')
    rmSync(growing())
    await expect(growingFiles(home, marks)).rejects.toThrow('is missing')
  })
})

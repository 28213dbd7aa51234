/** Keeping the subjects of a world on the disk, part by part, so that no more than one part is in memory twice. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tables } from '../../engine/tables.js'
import type { Standing } from '../../engine/packed/standing.js'
import { toParquet } from '../parquet.js'
import { firstSubject, partsOf, tableOfPart } from './parts.js'

/** A part as it lies on the disk. */
export interface KeptPart {
  /** Name of the file within its folder. */
  file: string
  /** Position of the region. */
  region: number
  /** Number of the subject in the first row. */
  first: number
  rows: number
  bytes: number
  sha256: string
}

/**
 * Writes all subjects of some communities, as Parquet files.
 *
 * @param dir folder that exists
 * @throws Error of the system if the disk refuses
 */
export function keepWorld(tables: Tables, standing: Standing, dir: string): KeptPart[] {
  return partsOf(tables, standing.firstCommunity, standing.communities).map((part) => {
    const table = tableOfPart(tables, standing.take(part.firstCommunity, part.communities), part)
    const bytes = toParquet(table)
    const file = `subjects-${String(part.firstCommunity).padStart(7, '0')}.parquet`
    writeFileSync(join(dir, file), bytes, { flag: 'wx', flush: true })
    return {
      file,
      region: part.region,
      first: firstSubject(part),
      rows: table.columns[0].values.length,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }
  })
}

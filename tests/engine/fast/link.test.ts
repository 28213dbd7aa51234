/** Records that say little or much that is wrong, compared by weights of any kind: the module finds the files that the reference finds. */
import { expect, it } from 'vitest'
import { fileMetric, regionFlow } from '../../../src/engine/counters.js'
import type { FastKernel } from '../../../src/engine/fast/kernel.js'
import type { FieldTable } from '../../../src/engine/link/tables.js'
import { CERTAIN, type Tables } from '../../../src/engine/tables.js'
import type { Kernel } from '../../../src/engine/tick.js'
import { createLife } from '../../../src/run/life.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'
import { type Random, randomOf, some } from './chance.js'
import { doBoth } from './pair.js'

const { blueprint } = await prepare('national-2020', { reader: diskReader(), residents: 31_000, ticks: 4, seed: 1 })

/** Codes of which some have no share, in one set, or in several that overlap, or that come round to the first marks. */
function anyCodes(field: FieldTable, r: Random): FieldTable {
  if (field.kind !== 'codes') return field
  const codes = r(3) === 0 ? 1 : 1 + r(400)
  const ends = Array.from({ length: codes }, () => (r(4) === 0 ? 0 : r(CERTAIN))).toSorted((a, b) => a - b)
  const cumulative = Float64Array.from([...ends.slice(1), CERTAIN])
  const [apart, sets] = [r(2) === 0 ? codes : r(codes), 1 + r(4)]
  const first = r(2) === 0 ? 0 : 65536 - r(2 * codes)
  return { ...field, cumulative, offset: field.offset.map((_, cell) => first + (cell % sets) * apart) }
}

/** Databases make many errors, and the registry may be content with little. */
function anyLinks(tables: Tables, r: Random): Tables {
  const linkAbove = r(6000) - 1000
  return {
    ...tables,
    link: {
      ...tables.link!,
      fields: r(2) === 0 ? tables.link!.fields : tables.link!.fields.map((field) => anyCodes(field, r)),
      linkAbove,
      reviewAbove: linkAbove - r(2000),
      right: CERTAIN / 2,
    },
    databases: tables.databases.map((database) => {
      if (!database.link) return database
      const { fields } = database.link
      const missing = some(new Float64Array(database.link.missing.length), r, CERTAIN / 8)
      const wrong = missing.map((chance) => chance + r(CERTAIN / 4))
      const agrees = some(new Int32Array(fields.length), r, 3000)
      const differs = some(new Int32Array(fields.length), r, 3000).map((weight) => 500 - weight)
      const all = agrees.reduce((sum, weight) => sum + weight, 0)
      return { ...database, lost: 0, link: { ...database.link, missing, wrong, agrees, differs, all } }
    }),
  }
}

/** As after a community was unpacked: no marks are there but one's own number. */
function forgetMarks(kernel: Kernel): void {
  if (!('module' in kernel)) return
  const { module, world, place } = kernel as FastKernel
  world.identity!.marks.forEach((column, f) => {
    if (place.tables.link!.fields[f].kind !== 'own') column.fill(7)
  })
  module.call.forgetMarks()
}

it.each(Array.from({ length: 16 }, (_, i) => i + 1))('finds the same files, seed %d', { timeout: 60_000 }, (seed) => {
  const r = randomOf(seed)
  const tables = anyLinks(blueprint.tables, r)
  const lived = { ...blueprint, tables }
  const counters = doBoth(lived, createLife(lived).now(1), seed, {
    state: () => {},
    lists(kernel, r) {
      if (seed % 2 === 0) forgetMarks(kernel)
      const { place } = kernel
      const { observations: seen } = place.scratch
      seen.count = 1300
      for (let o = 0; o < seen.count; o++) {
        seen.who[o] = r(place.size)
        seen.behaviour[o] = r(tables.doing.behaviours)
        seen.points[o] = r(20) - 10
        seen.life[o] = r(3)
        seen.sensor[o] = r(tables.sensors.length)
        seen.wrong[o] = seen.invented[o] = seen.repairs[o] = 0
        seen.drawSubject[o] = place.subject + seen.who[o]
        seen.drawOrdinal[o] = r(1000)
        seen.filePurpose[o] = r(CERTAIN)
        seen.fatePurpose[o] = r(CERTAIN)
      }
    },
    turns: ['record'],
  })
  for (const metric of ['links_right', 'links_false'] as const)
    expect(regionFlow(counters, 0, fileMetric(counters.layout, metric))).toBeGreaterThan(0)
})

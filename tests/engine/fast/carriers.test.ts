/** Who carries a mark is told by ranges of words where marks are not there: the same as by the marks of the reference. */
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { createCounters, layoutOf } from '../../../src/engine/counters.js'
import { drawer, TIMELESS } from '../../../src/engine/draw/purposes.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { enter } from '../../../src/engine/place.js'
import { CERTAIN, COMMUNITY_SIZE, type Tables } from '../../../src/engine/tables.js'
import { createWorld } from '../../../src/engine/world.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'
import { type Random, randomOf } from './chance.js'

const { blueprint } = await prepare('national-2020', { reader: diskReader(), residents: 31_000, ticks: 4, seed: 1 })
const people = peopleOf(blueprint)
/** A community that is not whole, so that others stand behind its last resident. */
const COMMUNITY = 30

/** Ends of ranges at the very words that residents draw, a little beside them, or anywhere; some ranges are empty. */
function endsOf(words: number[], r: Random): Float64Array {
  const end = () => [() => words[r(words.length)] + r(3) - 1 + r(2) / 2, () => r(CERTAIN)][r(2)]()
  const ends = Array.from({ length: r(60) }, end).map((word) => Math.min(CERTAIN, Math.max(0, word)))
  const twice = ends.filter((_, i) => i % 5 === 0)
  return Float64Array.from([...ends, ...twice].toSorted((a, b) => a - b).concat(CERTAIN))
}

/** The same registry with other codes, in one set or several, apart or over each other, or round to the first marks. */
function withCodes(tables: Tables, r: Random): Tables {
  const draw = drawer(tables.seedLow, tables.seedHigh)
  const drawn = new Uint32Array(4)
  const fields = tables.link!.fields.map((field) => {
    if (field.kind !== 'codes') return field
    const words = Array.from({ length: COMMUNITY_SIZE }, (_, local) => {
      draw(COMMUNITY * COMMUNITY_SIZE + local, TIMELESS, field.purpose, 0, drawn)
      return drawn[0]
    })
    const cumulative = endsOf(words, r)
    const codes = cumulative.length
    const [apart, sets] = [r(2) === 0 ? codes : r(codes), 1 + r(4)]
    const first = r(2) === 0 ? 0 : 65536 - r(2 * codes)
    return { ...field, cumulative, offset: field.offset.map((_, cell) => first + (cell % sets) * apart) }
  })
  return { ...tables, link: { ...tables.link!, fields } }
}

it.each([1, 2, 3, 4, 5, 6])('of any codes, seed %d', (seed) => {
  const r = randomOf(seed)
  const tables = withCodes(blueprint.tables, r)
  const memory = memoryFor(tables, COMMUNITY_SIZE, people.ties !== undefined)!
  const world = createWorld(tables, COMMUNITY, 1, people, undefined, memory)
  const kernel = createFastKernel(tables, world, createCounters(layoutOf(tables)), memory)
  enter(kernel.place, 0)
  kernel.steps.enter(kernel.place)
  const { call } = kernel.module
  const residents = world.residents[0]
  expect(residents).toBeLessThan(world.start[1])
  const marks = world.identity!.marks.map((column) => [...column.subarray(0, residents)])
  let found = 0
  marks.forEach((column, f) => {
    const beside = column.flatMap((mark) => [mark, mark + 1, mark - 1]).filter((mark) => mark >= 0 && mark < 65536)
    for (const mark of new Set([...beside.slice(0, 900), 0, 65535])) {
      call.forgetMarks()
      const count = call.findCarriers(f, mark)
      const carriers = Array.from({ length: count }, (_, i) => call.carrier(i))
      expect(carriers).toEqual(column.flatMap((own, local) => (own === mark ? [local] : [])))
      found += count
      // whoever asks for the mark of one is told the same, before all have been drawn and after
      const one = r(residents)
      expect(call.markOf(f, one)).toBe(column[one])
    }
    for (const local of column.keys()) {
      if (local % 100 === 0) call.forgetMarks()
      expect(call.markOf(f, local)).toBe(column[local])
    }
  })
  expect(found).toBeGreaterThan(1000)
})

/** Kinds of people, which cells beside each other share: what the module looks up of those who might act. */
import type { Tables } from '../tables.js'
import type { Module } from './module.js'

/** Cells of a word of bits, and bytes of what is known of a kind; as in `act/kinds.ts` of the module. */
const BLOCK = 64
const RECORD = 8

/** Names the kinds of all cells to the module. */
export function nameKinds({ memory, set }: Module, { doing, group }: Tables): void {
  const { habitOfCell, accept } = doing
  const { classOfCell } = group
  const cells = habitOfCell.length
  const isNew = (cell: number) =>
    cell === 0 || habitOfCell[cell] !== habitOfCell[cell - 1] || classOfCell[cell] !== classOfCell[cell - 1]
  const first: number[] = []
  for (let cell = 0; cell < cells; cell++) if (isNew(cell)) first.push(cell)
  const blocks = Math.ceil(cells / BLOCK)
  const begins = memory.u32(2 * blocks)
  const before = memory.u16(blocks)
  // the first kind is 1
  const records = memory.u8((first.length + 1) * RECORD)
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength)
  const classes = memory.u16(first.length + 1)
  first.forEach((cell, k) => {
    classes[k + 1] = classOfCell[cell]
    begins[cell >>> 5] |= 1 << (cell & 31)
    const at = (k + 1) * RECORD
    view.setUint32(at, Math.max(0, accept[habitOfCell[cell]] - 1), true)
    view.setUint16(at + 4, habitOfCell[cell], true)
    view.setUint16(at + 6, classOfCell[cell], true)
  })
  for (let block = 0, kinds = 0; block < blocks; block++) {
    while (kinds < first.length && first[kinds] < block * BLOCK) kinds++
    before[block] = kinds
  }
  set({
    kindBegins: begins,
    kindsBefore: before,
    kindTable: records,
    classOfKind: classes,
    classOfCell: memory.put(classOfCell),
  })
}

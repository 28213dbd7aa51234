import { expect, test } from 'vitest'
import { SCRATCH_ROOM, createScratch, overflow } from '../../src/engine/scratch.js'

test('the lists have room', () => {
  const scratch = createScratch()
  expect([scratch.acts.who.length, scratch.observations.who.length]).toEqual([SCRATCH_ROOM, SCRATCH_ROOM])
  for (const list of [scratch.acts, scratch.observations])
    for (const column of Object.values(list)) if (typeof column !== 'number') expect(column.length).toBe(SCRATCH_ROOM)
  expect([scratch.words.length, scratch.more.length]).toEqual([4, 4])
})

test('purposes of draws, which use all 32 bits, fit into the list of observations', () => {
  const { observations } = createScratch()
  observations.filePurpose[0] = 0xffffffff
  observations.fatePurpose[0] = 0xfffffffe
  observations.drawSubject[0] = 4_294_967_295
  expect([observations.filePurpose[0], observations.fatePurpose[0]]).toEqual([0xffffffff, 0xfffffffe])
  expect(observations.drawSubject[0]).toBe(4_294_967_295)
})

test('an overflow says what is too many and what to do', () => {
  expect(() => overflow('acts')).toThrow(RangeError)
  expect(() => overflow('acts')).toThrow(/more than 65536 acts.*shorter or the rates lower/)
})

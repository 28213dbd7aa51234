/** What events leave behind in somebody: strain, hardship and perceived risk; see `respond/feelings.ts` of the engine. */
import { setU8, u8At } from '../cells'
import { changes } from '../measure/changed'
import { hardship, risk, strain } from '../place'

/** 1 if people respond to the scheme at all. */
export let responds: i32 = 0

const FULL: i32 = 255

// @ts-ignore: decorators of AssemblyScript
@inline
function add(column: usize, local: i32, amount: i32): void {
  changes(local)
  const sum = u8At(column, local) + amount
  setU8(column, local, sum > FULL ? FULL : sum)
}

/** Adds strain, up to the full scale; `amount` in 255ths of it. */
export function addStrain(local: i32, amount: i32): void {
  add(strain, local, amount)
}

/** Adds hardship, up to the full scale. */
export function addHardship(local: i32, amount: i32): void {
  add(hardship, local, amount)
}

/** Adds to the risk that somebody believes in, up to the full scale. */
export function addRisk(local: i32, amount: i32): void {
  add(risk, local, amount)
}

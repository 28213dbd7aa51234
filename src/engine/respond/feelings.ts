/** What events leave behind in a resident: strain, hardship and perceived risk, 0 .. 255, and how they fade. */
import type { Place } from '../place.js'
import type { World } from '../world.js'
import { changes } from '../measure/before.js'

/** The full scale of strain, hardship and perceived risk. */
export const FULL = 255

/** Adds strain, up to the full scale; `amount` in 255ths of it. */
export function addStrain(world: World, resident: number, amount: number): void {
  changes(world, resident)
  world.strain[resident] = Math.min(FULL, world.strain[resident] + amount)
}

/** Adds hardship, up to the full scale. */
export function addHardship(world: World, resident: number, amount: number): void {
  changes(world, resident)
  world.hardship[resident] = Math.min(FULL, world.hardship[resident] + amount)
}

/** Adds to the risk that a resident believes in, up to the full scale. */
export function addRisk(world: World, resident: number, amount: number): void {
  changes(world, resident)
  world.risk[resident] = Math.min(FULL, world.risk[resident] + amount)
}

/** Lets strain, hardship and perceived risk fade; done a few times a year, not every tick, because it visits everybody. */
export function fade(place: Place): void {
  const { world, tables } = place
  const { strainKept, hardshipKept, riskKept } = tables.response
  for (let i = place.first; i < place.first + place.size; i++) {
    if (world.strain[i] === 0 && world.hardship[i] === 0 && world.risk[i] === 0) continue
    changes(world, i)
    world.strain[i] = (world.strain[i] * strainKept) >> 8
    world.hardship[i] = (world.hardship[i] * hardshipKept) >> 8
    world.risk[i] = (world.risk[i] * riskKept) >> 8
  }
}

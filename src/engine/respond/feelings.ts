/** What events leave behind in a resident: strain, hardship and perceived risk, 0 .. 255, and how they fade. */
import type { Place } from '../place.js'
import type { World } from '../world.js'
import { changes } from '../measure/before.js'
import { countFading } from '../measure/stocks.js'

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

/**
 * Lets strain, hardship and perceived risk fade; done a few times a year, not every tick, because it visits everybody, and
 * first of all in a tick, because the stocks are told of it in a way of its own.
 */
export function fade(place: Place): void {
  const { world, tables } = place
  const { strainKept, hardshipKept, riskKept } = tables.response
  const { strain, hardship, risk } = world
  const end = place.first + place.size
  for (let i = place.first; i < end; i++) {
    const s = strain[i]
    const h = hardship[i]
    const r = risk[i]
    if ((s | h | r) === 0) continue
    strain[i] = (s * strainKept) >> 8
    hardship[i] = (h * hardshipKept) >> 8
    risk[i] = (r * riskKept) >> 8
    countFading(place, i, s - strain[i], h - hardship[i], r - risk[i])
  }
}

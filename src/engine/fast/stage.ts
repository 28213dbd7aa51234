/** A stage of the tick that the module does. */
import type { Place } from '../place.js'
import type { Module } from './module.js'

/**
 * Makes the stage that does the work of the reference's in the module; null where the scheme has something that only the
 * reference can do.
 */
export type MakeStage = (module: Module, place: Place) => ((place: Place) => void) | null

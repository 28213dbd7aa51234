/** Which sensors look at which behaviour: most sensors are made for a few, and an act asks only those. */
import type { SensorTable } from './tables.js'

export interface Eyes {
  /** [behaviour + 1] where those of each behaviour begin. */
  first: Uint16Array
  /** Sensors in the order in which they look, the chance that each sees, times 2^32, and the purpose of its draw. */
  sensor: Uint16Array
  recall: Float64Array
  purpose: Float64Array
}

/** Sorts sensors by what they see. */
export function eyesOf(sensors: readonly SensorTable[], behaviours: number): Eyes {
  const first = new Uint16Array(behaviours + 1)
  const found: number[][] = []
  for (let behaviour = 0; behaviour < behaviours; behaviour++) {
    sensors.forEach(({ recall, observePurpose }, s) => {
      if (recall[behaviour] > 0) found.push([s, recall[behaviour], observePurpose])
    })
    first[behaviour + 1] = found.length
  }
  return {
    first,
    sensor: Uint16Array.from(found, ([sensor]) => sensor),
    recall: Float64Array.from(found, ([, recall]) => recall),
    purpose: Float64Array.from(found, ([, , purpose]) => purpose),
  }
}

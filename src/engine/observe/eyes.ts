/** Which sensors look at which behaviour: most sensors are made for a few, and an act asks only those. */
import type { SensorTable } from './tables.js'

export interface Eyes {
  /** [behaviour + 1] where those of each behaviour begin. */
  first: Uint16Array
  /** Sensors in the order in which they look, the chance that each sees, times 2^32, and the purpose of its draw. */
  sensor: Uint16Array
  recall: Float64Array
  purpose: Float64Array
  /** [sensor] the highest chance of taking somebody else for the one who acted, times 2^32, over all whom it looks at. */
  mistakenAtMost: Float64Array
}

const found = new WeakMap<readonly SensorTable[], Eyes>()

/** Sorts sensors by what they see. What was sorted once is kept, since files make many kernels of one scheme. */
export function eyesOf(sensors: readonly SensorTable[], behaviours: number): Eyes {
  let eyes = found.get(sensors)
  if (!eyes) found.set(sensors, (eyes = sorted(sensors, behaviours)))
  return eyes
}

function sorted(sensors: readonly SensorTable[], behaviours: number): Eyes {
  const first = new Uint16Array(behaviours + 1)
  const rows: number[][] = []
  for (let behaviour = 0; behaviour < behaviours; behaviour++) {
    sensors.forEach(({ recall, observePurpose }, s) => {
      if (recall[behaviour] > 0) rows.push([s, recall[behaviour], observePurpose])
    })
    first[behaviour + 1] = rows.length
  }
  return {
    first,
    sensor: Uint16Array.from(rows, ([sensor]) => sensor),
    recall: Float64Array.from(rows, ([, recall]) => recall),
    purpose: Float64Array.from(rows, ([, , purpose]) => purpose),
    mistakenAtMost: Float64Array.from(sensors, ({ mistaken }) => mistaken.reduce((a, b) => Math.max(a, b), 0)),
  }
}

/** Two small societies over the same people, in code or as documents, for tests of comparisons. */
import { compareThrough, type Comparison, type CompareOptions } from '../../src/experiment/compare.js'
import { liveBoth, type BothLived } from '../../src/experiment/live.js'
import { alonePair } from '../../src/experiment/pair/crew.js'
import { headcount, type Headcount, quantities, sideOf } from '../../src/experiment/pair/findings.js'
import type { Reader } from '../../src/scenario/reader.js'
import type { Blueprint } from '../../src/compile/compile.js'
import type { Written } from '../support/small.js'
import { mini } from '../run/mini.js'

/** Lives two blueprints side by side in this thread. */
export async function lived(a: Blueprint, b: Blueprint): Promise<BothLived> {
  return liveBoth({ a, b }, await alonePair({ a, b }))
}

/** A count of residents over everybody. */
export const counted = ({ findings }: BothLived, name: Headcount, group = 0) => headcount(findings, group, name)

/** Quantities in which anybody differs at the end. */
export const differing = ({ findings }: BothLived) =>
  quantities.filter((name) => sideOf(findings, 0, name, 'higher') + sideOf(findings, 0, name, 'lower') > 0)

/** Reads the scenario `small`, and `other`, which is the same but for some changes. */
export function twoDocuments(
  change: (written: Written) => void,
  changePopulation: (written: Written) => void = () => {},
): Reader {
  return {
    list: mini.list,
    async read(name, kind, from) {
      if (kind === 'scenario' && name !== 'other') return mini.read(name, kind, from)
      if (kind === 'sources') return mini.read(name, kind, from)
      const found = await mini.read('small', kind, from)
      const written = JSON.parse(new TextDecoder().decode(found!.bytes)) as Written
      if (kind === 'scenario') change(written)
      else if (name === 'elsewhere') changePopulation(written)
      return { file: `${name}.yaml`, bytes: new TextEncoder().encode(JSON.stringify(written)) }
    },
  }
}

/** Compares the scenario `small` of {@link mini} with itself changed; few residents and ticks. */
export function compareSmall(options: Partial<CompareOptions>): Promise<Comparison> {
  return compareThrough('small', { reader: mini, residents: 3000, ticks: 14, seed: 7, ...options })
}

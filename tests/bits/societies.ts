/** Two societies that must come to the same bits however they are lived: a county of points, and a whole country. */
import type { Blueprint } from '../../src/compile/compile.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import type { Reader } from '../../src/scenario/reader.js'

export interface Society {
  scenario: string
  /** More than one thread carries alone. */
  residents: number
  /** More than a year of the scheme, so that years turn and letters are given. */
  ticks: number
  seed: string
}

export const county: Society = { scenario: 'suining-2010', residents: 21_000, ticks: 14, seed: '7' }

/** All three kinds of subject, 31 regions, every kind of sensor and door, linkage, chains, responses. */
export const country: Society = { scenario: 'national-2020', residents: 32_000, ticks: 13, seed: '7' }

export async function blueprintOf(society: Society, reader: Reader = diskReader()): Promise<Blueprint> {
  return (await prepare(society.scenario, { reader, ...society })).blueprint
}

/** The same society with nobody told apart in its measures, as a scenario that extends it. */
export function unmeasured(society: Society): Promise<Blueprint> {
  const disk = diskReader()
  const name = 'measured-by-nobody'
  const text = [
    'glasshouse: 1',
    `extends: ${society.scenario}`,
    `scenario: ${name}`,
    'title: The same, without groups',
    'summary: The same society, counted for everybody together only',
    'measures: { groups: [], cross: [] }',
  ].join('\n')
  return blueprintOf(
    { ...society, scenario: name },
    {
      ...disk,
      read: async (asked, kind, from) =>
        asked === name && kind === 'scenario'
          ? { file: `${name}.yaml`, bytes: new TextEncoder().encode(text) }
          : disk.read(asked, kind, from),
    },
  )
}

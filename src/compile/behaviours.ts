/** Behaviours: kind, severity, victims, and how strain and hardship change their rates. */
import { type BehaviourTables, kinds, victims, whose } from '../engine/act/tables.js'
import { CERTAIN, COMMUNITY_SIZE, LEVELS, Q12 } from '../engine/tables.js'
import { contexts } from '../scenario/schema/words.js'
import type { Behaviour } from '../scenario/schema/behaviours.js'
import type { Quantity } from '../scenario/language/quantity.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { whoseIs } from './select.js'

export const SCALE = 255

/** A share of the full scale of strain, hardship or risk, as a whole number of 0 .. 255. */
export function onScale(share: Quantity<'share'> | undefined): number {
  return Math.floor((share?.value ?? 0) * SCALE + 0.5)
}

/** A chance as a threshold for 32-bit words. */
export function threshold(share: number): number {
  return Math.min(CERTAIN, Math.max(0, Math.floor(share * CERTAIN + 0.5)))
}

/** Tables of all behaviours, in the order of the scenario. */
export function compileBehaviours(scenario: Scenario): BehaviourTables {
  const all = Object.values(scenario.behaviours)
  const tables: BehaviourTables = {
    kind: Uint8Array.from(all, (b) => kinds[b.kind]),
    context: Uint8Array.from(all, (b) => contexts.indexOf(b.context)),
    victim: Uint8Array.from(all, (b) => victims[b.victim ?? 'none']),
    victimCount: Uint16Array.from(all, (b) => Math.min(COMMUNITY_SIZE, b.victims?.value ?? 1)),
    harmStrain: Uint8Array.from(all, (b) => onScale(b.harm?.strain)),
    harmHardship: Uint8Array.from(all, (b) => onScale(b.harm?.hardship)),
    severityCut: new Float64Array(all.length * 2),
    strainFactor: new Uint16Array(all.length * LEVELS),
    hardshipFactor: new Uint16Array(all.length * LEVELS),
    public: Uint8Array.from(all, (b) => (b.public ? 1 : 0)),
    subject: Uint8Array.from(all, (b) => whose[whoseIs(b.who)]),
    gamed: Uint8Array.from(all, (b) => (b.gamed ? 1 : 0)),
    price: Float64Array.from(all, (b) => Math.floor((b.price?.value ?? 0) + 0.5)),
  }
  all.forEach((behaviour, b) => {
    const cuts = severityCuts(behaviour)
    tables.severityCut.set(cuts, b * 2)
    fillLevels(tables.strainFactor, b, behaviour.strain_factor?.value ?? 1)
    fillLevels(tables.hardshipFactor, b, behaviour.hardship_factor?.value ?? 1)
  })
  return tables
}

/** Below the first cut minor, below the second ordinary; without shares everything is ordinary. */
function severityCuts({ severity }: Behaviour): [number, number] {
  if (!severity) return [0, CERTAIN]
  const serious = threshold(severity.serious.value)
  return [threshold(severity.minor.value), CERTAIN - serious]
}

/** A multiplier that grows evenly from 1 at no strain to `atFull` at full strain, by level, in Q12; row by row. */
export function fillLevels(table: Uint16Array, row: number, atFull: number): void {
  for (let level = 0; level < LEVELS; level++) {
    const value = 1 + (atFull - 1) * (level / (LEVELS - 1))
    table[row * LEVELS + level] = Math.min(65535, Math.floor(value * Q12 + 0.5))
  }
}

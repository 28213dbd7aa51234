/** What people do to each other and to the scheme: chains of acts, accusations, gaming, who looks into their own file. */
import type { AccusationTable } from '../engine/observe/tables.js'
import { type ChainTable, answerers } from '../engine/act/tables.js'
import type { GamingTable, PublicationTable } from '../engine/respond/tables.js'
import { skipFor } from '../engine/draw/gaps.js'
import { namedPurpose, purpose } from '../engine/draw/purposes.js'
import { Q16, type SafeguardTables } from '../engine/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { onScale, threshold } from './behaviours.js'
import type { Calendar } from './calendar.js'
import { factorOfCell, meansCell, ofCells } from './select.js'

/**
 * Acts that follow acts of others, in the order of the scenario.
 *
 * @param exampleCell [profile] a cell of that profile
 */
export function compileChains(scenario: Scenario, plan: PopulationPlan, exampleCell: number[]): ChainTable[] {
  const names = Object.keys(scenario.behaviours)
  return Object.entries(scenario.behaviours).flatMap(([name, { follows, who, factors }], behaviour) => {
    if (!follows) return []
    const means = meansCell(plan, who)
    const factor = factorOfCell(plan, factors)
    const chance = (cell: number) => (means(cell) ? threshold(follows.share.value * factor(cell)) : 0)
    return [
      {
        first: names.indexOf(follows.behaviour),
        behaviour,
        by: answerers[follows.by],
        chance: ofCells(exampleCell, chance),
        purpose: namedPurpose(purpose.chain, name),
      },
    ]
  })
}

/** Behaviours that charge a neighbour with something invented, in the order of the scenario. */
export function compileAccusations(scenario: Scenario): AccusationTable[] {
  const names = Object.keys(scenario.behaviours)
  const sensors = Object.keys(scenario.sensors)
  return Object.entries(scenario.behaviours).flatMap(([name, { accuses }], behaviour) => {
    if (!accuses) return []
    const stream = `${name}>${accuses.through}`
    return [
      {
        behaviour,
        of: names.indexOf(accuses.of),
        sensor: sensors.indexOf(accuses.through),
        believed: threshold(accuses.believed.value),
        purpose: namedPurpose(purpose.accuse, name),
        filePurpose: namedPurpose(purpose.accuseFile, stream),
        fatePurpose: namedPurpose(purpose.fate, stream),
      },
    ]
  })
}

/** Null where the scheme is not gamed. */
export function compileGaming({ response }: Scenario): GamingTable | null {
  const { gaming } = response
  if (!gaming) return null
  return { factor: Math.floor(gaming.factor.value * Q16 + 0.5), near: Math.abs(gaming.near.value) }
}

/** Null where no names are printed. */
export function compilePublication({ publication }: Scenario): PublicationTable | null {
  return publication ? { named: threshold(publication.named.value), strain: onScale(publication.strain) } : null
}

/** What depends on who somebody is, and how long they take. */
export type RightsTables = Pick<SafeguardTables, 'access' | 'filing' | 'filedWithin' | 'consents'>

/**
 * Looking into one's own file, filing an appeal, agreeing to be scored.
 *
 * @param exampleCell [profile] a cell of that profile
 */
export function compileRights(
  { safeguards }: Scenario,
  plan: PopulationPlan,
  calendar: Calendar,
  exampleCell: number[],
): RightsTables {
  const { access, appeal, consent } = safeguards
  const { ticksPerYear } = calendar
  const looks = factorOfCell(plan, access?.factors)
  const agrees = factorOfCell(plan, consent?.factors)
  const asked = access?.on ? access.asked.value / ticksPerYear : 0
  const given = consent?.on ? consent.given.value : 1
  const mean = appeal?.on ? appeal.filed_after : undefined
  return {
    access: access?.on ? { waits: exampleCell.map((cell) => skipFor(asked * looks(cell)) ?? null) } : null,
    filing: mean ? (skipFor(1 / (mean.value * ticksPerYear)) ?? null) : null,
    filedWithin: appeal?.on && appeal.within ? appeal.within.value * ticksPerYear : Infinity,
    consents: ofCells(exampleCell, (cell) => threshold(given * agrees(cell))),
  }
}

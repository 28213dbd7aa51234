/** What doors ask of those they let through, and what comes of it later, as tables. */
import { MOST_CHAINS } from '../engine/consequence/outcome.js'
import type { ListTerms, OutcomeTable, TermsTable } from '../engine/consequence/tables.js'
import { LEVELS } from '../engine/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Asks, Granted } from '../scenario/schema/terms.js'
import { type TermName, termNames } from '../scenario/schema/words.js'
import { fillLevels, onScale, threshold } from './behaviours.js'
import { type Calendar, DAYS_PER_YEAR, ticksOf } from './calendar.js'
import { factorOfCell } from './select.js'

/** What is asked at which door, in the order of the tables. */
export interface Thing {
  door: string
  what: TermName
  unit: string
}

/** Units in which the engine counts what doors ask. */
export const termUnits: Record<TermName, string> = {
  deposit: 'yuan',
  fee: 'yuan',
  interest: 'hundredths of a per cent',
  wait: 'days',
}

/** The things asked at doors: in the order of the doors and, at one door, of {@link termNames}. */
export function thingsOf(scenario: Scenario): Thing[] {
  return Object.entries(scenario.doors).flatMap(([door, { terms }]) =>
    termNames.filter((what) => terms?.[what]).map((what) => ({ door, what, unit: termUnits[what] })),
  )
}

/** An amount asked, as the whole number that the engine counts; undefined if nothing is said. */
function amount(asks: Asks | undefined, what: TermName): number | undefined {
  const value = asks?.[what]?.value
  if (value === undefined) return undefined
  const scale = what === 'interest' ? 10_000 : what === 'wait' ? DAYS_PER_YEAR : 1
  return Math.floor(value * scale + 0.5)
}

/** What doors ask, without the scheme and by grade; null where no door asks anything. */
export function compileTerms(scenario: Scenario): TermsTable | null {
  const things = thingsOf(scenario)
  if (things.length === 0) return null
  const doors = Object.entries(scenario.doors)
  const grades = Object.keys(scenario.grades?.bands ?? {})
  const first = new Uint16Array(doors.length + 1)
  doors.forEach(([id], d) => (first[d + 1] = first[d] + things.filter(({ door }) => door === id).length))
  return {
    first,
    anyway: Int32Array.from(things, ({ door, what }) => amount(scenario.doors[door].terms, what)!),
    byLetter: Int32Array.from(
      things.flatMap(({ door, what }) => {
        const { terms, treatment } = scenario.doors[door]
        return grades.map((grade) => amount(treatment[grade]?.asks, what) ?? amount(terms, what)!)
      }),
    ),
    ...listTerms(scenario, things),
    ...(scenario.membership && outsiderTerms(scenario, things)),
    dearerStrain: Uint8Array.from(doors, ([, { terms }]) => onScale(terms?.dearer?.strain)),
    dearerHardship: Uint8Array.from(doors, ([, { terms }]) => onScale(terms?.dearer?.hardship)),
  }
}

/** What doors ask of those on lists and of those who are not; nothing where no list changes what is asked. */
function listTerms({ doors, lists }: Scenario, things: Thing[]): { lists?: ListTerms } {
  const names = Object.keys(lists ?? {})
  const rows = things.map(({ door, what }) =>
    [doors[door].listed ?? {}, doors[door].unlisted ?? {}].flatMap((treatments, off) =>
      Object.entries(treatments).flatMap(([name, { asks }]) => {
        const asked = amount(asks, what)
        return asked === undefined ? [] : [{ list: names.indexOf(name), on: off === 0 ? 1 : 0, asked }]
      }),
    ),
  )
  const all = rows.flat()
  if (all.length === 0) return {}
  const first = new Uint16Array(things.length + 1)
  rows.forEach((row, thing) => (first[thing + 1] = first[thing] + row.length))
  return {
    lists: {
      first,
      list: Uint8Array.from(all, ({ list }) => list),
      on: Uint8Array.from(all, ({ on }) => on),
      asked: Int32Array.from(all, ({ asked }) => asked),
    },
  }
}

/** What doors ask of those who are no members, where everybody else is one. */
function outsiderTerms({ doors }: Scenario, things: Thing[]): { outsiders?: Int32Array } {
  if (!things.some(({ door, what }) => doors[door].outsiders?.asks?.[what])) return {}
  return {
    outsiders: Int32Array.from(
      things,
      ({ door, what }) => amount(doors[door].outsiders?.asks, what) ?? amount(doors[door].terms, what)!,
    ),
  }
}

/** Doors of which something comes later, in the order of the scenario. */
export function lendingDoors(scenario: Scenario): { door: string; granted: Granted }[] {
  return Object.entries(scenario.doors).flatMap(([door, { granted }]) => (granted ? [{ door, granted }] : []))
}

/**
 * Terms, behaviours and chances of loans; null where nothing comes of being let through.
 *
 * @param exampleCell [profile] a cell of that profile, from which its factors are read
 * @throws RangeError if so many behaviours follow others that acts could share an address
 */
export function compileOutcome(
  scenario: Scenario,
  plan: PopulationPlan,
  calendar: Calendar,
  exampleCell: number[],
): OutcomeTable | null {
  const lending = lendingDoors(scenario)
  if (lending.length === 0) return null
  if (Object.values(scenario.behaviours).filter(({ follows }) => follows).length > MOST_CHAINS)
    throw new RangeError(`At most ${MOST_CHAINS} behaviours can follow others where loans come due; leave some out.`)
  const doors = Object.keys(scenario.doors)
  const behaviours = Object.keys(scenario.behaviours)
  const grades = Object.keys(scenario.grades?.bands ?? {})
  const all = lending.map(({ granted }) => granted)
  const table: OutcomeTable = {
    ofDoor: Int16Array.from(doors, (id) => lending.findIndex(({ door }) => door === id)),
    door: Uint16Array.from(lending, ({ door }) => doors.indexOf(door)),
    afterTicks: Uint16Array.from(all, ({ after }) => Math.min(65535, ticksOf(calendar, after.value, 1))),
    kept: Uint16Array.from(all, ({ kept }) => behaviours.indexOf(kept.behaviour)),
    broken: Uint16Array.from(all, ({ broken }) => behaviours.indexOf(broken.behaviour)),
    breaks: Float64Array.from(
      all.flatMap(({ kept }) => [...grades, ''].map((grade) => threshold(1 - keptShare(kept, grade)))),
    ),
    factor: Float64Array.from(
      all.flatMap(({ broken }) => {
        const factor = factorOfCell(plan, broken.factors)
        return exampleCell.map((cell) => factor(cell))
      }),
    ),
    strainFactor: new Uint16Array(all.length * LEVELS),
    hardshipFactor: new Uint16Array(all.length * LEVELS),
  }
  all.forEach(({ broken }, o) => {
    fillLevels(table.strainFactor, o, broken.strain_factor?.value ?? 1)
    fillLevels(table.hardshipFactor, o, broken.hardship_factor?.value ?? 1)
  })
  return table
}

function keptShare(kept: Granted['kept'], grade: string): number {
  return (kept.by_grade?.[grade] ?? kept.share).value
}

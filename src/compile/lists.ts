/** Lists: terms, who is spared, how soon people like those listed do what is owed, and which doors look. */
import { namedPurpose, purpose } from '../engine/draw/purposes.js'
import { type DoorLists, type ListTables, MOST_LISTS, listKinds, puttingOn, takingOff } from '../engine/list/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import { contexts } from '../scenario/schema/words.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Rule } from '../scenario/schema/scores.js'
import { threshold } from './behaviours.js'
import { type Calendar, ticksInForce, ticksOf } from './calendar.js'
import { factorOfCell, meansCell } from './select.js'

/** Entries are due at whole numbers of ticks; a term beyond this is for good, as far as any run goes. */
const LONGEST = 65535

/**
 * Tables of all lists in the order of the scenario; nothing if it has none.
 *
 * @param exampleCell [profile] a cell of that profile, from which its rates are read
 * @throws Error if two names lead to the same stream of random numbers
 */
export function compileLists(
  scenario: Scenario,
  plan: PopulationPlan,
  calendar: Calendar,
  exampleCell: number[],
): ListTables | undefined {
  const names = Object.keys(scenario.lists ?? {})
  if (names.length === 0) return undefined
  const lists = Object.values(scenario.lists!)
  const ticks = (duration: { value: number } | undefined, least: number) =>
    duration ? Math.min(LONGEST, ticksOf(calendar, duration.value, least)) : 0
  const perProfile = <T>(values: (list: (typeof lists)[number]) => (cell: number) => T) =>
    lists.flatMap((list) => exampleCell.map(values(list)))
  const tables: ListTables = {
    count: lists.length,
    kind: Uint8Array.from(lists, ({ kind }) => listKinds[kind]),
    context: Uint8Array.from(lists, ({ context }) => contexts.indexOf(context)),
    term: Uint16Array.from(lists, ({ term }) => ticks(term, 1)),
    extended: Float64Array.from(lists, ({ extended }) => threshold(extended?.share.value ?? 0)),
    extension: Uint16Array.from(lists, ({ extended }) => ticks(extended?.by, 1)),
    performsAfter: Float64Array.from(
      perProfile(({ performs, performs_factors }) => {
        const factor = factorOfCell(plan, performs_factors)
        return (cell) => {
          const perTick = ((performs?.value ?? 0) * factor(cell)) / calendar.ticksPerYear
          return perTick > 0 ? 1 / perTick : 0
        }
      }),
    ),
    removedAfter: Uint16Array.from(lists, ({ removed_after }) => ticks(removed_after, 0)),
    held: Float64Array.from(
      perProfile(({ held_at_start, held_by, held_factors }) => {
        const means = meansCell(plan, held_by)
        const factor = factorOfCell(plan, held_factors)
        return (cell) => (means(cell) ? threshold((held_at_start?.value ?? 0) * factor(cell)) : 0)
      }),
    ),
    spares: lists.flatMap(({ spares }, list) =>
      Object.values(spares ?? {}).map(({ who, in_force }) => {
        const means = meansCell(plan, who)
        const [fromTick, untilTick] = ticksInForce(in_force, calendar)
        return { list, fromTick, untilTick, spared: Uint8Array.from(exampleCell, (cell) => (means(cell) ? 1 : 0)) }
      }),
    ),
    ownerFrom: Float64Array.from(lists, ({ reaches }) => (reaches ? ticksInForce(reaches.in_force, calendar)[0] : 0)),
    ownerUntil: Float64Array.from(lists, ({ reaches }) => (reaches ? ticksInForce(reaches.in_force, calendar)[1] : 0)),
    stake: Int16Array.from(lists, ({ stake }) => Math.min(32767, Math.abs(stake?.value ?? 0))),
    adverse: lists.reduce(
      (bits, { kind }, list) => bits | (kind === 'blacklist' ? puttingOn(list) : takingOff(list)),
      0,
    ),
    stayPurpose: Float64Array.from(names, (name) => namedPurpose(purpose.stay, name)),
    heldPurpose: Float64Array.from(names, (name) => namedPurpose(purpose.held, name)),
  }
  refuseEqualPurposes(tables, names)
  return tables
}

/** Names are hashed to 24 bits; two lists that share a hash would share their luck. */
function refuseEqualPurposes({ stayPurpose }: ListTables, names: string[]): void {
  stayPurpose.forEach((word, list) => {
    const other = stayPurpose.indexOf(word)
    if (other !== list)
      throw new Error(
        `The names "${names[other]}" and "${names[list]}" lead to the same stream of random numbers. Rename one of them.`,
      )
  })
}

/** What a rule does with lists, as bits. */
export function listingBits({ lists }: Scenario, rule: Rule): number {
  const names = Object.keys(lists ?? {}).slice(0, MOST_LISTS)
  const bits = (wanted: Rule['lists'], bit: (list: number) => number) =>
    [wanted ?? []].flat().reduce((sum, name) => sum | bit(names.indexOf(name)), 0)
  return bits(rule.lists, puttingOn) | bits(rule.delists, takingOff)
}

/** Treatments of those on lists and of those who are not, door by door; nothing if no door looks at lists. */
export function compileDoorLists(scenario: Scenario): DoorLists | undefined {
  const names = Object.keys(scenario.lists ?? {})
  const rows = Object.values(scenario.doors).map(({ listed, unlisted }) =>
    [listed ?? {}, unlisted ?? {}].flatMap((treatments, off) =>
      Object.entries(treatments).map(([name, { refused }]) => ({
        list: names.indexOf(name),
        on: off === 0 ? 1 : 0,
        refused: threshold(refused.value),
      })),
    ),
  )
  const all = rows.flat()
  if (all.length === 0) return undefined
  const first = new Uint16Array(rows.length + 1)
  rows.forEach((row, door) => (first[door + 1] = first[door] + row.length))
  return {
    first,
    list: Uint8Array.from(all, ({ list }) => list),
    on: Uint8Array.from(all, ({ on }) => on),
    refused: Float64Array.from(all, ({ refused }) => refused),
  }
}

/** Traits that lists tell residents apart by. */
export function traitsOfLists({ lists }: Scenario): string[] {
  return Object.values(lists ?? {}).flatMap(({ performs_factors, held_by, held_factors, spares }) => [
    ...Object.keys(performs_factors ?? {}),
    ...Object.keys(held_by ?? {}),
    ...Object.keys(held_factors ?? {}),
    ...Object.values(spares ?? {}).flatMap(({ who }) => Object.keys(who)),
  ])
}

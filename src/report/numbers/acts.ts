/** What people did, what they held back, what was brought about; and who suffered from it. */
import type { Context } from '../context.js'
import { part } from './rates.js'
import { everybody, total, totals } from './totals.js'

export interface ActRow {
  behaviour: string
  title: string
  kind: 'misconduct' | 'merit' | 'voice'
  public: boolean
  done: number
  /** Acts that base rates would have brought and that were held back. */
  withheld: number
  /** Acts beyond base rates. */
  provoked: number
  victims: number
  /** Acts at base rates: what the scenario expects of people to whom nothing happens. */
  base: number
  /** Share of acts at base rates that were held back. */
  withheldShare: number
  provokedShare: number
}

/** One row for each behaviour that anybody did or held back, in the order of the scenario. */
export function actRows(context: Context): ActRow[] {
  const counted = ['done', 'withheld', 'provoked', 'victims'] as const
  const rows = totals(context.input.tables.behaviours, ['behaviour'], counted, everybody)
  const found = new Map(rows.map((row) => [row.behaviour, row]))
  return context.behaviours.flatMap(([id, behaviour]): ActRow[] => {
    const row = found.get(id)
    if (!row) return []
    const { done, withheld, provoked, victims } = row
    const base = Math.max(0, done + withheld - provoked)
    return [
      {
        behaviour: id,
        title: behaviour.title,
        kind: behaviour.kind,
        public: behaviour.public === true,
        done,
        withheld,
        provoked,
        victims,
        base,
        withheldShare: part(withheld, base),
        provokedShare: part(provoked, base),
      },
    ]
  })
}

/** Sums over some rows. */
export function sumActs(rows: readonly ActRow[]) {
  const sum = { done: 0, withheld: 0, provoked: 0, victims: 0, base: 0 }
  for (const row of rows) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += row[key]
  return { ...sum, withheldShare: part(sum.withheld, sum.base) }
}

/** Protests by those whom the scheme has hit, made and held back by fear. */
export function protests(context: Context): { said: number; unsaid: number } {
  const sums = total(context.input.tables.files, ['protests', 'protests_silenced'], everybody)
  return { said: sums.protests, unsaid: sums.protests_silenced }
}

export interface VictimRow extends ActRow {
  /** Victims that acts held back would have had, at as many victims an act as acts that happened had. */
  spared: number
  /** Victims of acts beyond base rates, at the same number an act. */
  added: number
}

/** Misconduct that has victims. */
export function victimRows(context: Context): VictimRow[] {
  return actRows(context)
    .filter((row) => row.kind === 'misconduct' && context.input.scenario.behaviours[row.behaviour].victim !== undefined)
    .map((row) => {
      // an act has one victim at most; where nothing was done nothing is known of its victims
      const each = part(row.victims, row.done)
      return { ...row, spared: row.withheld * each, added: row.provoked * each }
    })
    .toSorted((a, b) => b.victims - a.victims)
}

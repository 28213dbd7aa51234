/** Sums over tables, for everybody: what headlines are made of. Groups overlap, so only `all` rows are summed. */
import { rowCount, valuesOf, type MeasureTable } from './types.js'

export class MeasureReader {
  private readonly tables: Map<string, MeasureTable>

  constructor(tables: readonly MeasureTable[]) {
    this.tables = new Map(tables.map((table) => [table.name, table]))
  }

  /** The table of that name; an error if the run has none. */
  table(name: string): MeasureTable {
    const table = this.tables.get(name)
    if (!table) throw new Error(`no table ${name}`)
    return table
  }

  column(table: string, column: string): ArrayLike<number> {
    return valuesOf(this.table(table), column) as ArrayLike<number>
  }

  texts(table: string, column: string): ArrayLike<string> {
    return valuesOf(this.table(table), column) as ArrayLike<string>
  }

  /** Calls `visit` with the index of each row that is about everybody. */
  private everybody(name: string, visit: (row: number) => void): void {
    const table = this.table(name)
    const by = table.columns.find((column) => column.name === 'group_by')?.values
    for (let row = 0; row < rowCount(table); row++) if (!by || by[row] === 'all') visit(row)
  }

  /** Sum of a column over the whole run, for everybody. */
  sum(table: string, column: string): number {
    const values = this.column(table, column)
    let sum = 0
    this.everybody(table, (row) => (sum += values[row]))
    return sum
  }

  /** Sum of a count over the whole run, over behaviours of the kinds that `of` picks. */
  acts(metric: string, of: (kind: string) => boolean): number {
    const values = this.column('behaviours', metric)
    const kinds = this.texts('behaviours', 'kind')
    let sum = 0
    this.everybody('behaviours', (row) => (sum += of(kinds[row]) ? values[row] : 0))
    return sum
  }

  /** Sum of a count of lists over the whole run, for everybody; null where nobody was ever on a list. */
  listSum(metric: string): number | null {
    return rowCount(this.table('lists')) === 0 ? null : this.sum('lists', metric)
  }

  /** Sum of a stock of the lists of a kind at the end of a tick, for everybody; null where nobody was ever on a list. */
  listStock(metric: string, kind: string, tick: number): number | null {
    if (this.listSum(metric) === null) return null
    const values = this.column('lists', metric)
    const kinds = this.texts('lists', 'kind')
    const ticks = this.column('lists', 'tick')
    let sum = 0
    this.everybody('lists', (row) => (sum += ticks[row] === tick && kinds[row] === kind ? values[row] : 0))
    return sum
  }

  /** Calls `visit` with each row of `grades` about everybody at a tick; a run's rows stand in order of ticks. */
  private gradesAt(tick: number, visit: (row: number) => void): void {
    const ticks = this.column('grades', 'tick')
    this.everybody('grades', (row) => ticks[row] === tick && visit(row))
  }

  /** Sum of a stock over grades and regions at the end of a tick. */
  stock(metric: string, tick: number): number {
    const values = this.column('grades', metric)
    let sum = 0
    this.gradesAt(tick, (row) => (sum += values[row]))
    return sum
  }

  /** Mean of a column of means over all who have a score, at the end of a tick; null if nobody has one, or there is no score. */
  mean(column: string, tick: number): number | null {
    const values: ArrayLike<number | null> = this.column('grades', column)
    const scored = this.column('grades', 'scored')
    let sum = 0
    let hasScore = true
    this.gradesAt(tick, (row) => {
      hasScore &&= values[row] !== null
      sum += (values[row] ?? 0) * scored[row]
    })
    if (!hasScore) return null
    const all = this.stock('scored', tick)
    return all > 0 ? sum / all : null
  }

  lastTick(): number {
    const ticks = this.column('opinion', 'tick')
    return ticks[ticks.length - 1]
  }

  /** Last tick at whose end somebody held a letter; null if nobody ever did. */
  lastGradedTick(): number | null {
    const ticks = this.column('grades', 'tick')
    const grades = this.texts('grades', 'grade')
    let last: number | null = null
    this.everybody('grades', (row) => {
      if (grades[row] !== 'none') last = ticks[row]
    })
    return last
  }

  /** Shares of residents with a letter who are graded too low and too high at the end of a tick. */
  wronglyGraded(tick: number): { tooLow: number; tooHigh: number } {
    const grades = this.texts('grades', 'grade')
    const residents = this.column('grades', 'residents')
    let lettered = 0
    this.gradesAt(tick, (row) => (lettered += grades[row] === 'none' ? 0 : residents[row]))
    return {
      tooLow: this.stock('graded_too_low', tick) / lettered,
      tooHigh: this.stock('graded_too_high', tick) / lettered,
    }
  }

  /** Share of residents by grade at the end of a tick. */
  gradeShares(tick: number): Record<string, number> {
    const grades = this.texts('grades', 'grade')
    const residents = this.column('grades', 'residents')
    const all = this.stock('residents', tick)
    const shares: Record<string, number> = {}
    this.gradesAt(tick, (row) => (shares[grades[row]] = (shares[grades[row]] ?? 0) + residents[row] / all))
    return shares
  }

  /** Approval at the end of a tick, weighted by the residents of the regions. */
  approval(tick: number): number {
    const ticks = this.column('opinion', 'tick')
    const approval = this.column('opinion', 'approval')
    const regions = this.texts('opinion', 'region')
    const residents = this.residentsByRegion()
    let sum = 0
    let all = 0
    for (let row = 0; row < ticks.length; row++) {
      if (ticks[row] !== tick) continue
      const weight = residents.get(regions[row]) ?? 0
      sum += weight * approval[row]
      all += weight
    }
    return sum / all
  }

  residentsByRegion(): Map<string, number> {
    const regions = this.texts('grades', 'region')
    const residents = this.column('grades', 'residents')
    const sums = new Map<string, number>()
    this.gradesAt(0, (row) => sums.set(regions[row], (sums.get(regions[row]) ?? 0) + residents[row]))
    return sums
  }

  /** Pairs of region and database that are to join, those that have by a tick, and the records that then wait. */
  joiningAt(tick: number): { pairs: number; joined: number; waiting: number } {
    const ticks = this.column('joining', 'tick')
    const joined = valuesOf(this.table('joining'), 'joined') as ArrayLike<unknown>
    const kept = this.column('joining', 'kept')
    const [regions, databases] = [this.texts('joining', 'region'), this.texts('joining', 'database')]
    const waiting = new Map<string, number>()
    for (let row = 0; row < ticks.length; row++) {
      if (ticks[row] > tick) continue
      const pair = `${regions[row]} ${databases[row]}`
      // what has been put away goes on the day on which the region joins
      waiting.set(pair, joined[row] ? -1 : (waiting.get(pair) ?? 0) + kept[row])
    }
    const each = [...waiting.values()]
    return {
      pairs: each.length,
      joined: each.filter((records) => records < 0).length,
      waiting: each.reduce((sum, records) => sum + Math.max(0, records), 0),
    }
  }

  /** Tick of the first event of a name, in any region; null if it never happened. */
  firstEvent(event: string): number | null {
    const events = this.texts('events', 'event')
    const ticks = this.column('events', 'tick')
    for (let row = 0; row < events.length; row++) if (events[row] === event) return ticks[row]
    return null
  }
}

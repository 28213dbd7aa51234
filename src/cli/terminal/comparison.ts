/** A comparison of two worlds as tables: what changed, and who gains and who loses. */
import type { Comparison } from '../../experiment/compare.js'
import type { Both } from '../../experiment/differences.js'
import type { GroupDifference } from '../../experiment/groups.js'
import { few, LEAST, percent, signed } from '../../experiment/sentences.js'
import { grouped } from '../../run/grouped.js'
import { table } from './table.js'
import type { Stream } from './terminal.js'

/** All tables that have something to say, with their headings. */
export function comparisonTables(comparison: Comparison, out: Stream): string {
  if (comparison.touched === 0) return ''
  return [measures(comparison, out), totals(comparison, out), groups(comparison, out)].filter(Boolean).join('\n')
}

const right = [false, true, true, true]

function measures({ measures: all }: Comparison, out: Stream): string {
  const rows = Object.values(all)
    .filter(({ a, b }) => a !== b)
    .map((each) => [each.about, ...figures(each, each.unit)])
  if (rows.length === 0) return ''
  const heading = out.colours.bold('What changed, over everybody')
  return `${heading}\n${table(out, ['', 'first world', 'second world', 'difference'], rows, right)}`
}

/** The largest changes of what happened, relative to what there was. */
const MOST_TOTALS = 12

function totals({ totals: all }: Comparison, out: Stream): string {
  const rows = all
    .filter(({ table: name, a, b }) => name !== 'moves' && name !== 'spells' && Math.max(a ?? 0, b ?? 0) >= LEAST)
    .toSorted((x, y) => weight(y) - weight(x))
    .slice(0, MOST_TOTALS)
    .map((each) => [
      [each.table, each.name, each.measure.replaceAll('_', ' ')].filter(Boolean).join(', '),
      ...figures(each, each.unit),
    ])
  if (rows.length === 0) return ''
  const heading = out.colours.bold('Where most is different (--json has all)')
  return `${heading}\n${table(out, ['', 'first world', 'second world', 'difference'], rows, right)}`
}

/** A difference weighs by its size in units of the luck that a count of this size has by itself. */
function weight({ a, b, difference }: Both): number {
  return Math.abs(difference ?? 0) / Math.sqrt(Math.max(1, a ?? 0, b ?? 0))
}

function figures({ a, b, difference }: Both, unit: string): string[] {
  const show = (value: number | null) =>
    value === null ? 'none' : unit === 'share' ? `${(value * 100).toFixed(2)} %` : number(value)
  return [show(a), show(b), difference === null ? '' : change(difference, unit)]
}

function change(difference: number, unit: string): string {
  if (unit !== 'share') return Number.isInteger(difference) ? whole(difference) : signed(difference)
  return `${signed(difference * 100)} percentage points`
}

function whole(value: number): string {
  return `${value > 0 ? '+' : value < 0 ? '-' : ''}${grouped(Math.abs(value))}`
}

function number(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 10_000 ? grouped(value) : value.toFixed(2)
}

const columns = ['', 'residents', 'lives differ', 'score up', 'score down', 'mean points']
const doors = ['refused more', 'refused less']
const letters = ['better letter', 'worse letter']

function groups({ groups: all, same_letters: comparable }: Comparison, out: Stream): string {
  const [everybody] = all
  const { refusals } = everybody.differences
  const showDoors = refusals.higher + refusals.lower > 0
  const showLetters = comparable && everybody.ever_better + everybody.ever_worse > 0
  const single = all.filter(({ group_by: by }) => !by.includes(' x '))
  const rows = single.map((each) => [
    each.group_by === 'all' ? 'everybody' : `${each.group_by} ${each.group}`,
    grouped(each.residents),
    share(each),
    ...scores(each),
    ...(showDoors ? [short(each.differences.refusals.higher), short(each.differences.refusals.lower)] : []),
    ...(showLetters ? [short(each.ever_better), short(each.ever_worse)] : []),
  ])
  const shown = [...columns, ...(showDoors ? doors : []), ...(showLetters ? letters : [])]
  const heading = out.colours.bold(
    'Who gains and who loses in the second world: scores at the end, doors and letters at any time',
  )
  return `${heading}\n${table(out, shown, rows, [false, ...shown.slice(1).map(() => true)])}`
}

function share({ touched, share_touched: part }: GroupDifference): string {
  return touched < LEAST ? short(touched) : percent(part ?? 0)
}

function scores({ differences: { score } }: GroupDifference): string[] {
  const changed = score.higher + score.lower
  const mean = changed === 0 ? '0' : changed < LEAST ? 'too few' : signed(score.mean_difference)
  return [short(score.higher), short(score.lower), mean]
}

function short(count: number): string {
  return count === 0 ? '0' : count < LEAST ? 'too few' : few(count)
}

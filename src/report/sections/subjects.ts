/** Subjects that are not counted among everybody: businesses, the load of officials, and what trust makes of it all. */
import type { BusinessGroup, Subjects } from '../../measure/subjects.js'
import { lookup, type Context } from '../context.js'
import { barsFigure, chargeColours } from '../figures/bars.js'
import { timelineFigure } from '../figures/timeline.js'
import { html, type Markup } from '../html.js'
import { actRows, sumActs, victimRows } from '../numbers/acts.js'
import { chargesByBehaviour, sumCharges } from '../numbers/charges.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { businessesOf, loadsOf, ownersListed, trustOf, type Load } from '../numbers/subjects.js'
import { colours } from '../svg.js'
import { chapter, figureBlock } from './figure.js'
import { table } from './table.js'

/** The chapter on businesses, officials and trust; nothing for a run that has neither. */
export function subjectsSection(context: Context, parameters: readonly Parameter[]): Markup {
  const businesses = businessesOf(context)
  const trust = trustOf(context)
  const loads = loadsOf(context)
  if (!businesses && trust.length === 0 && loads.length === 0) return html``
  return chapter(
    'subjects',
    context.words.subjects.topic,
    businesses && businessBlock(context, businesses, parameters),
    loads.length > 0 && loadBlock(context, loads, under(parameters, 'behaviours.*.rate')),
    trust.length > 0 && trustBlock(context, trust, businesses, under(parameters, 'opinion.trust')),
  )
}

function businessBlock(context: Context, all: Subjects, parameters: readonly Parameter[]): Markup {
  const { f, years } = context
  const words = context.words.subjects
  const rows = [all, ...all.groups]
  const title = (row: BusinessGroup) => (row === all ? words.all : capital(context.groupTitle(row.group_by, row.group)))
  const per100 = (row: BusinessGroup, charges: number) =>
    row.businesses > 0 ? (100 * charges) / (row.businesses * years) : 0
  const said = (row: BusinessGroup) =>
    [row.charges_true, row.charges_false].map((charges) => f.rate(per100(row, charges))) as [string, string]
  const charged = all.charges_true + all.charges_false > 0
  const listed = ownersListed(context) ?? 0
  return figureBlock(context, {
    id: 'businesses',
    title: charged ? words.title(f.count(all.charges_true), f.count(all.charges_false)) : words.titleNone,
    lead: html`${words.lead(f.count(all.businesses), f.count(all.misconduct_done), f.count(all.misconduct_withheld))}${listed > 0 && ` ${words.owners(f.count(listed))}`}${all.petitions_received > 0 && ` ${words.petitions(f.count(all.petitions_received))}`}`,
    caption: words.caption,
    description: words.alternative(rows.map((row) => words.row(title(row), ...said(row))).join(' ')),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [
            { title: words.right, fill: colours.slate },
            { title: words.wrong, fill: chargeColours.mistaken },
          ],
          sets: [
            {
              rows: rows.map((row) => ({
                title: title(row),
                parts: [per100(row, row.charges_true), per100(row, row.charges_false)],
                label: words.label(...said(row)),
              })),
            },
          ],
        },
        about,
        size,
      ),
    table: businessTable(context, rows, title),
    parameters: under(parameters, 'behaviours.*.rate', 'behaviours.*.victims', 'lists.*.reaches'),
  })
}

function businessTable(
  context: Context,
  rows: readonly BusinessGroup[],
  title: (row: BusinessGroup) => string,
): Markup {
  const { f, words: all, grades } = context
  const { columns, tableCaption } = all.subjects
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? all.numbers.nothing : f.share(value)
  const lettered = rows.some((row) => row.grade_shares)
  const number = (heading: string) => ({ title: heading, number: true })
  return table(
    tableCaption,
    [
      { title: columns.group },
      ...[columns.count, columns.done, columns.withheld, columns.right, columns.wrong, columns.missed].map(number),
      ...(lettered ? [...grades.map((grade) => number(grade.title)), number(columns.low)] : []),
    ],
    rows.map((row) => [
      title(row),
      ...[
        row.businesses,
        row.misconduct_done,
        row.misconduct_withheld,
        row.charges_true,
        row.charges_false,
        row.missed_acts,
      ].map(f.count),
      ...(lettered
        ? [...grades.map(({ id }) => share(row.grade_shares && (row.grade_shares[id] ?? 0))), share(row.graded_too_low)]
        : []),
    ]),
  )
}

/** Officials by the petitions of a year, and by region where there are several. */
function loadBlock(context: Context, loads: readonly Load[], parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.subjects.load
  const years = loads.reduce((sum, { officials }) => sum + officials, 0)
  const title = ({ from, to }: Load) =>
    from === 0 ? words.none : to === null ? words.more(f.count(from)) : words.some(f.count(from), f.count(to))
  const share = ({ officials }: Load) => f.share(officials / years)
  const most = loads.reduce((a, b) => (b.officials > a.officials ? b : a))
  const none = loads.find(({ from }) => from === 0)?.officials ?? 0
  const regions = [...new Set(loads.flatMap((load) => [...load.regions.keys()]))].toSorted()
  return figureBlock(context, {
    id: 'load',
    title: words.title(f.shareOf(most.officials / years), title(most)),
    lead: words.lead(f.count(none), f.count(years)),
    caption: words.caption,
    description: words.alternative(loads.map((load) => words.row(capital(title(load)), share(load))).join(' ')),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [{ title: words.bar, fill: colours.slate }],
          sets: [
            {
              rows: loads.map((load) => ({
                title: capital(title(load)),
                parts: [load.officials / years],
                label: share(load),
              })),
            },
          ],
        },
        about,
        size,
      ),
    table: table(
      words.tableCaption,
      [{ title: words.region }, ...loads.map((load) => ({ title: capital(title(load)), number: true }))],
      [
        [words.all, ...loads.map(({ officials }) => f.count(officials))],
        ...(regions.length > 1 ? regions : []).map((region) => [
          context.regionTitle(region),
          ...loads.map((load) => f.count(load.regions.get(region) ?? 0)),
        ]),
      ],
    ),
    parameters,
  })
}

const LINES = [colours.accent, colours.slate, 'currentColor', 'currentColor']

function trustBlock(
  context: Context,
  trust: readonly { field: string; values: number[] }[],
  businesses: Subjects | undefined,
  parameters: readonly Parameter[],
): Markup {
  const { f, dates, words: all } = context
  const words = all.subjects.trust
  const name = (field: string) => lookup(all.fields, field) ?? field
  const ends = ({ values }: { values: number[] }) => [values[0], values.at(-1) ?? values[0]] as const
  const moved = (line: { values: number[] }) => Math.abs(ends(line)[1] - ends(line)[0])
  const most = trust.reduce((a, b) => (moved(b) > moved(a) ? b : a))
  const still = moved(most) < 0.005
  const misconduct = sumActs(actRows(context).filter((row) => row.kind === 'misconduct'))
  const victims = victimRows(context).reduce((sum, row) => sum + row.victims, 0)
  const held = misconduct.withheld + (businesses?.misconduct_withheld ?? 0)
  const wrong = sumCharges(chargesByBehaviour(context)).wrong + (businesses?.charges_false ?? 0)
  return figureBlock(context, {
    id: 'trust',
    title: still ? words.titleStill : words.title(name(most.field), f.share(ends(most)[0]), f.share(ends(most)[1])),
    lead: words.lead(f.count(victims), f.count(held), f.count(wrong)),
    caption: words.caption,
    description: words.alternative(
      trust.map((line) => words.row(name(line.field), ...(ends(line).map(f.share) as [string, string]))).join(' '),
    ),
    draw: (about, size) =>
      timelineFigure(
        {
          dates,
          panels: [
            {
              title: words.panel,
              lines: trust.map(({ field, values }, i) => ({
                title: name(field),
                values,
                colour: LINES[i],
                dashed: i === 3,
              })),
              number: f.share,
              range: [0, 1],
            },
          ],
          marks: [],
          spans: [],
        },
        about,
        size,
      ),
    table: table(
      words.tableCaption,
      [{ title: words.day }, ...trust.map(({ field }) => ({ title: name(field), number: true }))],
      dates.map((date, tick) => [f.day(date), ...trust.map(({ values }) => f.share(values[tick] ?? Number.NaN))]),
    ),
    parameters,
  })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

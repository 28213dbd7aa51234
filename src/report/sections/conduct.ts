/** What people did to each other and to the scheme; left out where the scheme knows none of it. */
import type { Context } from '../context.js'
import { barsFigure, chargeColours } from '../figures/bars.js'
import { html, type Markup } from '../html.js'
import { conductRows, spentRows, type ConductRow, type SpentRow } from '../numbers/conduct.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { colours } from '../svg.js'
import { chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

/** The chapter on answers, hiding, invented charges, gaming and what people found out; nothing if none of it can happen. */
export function conductSection(context: Context, parameters: readonly Parameter[]): Markup {
  const rows = conductRows(context)
  const spent = spentRows(context)
  if (rows.length === 0 && spent.length === 0) return html``
  return chapter(
    'conduct',
    context.words.conduct.topic,
    rows.length > 0 && conductBlock(context, rows, parameters),
    spent.length > 0 && spentBlock(context, spent, under(parameters, 'behaviours.*.price', 'response.gaming')),
  )
}

function conductBlock(context: Context, rows: readonly ConductRow[], parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.conduct
  const most = rows.reduce((a, b) => (b.cases > a.cases ? b : a))
  const whole = ({ what, of }: ConductRow) => (of === null ? '' : words.among(f.count(of), words.rows[what].of ?? ''))
  const inWords = rows.map((row) => words.item(words.rows[row.what].title, f.count(row.cases), whole(row))).join(' ')
  return figureBlock(context, {
    id: 'conduct-cases',
    title: most.cases > 0 ? words.title(words.rows[most.what].happened, f.count(most.cases)) : words.titleNone,
    lead: words.lead(inWords),
    caption: words.caption,
    description: words.alternative(inWords),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [{ title: words.cases, fill: chargeColours.mistaken }],
          sets: [
            {
              rows: rows.map(({ what, cases }) => ({
                title: words.rows[what].title,
                parts: [cases],
                label: f.count(cases),
              })),
            },
          ],
        },
        about,
        size,
      ),
    table: table(
      words.tableCaption,
      [
        { title: words.columns.what },
        { title: words.columns.says },
        { title: words.columns.cases, number: true },
        { title: words.columns.of, number: true },
      ],
      rows.map(({ what, cases, of }) => [
        words.rows[what].title,
        words.rows[what].says,
        f.count(cases),
        of === null ? context.words.numbers.nothing : f.count(of),
      ]),
    ),
    parameters: under(
      parameters,
      'behaviours.*.follows',
      'behaviours.*.accuses',
      'response.evasion',
      'response.gaming',
      'publication',
      'safeguards.access',
      'safeguards.notice.downgrades',
      'safeguards.appeal.within',
      'safeguards.appeal.filed_after',
    ),
  })
}

function spentBlock(context: Context, rows: readonly SpentRow[], parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.conduct.spent
  const [all, ...groups] = rows
  const most = groups.reduce<SpentRow | undefined>((a, b) => (a && a.each >= b.each ? a : b), undefined)
  const name = (row: SpentRow) =>
    row.trait === 'all' ? context.words.everybody : `${context.traitTitle(row.trait)}: ${row.title}`
  const traits = [...new Set(groups.map(({ trait }) => trait))]
  return figureBlock(context, {
    id: 'spent-on-points',
    title: words.title(f.money(all.yuan)),
    lead: most && most.each > 0 ? words.lead(name(most), f.money(most.each), f.money(all.each)) : words.leadNone,
    caption: words.caption,
    description: words.alternative,
    draw: (about, size) =>
      barsFigure(
        {
          parts: [{ title: words.yuan, fill: colours.slate }],
          sets: traits.map((trait) => ({
            title: context.traitTitle(trait),
            rows: groups
              .filter((row) => row.trait === trait)
              .map((row) => ({ title: row.title, parts: [row.each], label: f.money(row.each) })),
          })),
        },
        about,
        size,
      ),
    table: table(
      words.tableCaption,
      [{ title: words.columns.group }, ...numeric([words.columns.residents, words.columns.yuan, words.columns.each])],
      rows.map((row) => [name(row), f.count(row.residents), f.count(row.yuan), f.decimal(row.each, 2)]),
    ),
    parameters,
  })
}

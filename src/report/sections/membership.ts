/** Who joins a scheme by choice, and what becomes of those who do not; left out where everybody is scored. */
import type { Context } from '../context.js'
import { barsFigure, chargeColours } from '../figures/bars.js'
import { html, type Markup } from '../html.js'
import { friendRows, joinFlows, joinRows, orderAt, outsiderRows, type FriendRow } from '../numbers/membership.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { part } from '../numbers/rates.js'
import { colours } from '../svg.js'
import { bare, chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

/** The chapter on members, outsiders, friends and the order of all; nothing if the scheme has none of it. */
export function membershipSection(context: Context, parameters: readonly Parameter[]): Markup {
  const byChoice = context.input.scenario.membership !== undefined
  const friends = friendRows(context)
  const order = orderAt(context)
  const words = context.words.membership
  if (!byChoice && friends.length === 0 && order.length === 0) return html``
  return chapter(
    'membership',
    byChoice ? words.topic : words.topicOrder,
    byChoice && joinBlock(context, parameters),
    byChoice && outsiderBlock(context, parameters),
    order.length > 0 && orderBlock(context, order),
    friends.length > 0 && friendBlock(context, friends, parameters),
  )
}

/** Rows of groups, put together by the trait that sorts them. */
function byTrait<Row extends { trait: string }>(
  context: Context,
  rows: readonly Row[],
): [title: string, rows: Row[]][] {
  const traits = [...new Set(rows.map(({ trait }) => trait))]
  return traits.map((trait) => [context.traitTitle(trait), rows.filter((row) => row.trait === trait)])
}

const nameOf = (context: Context, row: { trait: string; title: string }) =>
  row.trait === 'all' ? context.words.everybody : `${context.traitTitle(row.trait)}: ${row.title}`

function joinBlock(context: Context, parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.membership.join
  const rows = joinRows(context)
  const told = rows.filter(({ share }) => share !== null)
  const all = rows.find(({ trait }) => trait === 'all')
  const flows = joinFlows(context)
  const list = told.map((row) => words.item(nameOf(context, row), f.share(row.share!))).join(' ')
  return figureBlock(context, {
    id: 'members',
    title: words.title(f.shareOf(all?.share ?? 0)),
    lead: words.lead(f.count(flows.joined), f.count(flows.joined_by_pull), f.count(flows.left)),
    caption: words.caption,
    description: words.alternative(list),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [{ title: words.bar, fill: colours.slate }],
          sets: byTrait(context, told).map(([title, group]) => ({
            title,
            rows: group.map((row) => ({ title: row.title, parts: [row.share! * 100], label: f.share(row.share!) })),
          })),
        },
        about,
        size,
      ),
    table: table(
      words.tableCaption,
      [
        { title: words.columns.group },
        ...numeric([words.columns.residents, words.columns.members, words.columns.share]),
      ],
      rows.map((row) => [
        nameOf(context, row),
        f.count(row.residents),
        f.count(row.members),
        row.share === null ? context.words.few : f.share(row.share),
      ]),
    ),
    parameters: under(parameters, 'membership'),
  })
}

function outsiderBlock(context: Context, parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.membership.outside
  const rows = outsiderRows(context)
  if (rows.length === 0) return html``
  const shut = rows.reduce((sum, row) => sum + row.shut, 0)
  const attempts = rows.reduce((sum, row) => sum + row.attempts, 0)
  const rateOf = (row: { shut: number; attempts: number }) => part(row.shut, row.attempts) * 1000
  const list = rows.map((row) => words.item(row.title, f.decimal(rateOf(row), 0))).join(' ')
  return figureBlock(context, {
    id: 'outsiders',
    title: shut > 0 ? words.title(f.count(shut)) : words.titleNone,
    lead: words.lead(f.count(shut), f.count(attempts)),
    caption: words.caption,
    description: words.alternative(list),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [{ title: words.bar, fill: chargeColours.mistaken }],
          sets: [
            {
              rows: rows.map((row) => ({
                title: row.title,
                parts: [rateOf(row)],
                label: f.decimal(rateOf(row), 0),
              })),
            },
          ],
        },
        about,
        size,
      ),
    table: table(
      words.tableCaption,
      [{ title: words.columns.door }, ...numeric([words.columns.attempts, words.columns.shut, words.columns.rate])],
      rows.map((row) => [row.title, f.count(row.attempts), f.count(row.shut), f.decimal(rateOf(row), 0)]),
    ),
    parameters: under(parameters, 'doors.*.outsiders'),
  })
}

function orderBlock(context: Context, order: readonly { above: number; score: number }[]): Markup {
  const { f } = context
  const words = context.words.membership.order
  const middle = order.find(({ above }) => above === 50)!
  const scale = table(
    words.tableCaption,
    [
      { title: words.columns.score, number: true },
      { title: words.columns.below, number: true },
    ],
    order.map(({ above, score }) => [f.count(score), f.share(above / 100)]),
  )
  return bare(words.title(f.count(middle.score)), html`${words.lead}${scale}`)
}

function friendBlock(context: Context, rows: readonly FriendRow[], parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.membership.friends
  const [all] = rows
  const one = (points: number) => f.decimal(points, 1)
  const list = rows.map((row) => words.item(nameOf(context, row), one(row.up), one(row.down))).join(' ')
  return figureBlock(context, {
    id: 'friends',
    title: words.title(one(all.up), one(all.down)),
    lead: words.lead,
    caption: words.caption,
    description: words.alternative(list),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [
            { title: words.up, fill: colours.slate },
            { title: words.down, fill: chargeColours.mistaken },
          ],
          sets: byTrait(context, rows).map(([title, group]) => ({
            title,
            rows: group.map((row) => ({
              title: row.title,
              parts: [row.up, row.down],
              label: `${one(row.up)} / ${one(row.down)}`,
            })),
          })),
        },
        about,
        size,
      ),
    table: table(
      words.tableCaption,
      [{ title: words.columns.group }, ...numeric([words.columns.scored, words.columns.up, words.columns.down])],
      rows.map((row) => [nameOf(context, row), f.count(row.scored), one(row.up), one(row.down)]),
    ),
    parameters: under(parameters, 'scores.*.factors.*.friends', 'scores.*.factors.*.weight'),
  })
}

/** The chapter on lists: who is on them, rightly or wrongly, how people come off, and whom doors turn away. */
import type { Context } from '../context.js'
import { barsFigure, chargeColours } from '../figures/bars.js'
import { html, type Markup } from '../html.js'
import {
  listedBusinesses,
  listedGroups,
  listRows,
  turnedAway,
  type ListRow,
  type TurnedAway,
} from '../numbers/lists.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { colours } from '../svg.js'
import { chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

/** Nothing where the scheme has no lists, or nobody ever came onto one. */
export function listsSection(context: Context, parameters: readonly Parameter[]): Markup {
  const rows = listRows(context)
  if (rows.length === 0) return html``
  const away = turnedAway(context)
  return chapter(
    'lists',
    context.words.lists.topic,
    listsBlock(context, rows, under(parameters, 'lists', 'rules')),
    groupsTable(context),
    businessesTable(context),
    away.length > 0 &&
      awayBlock(context, away, under(parameters, 'doors.*.listed', 'doors.*.unlisted', 'doors.*.demand')),
  )
}

function listsBlock(context: Context, rows: readonly ListRow[], parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.lists
  const sum = (of: (row: ListRow) => number, among = rows) => f.count(among.reduce((total, row) => total + of(row), 0))
  const black = rows.filter(({ kind }) => kind === 'blacklist')
  const passes = rows.filter(({ kind }) => kind === 'pass')
  const anybody = black.some(({ on }) => on > 0)
  const { columns } = words
  return figureBlock(context, {
    id: 'listed',
    title: anybody
      ? words.title(
          sum(({ on }) => on, black),
          sum(({ wronglyOn }) => wronglyOn, black),
        )
      : black.length === 0 && passes.length > 0
        ? words.titlePass(
            sum(({ on }) => on, passes),
            sum(({ wronglyOn }) => wronglyOn, passes),
          )
        : words.titleNone,
    lead: words.lead(
      sum(({ listings }) => listings),
      sum(({ people }) => people),
    ),
    caption: words.caption,
    description: words.alternative(
      rows.map(({ title, on, wronglyOn }) => words.item(title, f.count(on), f.count(wronglyOn))).join(' '),
    ),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [
            { title: words.rightly, fill: colours.slateSoft },
            { title: words.wrongly, fill: chargeColours.mistaken },
          ],
          sets: [
            {
              rows: rows.map(({ title, on, wronglyOn }) => ({
                title,
                parts: [on - wronglyOn, wronglyOn],
                label: f.count(on),
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
        { title: columns.list },
        { title: columns.kind },
        ...numeric([
          columns.on,
          columns.wronglyOn,
          columns.wronglyOff,
          columns.listings,
          columns.people,
          columns.spared,
          columns.performed,
          columns.term,
          columns.appeal,
          columns.taken,
        ]),
      ],
      rows.map((row) => [
        row.title,
        words.kinds[row.kind],
        ...[
          row.on,
          row.wronglyOn,
          row.wronglyOff,
          row.listings,
          row.people,
          row.spared,
          row.performed,
          row.term,
          row.appeal,
          row.taken,
        ].map(f.count),
      ]),
    ),
    parameters,
  })
}

/** Nothing where too few stand on a blacklist, or the lists are of another kind. */
function groupsTable(context: Context): Markup | false {
  const { f, words: all } = context
  const words = all.lists.groups
  const rows = listedGroups(context).filter(({ on }) => on.value !== null)
  if (rows.length === 0) return false
  const told = (value: number | null) => (value === null ? all.few : f.rate(value))
  return table(
    words.caption,
    [
      { title: words.columns.group },
      { title: words.columns.on, number: true },
      { title: words.columns.wrongly, number: true },
    ],
    rows.map(({ trait, title, on, wronglyOn }) => [
      trait === 'all' ? all.everybody : `${context.traitTitle(trait)}: ${title}`,
      told(on.value),
      told(wronglyOn.value),
    ]),
  )
}

/** Nothing where no business ever came onto a list. */
function businessesTable(context: Context): Markup | false {
  const { f } = context
  const words = context.words.lists.businesses
  const rows = listedBusinesses(context)
  if (rows.length === 0) return false
  const { columns } = words
  return table(
    words.caption,
    [
      { title: columns.list },
      { title: columns.sector },
      ...numeric([columns.businesses, columns.on, columns.wrongly, columns.listings]),
    ],
    rows.map(({ list, sector, title, businesses, on, wronglyOn, listings }) => [
      list,
      sector === null ? words.all : title.charAt(0).toUpperCase() + title.slice(1),
      ...[businesses, on, wronglyOn, listings].map(f.count),
    ]),
  )
}

function awayBlock(context: Context, rows: readonly TurnedAway[], parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.lists.doors
  const [most] = rows
  const fell = rows.reduce((total, row) => total + row.fell, 0)
  const { columns } = words
  return figureBlock(context, {
    id: 'turned-away',
    title: words.title(most.title, f.count(most.times), f.count(most.people)),
    lead: `${words.lead}${fell > 0 ? words.fell(f.count(fell)) : ''}`,
    caption: words.caption,
    description: words.alternative(
      rows.map(({ title, times, people }) => words.item(title, f.count(times), f.count(people))).join(' '),
    ),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [{ title: words.times, fill: chargeColours.mistaken }],
          sets: [{ rows: rows.map(({ title, times }) => ({ title, parts: [times], label: f.count(times) })) }],
        },
        about,
        size,
      ),
    table: table(
      words.tableCaption,
      [
        { title: columns.door },
        { title: columns.times, number: true },
        { title: columns.people, number: true },
        { title: columns.fell, number: true },
      ],
      rows.map(({ title, times, people, fell: fallen }) => [title, f.count(times), f.count(people), f.count(fallen)]),
    ),
    parameters,
  })
}

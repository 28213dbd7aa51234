/** What people who rate each other make of it: inequality beside what conduct alone would bring, and by group. */
import { inequality, type PeerRatings, peerRatings } from '../../measure/ratings.js'
import type { MeasureTable } from '../../measure/types.js'
import type { Context } from '../context.js'
import { timelineFigure } from '../figures/timeline.js'
import { html, type Markup } from '../html.js'
import { CROSSED } from '../numbers/groups.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { colours } from '../svg.js'
import { chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

/** The chapter on ratings; empty where nobody rates anybody. */
export function ratingsSection(context: Context, parameters: readonly Parameter[]): Markup {
  const tables = Object.values(context.input.tables).filter((each): each is MeasureTable => each !== undefined)
  const found = context.rated ? peerRatings(tables) : undefined
  if (!found) return html``
  return chapter(
    'ratings',
    context.words.ratings.topic,
    inequalityBlock(context, tables, found, under(parameters, 'scores', 'rules')),
    groupsBlock(context, found),
  )
}

function inequalityBlock(
  context: Context,
  tables: readonly MeasureTable[],
  found: PeerRatings,
  parameters: readonly Parameter[],
): Markup {
  const { f, words: all } = context
  const words = all.ratings
  const series = inequality(tables)
  const number = (value: number | null) => (value === null ? all.numbers.nothing : f.decimal(value, 4))
  const values = series.flatMap((each) => [each.gini ?? 0, each.true_gini ?? 0])
  const lines = [
    { title: words.file, values: series.map((each) => each.gini), colour: colours.accent },
    { title: words.truth, values: series.map((each) => each.true_gini), colour: 'currentColor', dashed: true },
  ]
  return figureBlock(context, {
    id: 'unequal',
    title: titleOf(context, found),
    lead: leadOf(context, found),
    caption: words.caption,
    description: words.alternative(number(series[0]?.gini ?? null), number(found.gini), number(found.true_gini)),
    draw: (about, size) =>
      timelineFigure(
        {
          dates: context.dates,
          panels: [
            {
              title: words.panel,
              lines,
              number: (value) => f.decimal(value, 3),
              range: [0, Math.max(0.01, ...values)],
            },
          ],
          marks: [],
          spans: [],
        },
        about,
        size,
      ),
    table: table(
      words.seriesCaption,
      [words.day, words.file, words.truth].map((title, c) => ({ title, number: c > 0 })),
      series.map(({ tick, gini, true_gini }) => [f.day(context.dates[tick]), number(gini), number(true_gini)]),
    ),
    parameters,
  })
}

function titleOf(context: Context, { gini, true_gini }: PeerRatings): string {
  const words = context.words.ratings
  if (!gini || !true_gini || gini === true_gini) return words.titleEqual
  const share = context.f.share(Math.abs(gini / true_gini - 1))
  return gini > true_gini ? words.title(share) : words.titleLess(share)
}

function leadOf(context: Context, found: PeerRatings): Markup {
  const { f } = context
  const words = context.words.ratings
  const said = [
    words.lead(f.count(found.ratings), f.decimal(found.mean_rating ?? 0, 0), f.share(found.from_own_grade)),
    found.best_kept !== null && found.moved !== null && words.mobility(f.share(found.best_kept), f.share(found.moved)),
    found.by_onlookers > 0
      ? words.onlookers(f.count(found.by_onlookers), f.count(found.points_by_onlookers))
      : words.noOnlookers,
    found.penalties > 0 && words.penalties(f.count(found.penalties)),
  ]
  return html`${said.filter(Boolean).join(' ')}`
}

function groupsBlock(context: Context, { groups }: PeerRatings): Markup {
  const { f, words: all } = context
  const words = all.ratings
  const { columns } = words
  const shown = groups.filter(({ group_by, residents }) => !group_by.includes(CROSSED) && residents > 0)
  return html`<article class="finding">
    <h3>${words.groupsTitle}</h3>
    <p class="lead">${words.groupsLead}</p>
    ${table(
      words.groupsCaption,
      [
        { title: columns.group },
        ...numeric([columns.received, columns.mean, columns.onlookers, columns.score, columns.truth]),
      ],
      shown.map((each) => [
        each.group_by === 'all'
          ? context.groupTitle('all', 'all')
          : `${context.traitTitle(each.group_by)}: ${context.groupTitle(each.group_by, each.group)}`,
        f.decimal(each.received, 1),
        each.mean_rating === null ? all.numbers.nothing : f.decimal(each.mean_rating, 0),
        f.decimal(each.by_onlookers_per_1000, 0),
        f.decimal(each.mean_score, 0),
        f.decimal(each.mean_true_score, 0),
      ]),
    )}
  </article>`
}

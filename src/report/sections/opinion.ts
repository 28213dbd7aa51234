/** When opinion turned, and what the scheme did then. */
import type { Context } from '../context.js'
import { timelineFigure } from '../figures/timeline.js'
import { html, type Markup } from '../html.js'
import { lookup } from '../context.js'
import {
  eventRows,
  firstEvent,
  opinionSeries,
  outcryLevel,
  whereOf,
  type EventRow,
  type OpinionSeries,
} from '../numbers/opinion.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { colours } from '../svg.js'
import { chapter, figureBlock } from './figure.js'
import { table } from './table.js'

/** More marks than these crowd the figure. */
const MOST_MARKS = 9

/** The chapter on opinion; of many regions the one with the most protest is drawn. */
export function opinionSection(context: Context, parameters: readonly Parameter[]): Markup {
  const { f, words: all } = context
  const words = all.figures.opinion
  const series = opinionSeries(context)
  const shown = series.toSorted((a, b) => peak(b) - peak(a))[0]
  if (!shown) return html``
  const level = outcryLevel(context)
  const outcry = firstEvent(context, 'outcry')
  const [start, end] = [
    shown.approval.find((value) => value !== null) ?? 0,
    shown.approval.findLast((value) => value !== null) ?? 0,
  ]
  const marks = eventRows(context)
    .filter((row) => row.event !== 'graded' && row.regions.includes(shown.region))
    .slice(0, MOST_MARKS)
    .map((row) => ({ tick: row.tick, title: eventText(context, row, series.length > 1) }))
  return chapter(
    'opinion',
    words.topic,
    figureBlock(context, {
      id: 'turned',
      title: outcry
        ? words.titleOutcry(f.month(outcry.date), whereOf(context, outcry))
        : words.titleCalm(f.share(start), f.share(end)),
      lead: html`${words.lead(f.rate(peak(shown)), f.rate(level))}${series.length > 1 && html` ${words.region(context.regionTitle(shown.region))}`}`,
      caption: words.caption,
      description: words.alternative(
        f.share(start),
        f.share(end),
        marks.length > 0 ? marks.map((mark) => `${mark.title}.`).join(' ') : words.noEvents,
      ),
      draw: (about, size) =>
        timelineFigure(
          {
            dates: context.dates,
            panels: [
              {
                title: words.approval,
                lines: [{ title: words.columns.approval, values: shown.approval, colour: 'currentColor' }],
                number: f.share,
                range: [0, 1],
              },
              {
                title: words.attention,
                lines: [{ title: words.columns.attention, values: shown.attention, colour: colours.accent }],
                number: f.rate,
                level: { value: level, title: words.level },
              },
            ],
            marks,
            spans: shown.outcries,
          },
          about,
          size,
        ),
      table: opinionTable(context, series),
      parameters: under(parameters, 'opinion', 'reactions'),
    }),
  )
}

function peak(series: OpinionSeries): number {
  return series.attention.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)
}

/** An event in words, for example "April 2011: an outcry broke out". */
export function eventText(context: Context, row: EventRow, withRegions: boolean): string {
  const words = context.words.figures.opinion
  const what = lookup(context.words.events, row.event) ?? row.event
  const where = withRegions ? words.inRegions(row.regions.map(context.regionTitle).join(', ')) : ''
  return words.event(context.f.month(row.date), what, where)
}

function opinionTable(context: Context, series: readonly OpinionSeries[]): Markup {
  const { f, words: all, dates } = context
  const words = all.figures.opinion
  const { approval, attention, outcry, yes, no } = words.columns
  const during = (each: OpinionSeries, tick: number): boolean =>
    each.outcries.some(({ from, to }) => tick >= from && tick <= to)
  return html`${series.map((each) =>
    table(
      series.length > 1 ? `${words.tableCaption} (${context.regionTitle(each.region)})` : words.tableCaption,
      [
        { title: all.figures.scores.month },
        { title: approval, number: true },
        { title: attention, number: true },
        { title: outcry },
      ],
      dates.map((date, tick) => [
        f.day(date),
        f.share(each.approval[tick] ?? Number.NaN),
        f.rate(each.attention[tick] ?? Number.NaN),
        during(each, tick) ? yes : no,
      ]),
    ),
  )}`
}

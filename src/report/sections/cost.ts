/** Records, reviews and yuan. */
import type { Context } from '../context.js'
import { timelineFigure } from '../figures/timeline.js'
import type { Markup } from '../html.js'
import { costByYear, costOf, spentOverTime } from '../numbers/cost.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { part } from '../numbers/rates.js'
import { colours } from '../svg.js'
import { bare, chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

/** The chapter on what the scheme cost whoever runs it. */
export function costSection(context: Context, parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.figures.cost
  const cost = costOf(context)
  if (cost.yuan <= 0) return chapter('cost', words.topic, bare(words.titleFew, f.money(0)))
  const once = cost.yuan_setup + cost.yuan_joining
  const spent = spentOverTime(context)
  const all = spent.records.map((value, i) => value + spent.reviews[i] + spent.setup[i])
  return chapter(
    'cost',
    words.topic,
    figureBlock(context, {
      id: 'spent',
      title: words.title(f.money(cost.yuan), f.count(cost.records)),
      lead: [
        words.lead(f.money(part((cost.yuan - once) * 1000, context.residents * context.years))),
        ...(once > 0 ? [words.once(f.money(once))] : []),
        ...(cost.reviews > 0 ? [words.reviewed(f.count(cost.reviews), f.money(cost.yuan_reviews))] : []),
      ].join(' '),
      caption: words.caption,
      description: words.alternative(f.money(cost.yuan)),
      draw: (about, size) =>
        timelineFigure(
          {
            dates: context.dates,
            panels: [
              {
                title: words.panel,
                number: f.count,
                lines: [
                  { title: words.lines.all, values: all, colour: 'currentColor' },
                  { title: words.lines.records, values: spent.records, colour: colours.slate },
                  { title: words.lines.reviews, values: spent.reviews, colour: colours.accent },
                  { title: words.lines.setup, values: spent.setup, colour: colours.mute, dashed: true },
                ],
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
        [{ title: words.columns.year }, ...numeric([words.columns.records, words.columns.reviews, words.columns.yuan])],
        costByYear(context).map((row) => [row.year, f.count(row.records), f.count(row.reviews), f.count(row.yuan)]),
      ),
      parameters: under(
        parameters,
        'databases.*.cost_per_record',
        'databases.*.joining_cost',
        'registry.review.cost',
        'safeguards.appeal.cost',
        'setup_cost',
      ),
    }),
  )
}

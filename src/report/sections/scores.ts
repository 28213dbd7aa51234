/** How scores are spread at the end, on file beside in truth, and how they moved. */
import { colours } from '../svg.js'
import type { Context } from '../context.js'
import { capOf, histogramFigure, type Bin } from '../figures/histogram.js'
import { timelineFigure } from '../figures/timeline.js'
import { html, type Markup } from '../html.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { FEW, part } from '../numbers/rates.js'
import { binsAt, distanceAt, merged, quantile, spreadOverTime, type Spread } from '../numbers/scores.js'
import { chapter, figureBlock } from './figure.js'
import { table } from './table.js'

/** The chapter on scores at the end and over time. */
export function scoresSection(context: Context, parameters: readonly Parameter[]): Markup {
  const bins = binsAt(context)
  if (bins.length === 0) return html``
  const topic = context.words.figures.scores.topic
  const behind = under(parameters, 'scores', 'rules', 'databases')
  return chapter('scores', topic, histogramBlock(context, bins, behind), movedBlock(context, behind))
}

function histogramBlock(context: Context, bins: Bin[], parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.figures.scores
  const end = distanceAt(context)
  const score = (share: number, of: 'recorded' | 'truth'): string => scoreText(context, quantile(bins, share, of))
  const short = f.decimal(part(end.points_below_truth, end.below_truth), 0)
  const over = f.decimal(part(end.points_above_truth, end.above_truth), 0)
  const name = (bin: Bin): string => {
    if (bin.from === null) return words.open.below(scoreText(context, bin.to))
    if (bin.to === null) return words.open.above(scoreText(context, bin.from))
    return `${scoreText(context, bin.from)}\u2013${scoreText(context, bin.to)}`
  }
  const cut =
    capOf(bins.flatMap((bin) => [bin.recorded, bin.truth])) <
    Math.max(...bins.flatMap((bin) => [bin.recorded, bin.truth]))
  const astray = end.below_truth + end.above_truth > 0
  return figureBlock(context, {
    id: 'spread',
    title: astray
      ? words.title(f.shareOf(part(end.below_truth, end.scored)), f.share(part(end.above_truth, end.scored)))
      : words.titleRight,
    lead: !astray
      ? words.leadRight
      : context.rated
        ? words.leadRated(short, over)
        : end.above_truth >= FEW
          ? words.leadBoth(short, over)
          : words.lead(short),
    caption: words.caption(cut),
    description: words.alternative(
      score(0.05, 'recorded'),
      score(0.5, 'recorded'),
      score(0.05, 'truth'),
      score(0.5, 'truth'),
    ),
    draw: (about, size) =>
      histogramFigure(
        { bins: merged(bins, size === 'wide' ? 120 : 54), bands: bandsOf(context) },
        {
          recorded: words.recorded,
          truth: words.truth,
          score: words.score,
          residents: f.count,
          orLess: words.open.below,
          number: (value) => f.decimal(value, 0),
        },
        about,
        size,
      ),
    table: table(
      words.tableCaption,
      [{ title: words.score }, { title: words.recorded, number: true }, { title: words.truth, number: true }],
      bins
        .filter((bin) => bin.recorded > 0 || bin.truth > 0)
        .map((bin) => [name(bin), f.count(bin.recorded), f.count(bin.truth)]),
    ),
    parameters,
  })
}

function bandsOf(context: Context) {
  if (context.gradedTick < 0) return []
  return Object.entries(context.input.scenario.grades?.bands ?? {}).map(([id, band], g) => ({
    title: context.grades[g]?.title ?? id,
    from: band.from?.value ?? null,
    to: band.to?.value ?? null,
  }))
}

function scoreText(context: Context, score: number | null): string {
  return score === null ? context.words.numbers.nothing : context.f.decimal(score, 0)
}

function movedBlock(context: Context, parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.figures.scores
  const spread = spreadOverTime(context)
  const [first, last] = [spread[0], spread.at(-1)]
  if (!first || !last || spread.length < 2) return html``
  const [from, to] = [first.recorded[0], last.recorded[0]]
  const sank = from !== null && to !== null && from - to >= 1
  const values = spread.flatMap((each) => [...each.recorded, ...each.truth]).filter((value) => value !== null)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const tones = [colours.accent, colours.accentSoft, 'currentColor', colours.slate]
  const pick = (of: 'recorded' | 'truth', i: number) => spread.map((each) => each[of][i])
  const recorded = words.lines.map((title, i) => ({ title, values: pick('recorded', i), colour: tones[i] }))
  const truth = words.lines.map((title, i) => ({
    title: words.truthOf(title),
    values: pick('truth', i),
    colour: tones[i],
    dashed: true,
    thin: true,
  }))
  return figureBlock(context, {
    id: 'moved',
    title: sank ? words.movedTitle(scoreText(context, from), scoreText(context, to)) : words.movedTitleFlat,
    caption: words.movedCaption,
    description: words.movedAlternative(scoreText(context, from), scoreText(context, to)),
    draw: (about, size) =>
      timelineFigure(
        {
          dates: context.dates,
          // the dashed lines of the middle and the top lie on the solid ones; only the low ones are worth a line
          panels: [
            {
              title: words.movedPanel,
              lines: [...recorded, ...truth.slice(0, 2)],
              number: (value) => f.decimal(value, 0),
              range: [low, high > low ? high : low + 1],
            },
          ],
          marks: [],
          spans: [],
        },
        about,
        size,
      ),
    table: movedTable(context, spread),
    parameters,
  })
}

function movedTable(context: Context, spread: readonly Spread[]): Markup {
  const words = context.words.figures.scores
  return table(
    words.movedTable,
    [words.month, ...words.lines, ...words.lines.map(words.truthOf)].map((title, c) => ({ title, number: c > 0 })),
    spread.map((each) => [
      context.f.day(each.date),
      ...[...each.recorded, ...each.truth].map((value) => scoreText(context, value)),
    ]),
  )
}

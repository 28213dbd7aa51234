/** How residents moved between grades. */
import type { Context } from '../context.js'
import { flowFigure } from '../figures/flow.js'
import { html, type Markup } from '../html.js'
import { fallsAndRises, flowOf } from '../numbers/grades.js'
import { type FirstEvent, firstEvent, whereOf } from '../numbers/opinion.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { FEW, part } from '../numbers/rates.js'
import { bare, chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

/** The chapter on moves between grades; a scheme without letters gets a sentence. */
export function gradesSection(context: Context, parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.figures.grades
  const data = flowOf(context)
  if (!data) return chapter('grades', words.topic, bare(words.noneTitle, words.none))
  const last = data.steps.at(-1)!
  const all = last.residents.reduce((sum, value) => sum + value, 0)
  const lowest = data.grades.length - 2
  const shareOf = (g: number): string =>
    last.residents[g] > 0 ? f.share(part(last.residents[g], all)) : context.words.nobody
  const dropped = firstEvent(context, 'drop_grades')
  const kept = part(last.residents[0], all)
  const lead = words.lead(
    words.times(f.count(data.gradings), data.gradings === 1),
    shareOf(0),
    shareOf(lowest),
    data.grades[lowest],
  )
  const shown = data.steps.length - 1
  const later = [data.gradings > shown && words.shown(f.count(shown)), dropped && droppedText(context, dropped)].filter(
    Boolean,
  )
  const heldIn = (residents: readonly number[]): string =>
    data.grades.flatMap((grade, g) => (residents[g] > 0 ? [`${grade} ${f.count(residents[g])}`] : [])).join(', ')
  return chapter(
    'grades',
    words.topic,
    figureBlock(context, {
      id: 'flow',
      title: titleOf(context, data, kept),
      lead: [lead, ...later].join(' '),
      caption: words.caption,
      description: words.alternative(
        data.steps.map((step) => words.step(step.label, heldIn(step.residents))).join(' '),
      ),
      draw: (about, size) =>
        flowFigure(
          data,
          {
            node: (residents, share) => words.node(f.count(residents), f.share(share)),
            cut: (residents) => words.cut(f.count(residents)),
          },
          about,
          size,
        ),
      table: html`${heldTable(context, data)}${movesTable(context, data)}`,
      parameters: under(parameters, 'grades', 'scores', 'rules'),
    }),
  )
}

function droppedText(context: Context, dropped: FirstEvent): string {
  const words = context.words.figures.grades
  const month = context.f.month(dropped.date)
  return dropped.everywhere ? words.dropped(month) : words.droppedThere(month, whereOf(context, dropped))
}

function titleOf(context: Context, data: Flow, best: number): string {
  const { f } = context
  const words = context.words.figures.grades
  if (data.gradings === 1) return words.titleOnce(f.shareOf(best), data.grades[0])
  const { falls, rises } = fallsAndRises(context)
  return falls + rises < FEW ? words.titleFew : words.title(f.count(falls), f.count(rises))
}

type Flow = NonNullable<ReturnType<typeof flowOf>>

function heldTable(context: Context, data: Flow): Markup {
  const words = context.words.figures.grades
  return table(
    words.tableCaption,
    [{ title: words.when }, ...numeric(data.grades)],
    data.steps.map((step) => [step.label, ...step.residents.map((value) => context.f.count(value))]),
  )
}

function movesTable(context: Context, data: Flow): Markup {
  const words = context.words.figures.grades
  const sums = data.grades.map((_, from) =>
    data.grades.map((__, to) => data.moves.reduce((sum, matrix) => sum + matrix[from][to], 0)),
  )
  return table(
    words.movesCaption,
    [{ title: words.from }, ...data.grades.map((title) => ({ title: `${words.to} ${title}`, number: true }))],
    data.grades.map((grade, from) => [grade, ...sums[from].map((value) => context.f.count(value))]),
  )
}

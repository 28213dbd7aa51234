/** What the scheme changed in behaviour; and what was not said. */
import type { Context } from '../context.js'
import { barsFigure } from '../figures/bars.js'
import { mirrorFigure } from '../figures/mirror.js'
import { html, type Markup } from '../html.js'
import { actRows, protests, sumActs, type ActRow } from '../numbers/acts.js'
import { pointsOn, ratedDown } from '../numbers/charges.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { FEW, rate } from '../numbers/rates.js'
import { colours } from '../svg.js'
import { bare, chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

/** The chapter on acts held back and brought about, and on what was not said. */
export function actsSection(context: Context, parameters: readonly Parameter[]): Markup {
  const words = context.words.figures.acts
  const rows = actRows(context)
  const other = rows.filter((row) => row.kind !== 'voice')
  const voice = rows.filter((row) => row.kind === 'voice')
  const moved = other.reduce((sum, row) => sum + row.withheld + row.provoked, 0)
  return chapter(
    'acts',
    words.topic,
    moved < FEW
      ? bare(words.titleFew, context.words.fewCases)
      : actsBlock(
          context,
          other,
          under(
            parameters,
            'response.deterrence',
            'response.conformity',
            'response.perceived_risk',
            'response.strain',
            'response.hardship',
            'behaviours.*.strain_factor',
            'behaviours.*.hardship_factor',
          ),
        ),
    voice.length > 0 &&
      chillBlock(
        context,
        voice,
        under(parameters, 'response.chill', 'response.perceived_risk', 'response.without_grades'),
      ),
  )
}

function actsBlock(context: Context, rows: readonly ActRow[], parameters: readonly Parameter[]): Markup {
  const { f, words: all } = context
  const words = all.figures.acts
  const misconduct = sumActs(rows.filter((row) => row.kind === 'misconduct'))
  const label = (events: number, base: number): string => {
    if (events === 0) return ''
    const { value } = rate(events, base, 1000)
    return value === null ? all.few : f.rate(value)
  }
  const kinds = (['misconduct', 'merit'] as const).map((kind) => ({
    title: all.kinds[kind],
    rows: rows
      .filter((row) => row.kind === kind && row.withheld + row.provoked > 0)
      .map((row) => ({
        title: row.title,
        left: rate(row.withheld, row.base, 1000).value ?? 0,
        right: rate(row.provoked, row.base, 1000).value ?? 0,
        leftLabel: label(row.withheld, row.base),
        rightLabel: label(row.provoked, row.base),
      })),
  }))
  return figureBlock(context, {
    id: 'changed',
    title: actsTitle(context, misconduct),
    lead: words.lead(f.count(misconduct.provoked)),
    caption: words.caption,
    description: words.alternative(f.count(sumActs(rows).withheld), f.count(sumActs(rows).provoked)),
    draw: (about, size) =>
      mirrorFigure(
        {
          leftTitle: words.left,
          rightTitle: words.right,
          leftColour: colours.slate,
          rightColour: colours.accent,
          sets: kinds.filter((set) => set.rows.length > 0),
        },
        about,
        size,
      ),
    table: actsTable(context, rows),
    parameters,
  })
}

function actsTitle(context: Context, misconduct: ReturnType<typeof sumActs>): string {
  const words = context.words.figures.acts
  if (!context.scored) return words.titleQuiet
  return misconduct.withheld < FEW ? words.titleFew : words.title(context.f.shareOf(misconduct.withheldShare))
}

function chillTitle(context: Context, voice: ReturnType<typeof sumActs>): string {
  const words = context.words.figures.acts
  if (!context.scored) return words.chillTitleQuiet(context.f.count(voice.done))
  return voice.withheld < FEW ? words.chillTitleNone : words.chillTitle(context.f.shareOf(voice.withheldShare))
}

function actsTable(context: Context, rows: readonly ActRow[]): Markup {
  const { f, words } = context
  const { columns, tableCaption } = words.figures.acts
  return table(
    tableCaption,
    [
      { title: columns.behaviour },
      { title: columns.kind },
      ...numeric([columns.base, columns.withheld, columns.provoked, columns.done]),
    ],
    rows.map((row) => [
      row.title,
      words.kinds[row.kind],
      f.count(row.base),
      f.count(row.withheld),
      f.count(row.provoked),
      f.count(row.done),
    ]),
  )
}

function chillBlock(context: Context, rows: readonly ActRow[], parameters: readonly Parameter[]): Markup {
  const { f, words: all } = context
  const words = all.figures.acts
  const sum = sumActs(rows)
  const { scenario } = context.input
  const punished = ({ behaviour }: ActRow): boolean =>
    pointsOn(scenario, behaviour).lowest < 0 || ratedDown(scenario, behaviour)
  const lawful = rows.filter((row) => !punished(row)).reduce((total, row) => total + row.withheld, 0)
  const protest = protests(context)
  const named = [
    ...rows.map((row) => ({
      name: context.scored ? `${row.title} (${punished(row) ? words.punished : words.free})` : row.title,
      said: row.done,
      unsaid: row.withheld,
    })),
    ...(protest.said + protest.unsaid > 0 ? [{ name: words.protest, ...protest }] : []),
  ]
  return figureBlock(context, {
    id: 'chill',
    title: chillTitle(context, sum),
    lead: context.scored && (lawful > 0 ? words.chillLead(f.count(lawful)) : words.chillLeadNone),
    caption: words.chillCaption,
    description: named.map((row) => words.chillItem(row.name, f.count(row.said), f.count(row.unsaid))).join(' '),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [
            { title: words.said, fill: colours.slate },
            { title: words.unsaid, fill: colours.accent, hollow: true },
          ],
          sets: [
            {
              rows: named.map((row) => ({
                title: row.name,
                parts: [row.said, row.unsaid],
                label: words.saidLabel(f.count(row.unsaid), f.count(row.said)),
              })),
            },
          ],
        },
        about,
        size,
      ),
    table: html`${table(
      words.chillTable,
      [{ title: words.columns.behaviour }, { title: words.said, number: true }, { title: words.unsaid, number: true }],
      named.map((row) => [row.name, f.count(row.said), f.count(row.unsaid)]),
    )}`,
    parameters,
  })
}

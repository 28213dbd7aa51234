/** The promised benefit beside the harm; never one minus the other. */
import type { Context } from '../context.js'
import { barsFigure } from '../figures/bars.js'
import { html, type Markup } from '../html.js'
import { actRows, sumActs, victimRows, type VictimRow } from '../numbers/acts.js'
import { chargesByBehaviour, sumCharges } from '../numbers/charges.js'
import { doorRows } from '../numbers/doors.js'
import { heldAt } from '../numbers/grades.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { FEW, rate } from '../numbers/rates.js'
import { colours } from '../svg.js'
import { bare, chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

interface Entry {
  title: string
  cases: number
  /** Cases of a moment rather than of the whole run. */
  once?: boolean
  hollow?: boolean
}

/** The chapter that sets victims, and victims spared, beside the harm done by the scheme. */
export function victimsSection(context: Context, parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.figures.victims
  const victims = victimRows(context)
  const promised = promisedOf(context, victims).filter((entry) => context.scored || !entry.hollow)
  const harmed = context.scored ? harmedOf(context) : []
  if ([...promised, ...harmed].every((entry) => entry.cases < FEW))
    return chapter('victims', words.topic, bare(words.titleFew, context.words.fewCases))
  return chapter(
    'victims',
    words.topic,
    figureBlock(context, {
      id: 'balance',
      title: titleOf(context, victims),
      lead: context.scored && words.lead,
      caption: words.caption,
      description: [...promised, ...harmed].map((entry) => words.item(entry.title, f.count(entry.cases))).join(' '),
      draw: (about, size) =>
        barsFigure(
          {
            parts: [
              { title: words.promised, fill: colours.slate },
              { title: words.spared, fill: colours.slate, hollow: true },
              { title: words.harmed, fill: colours.accent },
            ].slice(0, context.scored ? 3 : 1),
            sets: [
              { title: words.promised, rows: promised.map((entry) => barOf(context, entry, entry.hollow ? 1 : 0)) },
              ...(harmed.length > 0
                ? [{ title: words.harmed, rows: harmed.map((entry) => barOf(context, entry, 2)) }]
                : []),
            ],
          },
          about,
          size,
        ),
      table: html`${balanceTable(context, [...promised, ...harmed])}${victimsTable(context, victims)}`,
      parameters: under(
        parameters,
        'response.deterrence',
        'response.perceived_risk',
        'behaviours.*.rate',
        'behaviours.*.harm',
      ),
    }),
  )
}

function titleOf(context: Context, victims: readonly VictimRow[]): string {
  const { f } = context
  const words = context.words.figures.victims
  const sum = (of: 'victims' | 'spared'): number => Math.round(victims.reduce((total, row) => total + row[of], 0))
  if (!context.scored) return words.titleQuiet(f.count(sum('victims')))
  const { wrong } = sumCharges(chargesByBehaviour(context))
  return sum('spared') < FEW && wrong < FEW ? words.titleFew : words.title(f.count(sum('spared')), f.count(wrong))
}

function promisedOf(context: Context, victims: readonly VictimRow[]): Entry[] {
  const words = context.words.figures.victims
  const sum = (of: 'victims' | 'spared' | 'added'): number =>
    Math.round(victims.reduce((total, row) => total + row[of], 0))
  return [
    { title: words.happened, cases: sum('victims') },
    { title: words.spared, cases: sum('spared'), hollow: true },
    { title: words.added, cases: sum('added') },
  ]
}

function harmedOf(context: Context): Entry[] {
  const words = context.words.figures.victims
  const shut = doorRows(context).reduce((sum, row) => sum + row.shut, 0)
  const unsaid = sumActs(actRows(context).filter((row) => row.kind === 'voice')).withheld
  const tooLow = heldAt(context, context.gradedTick).reduce((sum, row) => sum + row.tooLow, 0)
  return [
    { title: words.wrong, cases: sumCharges(chargesByBehaviour(context)).wrong },
    { title: words.shut, cases: shut },
    { title: words.unsaid, cases: unsaid },
    { title: words.tooLow, cases: tooLow, once: true },
  ]
}

/** Cases for each 1,000 residents in a year; those of a moment for each 1,000 residents. */
function per(context: Context, entry: Entry) {
  return rate(entry.cases, context.residents * (entry.once ? 1 : context.years), 1000).value
}

function barOf(context: Context, entry: Entry, place: number) {
  const value = per(context, entry)
  const words = context.words.figures.victims
  if (value === null) return { title: entry.title, parts: [0, 0, 0], label: context.words.few, few: true }
  const parts = [0, 0, 0]
  parts[place] = value
  return { title: entry.title, parts, label: words.label(context.f.rate(value), context.f.count(entry.cases)) }
}

function balanceTable(context: Context, entries: readonly Entry[]): Markup {
  const { f, words: all } = context
  const { columns, tableCaption } = all.figures.victims
  return table(
    tableCaption,
    [{ title: columns.what }, { title: columns.cases, number: true }, { title: columns.per, number: true }],
    entries.map((entry) => {
      const value = per(context, entry)
      return [entry.title, f.count(entry.cases), value === null ? all.few : f.rate(value)]
    }),
  )
}

function victimsTable(context: Context, rows: readonly VictimRow[]): Markup {
  const { f, words } = context
  const { behaviour, victims, spared, added } = words.figures.victims.byColumns
  return table(
    words.figures.victims.byTable,
    [{ title: behaviour }, ...numeric([victims, spared, added])],
    rows.map((row) => [
      row.title,
      f.count(row.victims),
      f.count(Math.round(row.spared)),
      f.count(Math.round(row.added)),
    ]),
  )
}

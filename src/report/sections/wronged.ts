/** Who was wronged, and who was put right. */
import type { Context } from '../context.js'
import { barsFigure, chargeColours } from '../figures/bars.js'
import { dotsFigure } from '../figures/dots.js'
import { html, type Markup } from '../html.js'
import { wayBack } from '../numbers/charges.js'
import { byTrait, worst, type GroupRow } from '../numbers/groups.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { FEW, type Rate } from '../numbers/rates.js'
import { groupName, groupPhrase } from './charges.js'
import { bare, chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

/** Groups this close to everybody are called alike. */
const ALIKE = 1.15

/** The chapter on who was wronged, by group, and on how many wrong charges were put right. */
export function wrongedSection(
  context: Context,
  groups: readonly GroupRow[],
  parameters: readonly Parameter[],
): Markup {
  const words = context.words.figures.wronged
  const everybody = groups.find((row) => row.trait === 'all')
  const measured =
    everybody && [everybody.wrongCharges, everybody.below, everybody.tooLow].some((each) => each.value !== null)
  const compared = measured
    ? groupsBlock(context, groups, everybody, under(parameters, 'sensors', 'databases'))
    : bare(words.titleFew, context.words.fewCases)
  return chapter('wronged', words.topic, compared, backBlock(context, under(parameters, 'safeguards')))
}

function groupsBlock(
  context: Context,
  groups: readonly GroupRow[],
  everybody: GroupRow,
  parameters: readonly Parameter[],
): Markup {
  const { f } = context
  const words = context.words.figures.wronged
  const panels = [
    { title: words.wrong, of: (row: GroupRow) => row.wrongCharges, number: f.rate },
    { title: words.tooLow, of: (row: GroupRow) => row.tooLow, number: f.rate },
    { title: words.below, of: (row: GroupRow) => row.below, number: f.rate },
  ].filter((panel) => panel.of(everybody).value !== null)
  const single = groups.filter((row) => !row.trait.includes(' x '))
  const top = worst(single, (row) => row.wrongCharges)
  const clear = top !== undefined && top.times >= ALIKE
  const average = everybody.wrongCharges.value
  return figureBlock(context, {
    id: 'wrongs',
    title: clear ? words.title(groupPhrase(context, top.row), f.decimal(top.times, 1)) : words.titleEven,
    lead: html`${words.lead} ${context.words.fewAbout(f.count(FEW))}`,
    caption: words.caption,
    description: words.alternative(average === null ? context.words.few : f.rate(average)),
    draw: (about, size) =>
      dotsFigure(
        {
          panels: panels.map((panel) => {
            const value = panel.of(everybody).value
            return {
              title: panel.title,
              average: value,
              averageLabel: value === null ? '' : context.words.average(panel.number(value)),
              number: panel.number,
            }
          }),
          sets: byTrait(groups).map(({ trait, rows }) => ({
            title: context.traitTitle(trait),
            rows: rows.map((row) => ({ title: row.title, values: panels.map((panel) => panel.of(row).value) })),
          })),
          few: context.words.few,
        },
        about,
        size,
      ),
    table: groupsTable(context, groups),
    parameters,
  })
}

function groupsTable(context: Context, groups: readonly GroupRow[]): Markup {
  const { f, words: all } = context
  const { columns, tableCaption } = all.figures.wronged
  const cell = (each: Rate, write: (value: number) => string): string =>
    each.value === null ? all.few : write(each.value)
  const numbers = [columns.residents, columns.wrong, columns.tooLow, columns.below]
  return table(
    tableCaption,
    [{ title: columns.group }, ...numeric(numbers)],
    groups.map((row) => [
      groupName(context, row),
      f.count(row.residents),
      cell(row.wrongCharges, f.rate),
      cell(row.tooLow, f.rate),
      cell(row.below, f.rate),
    ]),
  )
}

function backBlock(context: Context, parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.figures.wronged
  const { wrong, dropped_wrong, told_wrong, appeals_wrong, upheld_wrong, found_wrong } = wayBack(context)
  const righted = upheld_wrong + dropped_wrong
  if (wrong < FEW) return html``
  const steps = [
    { title: words.back.wrong, cases: wrong },
    ...(dropped_wrong > 0 ? [{ title: words.back.dropped, cases: dropped_wrong }] : []),
    { title: words.back.told, cases: told_wrong },
    ...(found_wrong > 0 ? [{ title: words.back.found, cases: found_wrong }] : []),
    { title: words.back.appealed, cases: appeals_wrong },
    { title: words.back.upheld, cases: upheld_wrong },
  ]
  return figureBlock(context, {
    id: 'back',
    title: righted > 0 ? words.backTitle(f.count(righted), f.count(wrong)) : words.backTitleNone,
    caption: words.backCaption,
    description: words.backAlternative(
      f.count(wrong),
      f.count(told_wrong),
      f.count(appeals_wrong),
      f.count(upheld_wrong),
    ),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [{ title: words.residents, fill: chargeColours.mistaken }],
          sets: [{ rows: steps.map(({ title, cases }) => ({ title, parts: [cases], label: f.count(cases) })) }],
        },
        about,
        size,
      ),
    table: table(
      words.backTable,
      [{ title: words.step }, { title: words.residents, number: true }],
      steps.map(({ title, cases }) => [title, f.count(cases)]),
    ),
    parameters,
  })
}

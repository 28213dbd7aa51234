/** Whose records find their file, whose go astray, and how the local databases grow into one. */
import type { Context } from '../context.js'
import { dotsFigure } from '../figures/dots.js'
import { timelineFigure } from '../figures/timeline.js'
import { html, type Markup } from '../html.js'
import { CROSSED } from '../numbers/groups.js'
import { clerksOf, joiningOf, type LinkageRow, linkageRows, worstLinked } from '../numbers/linkage.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { FEW } from '../numbers/rates.js'
import { colours } from '../svg.js'
import { groupName, groupPhrase } from './charges.js'
import { bare, chapter, figureBlock } from './figure.js'
import { table } from './table.js'

/** Groups this close to everybody are called alike. */
const ALIKE = 1.15

/** The chapter on linkage; empty where no registry is at work and no region joins. */
export function linkageSection(context: Context, parameters: readonly Parameter[]): Markup {
  const rows = linkageRows(context)
  const [everybody] = rows
  const linked = everybody && everybody.records > 0
  const joining = joiningBlock(context, under(parameters, 'databases.*.joining_cost'))
  if (!linked && joining.text === '') return html``
  const resting = under(parameters, 'registry', 'databases.*.identifiers')
  return chapter(
    'linkage',
    context.words.linkage.topic,
    linked ? groupsBlock(context, rows, everybody, resting) : html``,
    joining,
  )
}

function groupsBlock(
  context: Context,
  rows: readonly LinkageRow[],
  everybody: LinkageRow,
  parameters: readonly Parameter[],
): Markup {
  const { f } = context
  const words = context.words.linkage
  const { reviewed, tried } = clerksOf(context)
  const share = (value: number | null) => (value === null ? context.words.few : f.share(value))
  const lead = [
    words.lead(f.count(tried), share(everybody.recall), share(everybody.precision)),
    ...(reviewed > 0 ? [words.clerks(f.count(reviewed))] : []),
  ].join(' ')
  const panels = [
    { title: words.wrong, of: ({ wrong }: LinkageRow) => wrong },
    { title: words.missed, of: ({ missed }: LinkageRow) => missed },
  ].filter(({ of }) => of(everybody).value !== null)
  if (panels.length === 0) return bare(words.titleFew, `${lead} ${words.fewLead}`)
  const top = worstLinked(rows.filter((row) => !row.trait.includes(CROSSED)))
  const number = (value: number | null) => (value === null ? context.words.few : f.rate(value))
  return figureBlock(context, {
    id: 'astray',
    title:
      top && top.times >= ALIKE ? words.title(groupPhrase(context, top.row), f.decimal(top.times, 1)) : words.titleEven,
    lead: html`${lead} ${context.words.fewAbout(f.count(FEW))}`,
    caption: words.caption,
    description: words.alternative(number(everybody.wrong.value), number(everybody.missed.value)),
    draw: (about, size) =>
      dotsFigure(
        {
          panels: panels.map(({ title, of }) => {
            const { value } = of(everybody)
            return { title, average: value, averageLabel: context.words.average(number(value)), number: f.rate }
          }),
          sets: setsOf(rows).map(({ trait, members }) => ({
            title: context.traitTitle(trait),
            rows: members.map((row) => ({ title: row.title, values: panels.map(({ of }) => of(row).value) })),
          })),
          few: context.words.few,
        },
        about,
        size,
      ),
    table: table(
      words.tableCaption,
      [
        { title: words.columns.group },
        ...(['records', 'wrong', 'missed', 'precision', 'recall'] as const).map((column) => ({
          title: words.columns[column],
          number: true,
        })),
      ],
      rows.map((row) => [
        groupName(context, row),
        f.count(row.records),
        number(row.wrong.value),
        number(row.missed.value),
        share(row.precision),
        share(row.recall),
      ]),
    ),
    parameters,
  })
}

/** Rows by trait, without everybody and without crossed traits. */
function setsOf(rows: readonly LinkageRow[]): { trait: string; members: LinkageRow[] }[] {
  const traits = [...new Set(rows.map(({ trait }) => trait))]
  return traits
    .filter((trait) => trait !== 'all' && !trait.includes(CROSSED))
    .map((trait) => ({ trait, members: rows.filter((row) => row.trait === trait) }))
}

function joiningBlock(context: Context, parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.linkage
  const joining = joiningOf(context)
  if (!joining) return html``
  const [share, waiting] = [f.share(joining.joined.at(-1) ?? 0), f.count(joining.waiting.at(-1) ?? 0)]
  const day = (date: string | null) => (date === null ? words.never : f.day(date))
  return figureBlock(context, {
    id: 'joining',
    title: words.joiningTitle(share),
    lead: words.joiningLead(waiting),
    caption: words.joiningCaption,
    description: words.joiningAlternative(share, waiting),
    draw: (about, size) =>
      timelineFigure(
        {
          dates: context.dates,
          panels: [
            {
              title: words.joined,
              number: f.share,
              lines: [{ title: words.joined, values: joining.joined, colour: 'currentColor' }],
            },
            {
              title: words.waiting,
              number: f.count,
              lines: [{ title: words.waiting, values: joining.waiting, colour: colours.accent }],
            },
          ],
          marks: [],
          spans: [],
        },
        about,
        size,
      ),
    table: table(
      words.joiningTable,
      [
        { title: words.joiningColumns.database },
        { title: words.joiningColumns.regions, number: true },
        { title: words.joiningColumns.joined, number: true },
        { title: words.joiningColumns.first },
        { title: words.joiningColumns.last },
      ],
      joining.databases.map((row) => [
        context.input.scenario.databases[row.database]?.title ?? row.database,
        f.count(row.regions),
        f.count(row.joined),
        day(row.first),
        day(row.last),
      ]),
    ),
    parameters,
  })
}

/** Who fell and why: charges by conduct, points by group. */
import { capital } from '../format.js'
import { lookup, type Context } from '../context.js'
import { barsFigure, chargeColours } from '../figures/bars.js'
import { html, type Markup } from '../html.js'
import { chargesByBehaviour, sumCharges, type ChargeRow } from '../numbers/charges.js'
import { byTrait, type GroupRow } from '../numbers/groups.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { FEW, part } from '../numbers/rates.js'
import { bare, chapter, figureBlock } from './figure.js'
import { table } from './table.js'

const always = ['right', 'mistaken', 'invented', 'misfiled'] as const

/** Kinds of charges; those made up by neighbours only where people make them up. */
function kindsIn(context: Context): readonly (keyof ReturnType<typeof sumCharges> & keyof typeof chargeColours)[] {
  const canAccuse = context.behaviours.some(([, { accuses }]) => accuses)
  return canAccuse ? ['right', 'mistaken', 'invented', 'accused', 'misfiled'] : always
}

/** The chapter on charges; without enough of them it says so. */
export function chargesSection(
  context: Context,
  groups: readonly GroupRow[],
  parameters: readonly Parameter[],
): Markup {
  const words = context.words.figures.charges
  const rows = chargesByBehaviour(context)
  const sum = sumCharges(rows)
  if (sum.all < FEW) return chapter('charges', words.topic, bare(words.titleFew, context.words.fewCases))
  return chapter(
    'charges',
    words.topic,
    chargesBlock(context, rows, under(parameters, 'sensors', 'databases', 'rules')),
    // a scheme of lists takes no points that groups could be compared by
    rows.some(({ points }) => points < 0) &&
      groupsBlock(context, groups, under(parameters, 'rules', 'behaviours.*.factors')),
  )
}

function chargesBlock(context: Context, rows: readonly ChargeRow[], parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.figures.charges
  const sum = sumCharges(rows)
  const charged = rows.filter((row) => row.all > 0)
  const kinds = kindsIn(context)
  return figureBlock(context, {
    id: 'charged',
    title: words.title(f.shareOf(part(sum.wrong, sum.all))),
    lead: words.lead(charged[0].title, f.count(charged[0].all), f.share(part(sum.missed, sum.ruled))),
    caption: words.caption,
    description: words.alternative(f.count(sum.right), f.count(sum.wrong)),
    draw: (about, size) =>
      barsFigure(
        {
          parts: kinds.map((kind) => ({ title: words[kind], fill: chargeColours[kind] })),
          sets: [
            {
              rows: charged.map((row) => ({
                title: row.title,
                parts: kinds.map((kind) => row[kind]),
                label: words.label(f.count(row.all), f.count(row.wrong)),
              })),
            },
          ],
        },
        about,
        size,
      ),
    table: chargesTable(context, rows),
    parameters,
  })
}

function chargesTable(context: Context, rows: readonly ChargeRow[]): Markup {
  const { f, words: all } = context
  const words = all.figures.charges
  const { columns } = words
  const kinds = kindsIn(context)
  return table(
    words.tableCaption,
    [
      { title: columns.behaviour },
      ...[columns.points, columns.done, columns.missed, ...kinds.map((kind) => words[kind]), columns.wrongShare].map(
        (title) => ({ title, number: true }),
      ),
    ],
    rows.map((row) => [
      row.title,
      row.points < 0 ? f.decimal(row.points, 0) : all.numbers.nothing,
      f.count(row.done),
      f.count(row.missed),
      ...kinds.map((kind) => f.count(row[kind])),
      row.wrong >= FEW ? f.share(part(row.wrong, row.all)) : all.few,
    ]),
  )
}

function groupsBlock(context: Context, groups: readonly GroupRow[], parameters: readonly Parameter[]): Markup {
  const { f, words: all } = context
  const words = all.figures.charges
  const sets = byTrait(groups)
  if (sets.length === 0) return html``
  const sumOf = ({ taken }: GroupRow): number => (taken ? taken.right + taken.wrong : 0)
  const most = sets.flatMap((set) => set.rows).reduce((a, b) => (sumOf(b) > sumOf(a) ? b : a))
  const bar = (row: GroupRow) => ({
    title: row.title,
    parts: row.taken ? [row.taken.right, row.taken.wrong] : [0, 0],
    label: row.taken ? words.pointsLabel(f.rate(sumOf(row))) : all.few,
    few: row.taken === null,
  })
  return figureBlock(context, {
    id: 'taken',
    title:
      sumOf(most) > 0
        ? words.groupTitle(capital(groupPhrase(context, most)), f.rate(sumOf(most)))
        : words.groupTitleNone,
    caption: words.groupCaption,
    description: words.groupAlternative,
    draw: (about, size) =>
      barsFigure(
        {
          parts: [
            { title: words.groupRight, fill: chargeColours.right },
            { title: words.groupWrong, fill: chargeColours.mistaken },
          ],
          sets: sets.map(({ trait, rows }) => ({ title: context.traitTitle(trait), rows: rows.map(bar) })),
        },
        about,
        size,
      ),
    table: table(
      words.groupTable,
      [
        { title: all.figures.wronged.columns.group },
        { title: words.groupRight, number: true },
        { title: words.groupWrong, number: true },
      ],
      groups.map((row) => [
        groupName(context, row),
        row.taken ? f.rate(row.taken.right) : all.few,
        row.taken ? f.rate(row.taken.wrong) : all.few,
      ]),
    ),
    parameters,
  })
}

/** A group as it stands in the middle of a sentence, for example "the poorest fifth". */
export function groupPhrase(context: Context, row: Pick<GroupRow, 'trait' | 'group' | 'title'>): string {
  const phrase = lookup(lookup(context.words.groupPhrases, row.trait), row.group)
  if (phrase !== undefined) return phrase
  if (row.trait === 'age') return context.words.agedPhrase(row.title)
  return context.words.groupPhrase(context.traitTitle(row.trait), row.title)
}

/** A group with its trait, for tables without headings. */
export function groupName(context: Context, row: Pick<GroupRow, 'trait' | 'title'>): string {
  return row.trait === 'all' ? context.words.everybody : `${context.traitTitle(row.trait)}: ${row.title}`
}

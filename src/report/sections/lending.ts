/** What doors asked of those they let through, and what became of loans. */
import type { Context } from '../context.js'
import { barsFigure } from '../figures/bars.js'
import { mirrorFigure } from '../figures/mirror.js'
import { html, type Markup } from '../html.js'
import { borrowers, furthestApart, type LendingRow, lendingRows, type TermRow, termRows } from '../numbers/lending.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { FEW, part } from '../numbers/rates.js'
import { colours } from '../svg.js'
import { groupPhrase } from './charges.js'
import { chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

/** Whether a scenario has anything to say here. */
export function lends({ input }: Context): boolean {
  return Object.values(input.scenario.doors).some(({ terms, granted }) => terms ?? granted)
}

/** The chapter on terms and loans; nothing in it where no door asks and nobody lends. */
export function lendingSection(context: Context, parameters: readonly Parameter[]): Markup {
  const terms = termRows(context)
  const loans = lendingRows(context)
  const blocks = [
    terms.some(({ askedMore, askedLess }) => askedMore + askedLess >= FEW) &&
      termsBlock(context, terms, under(parameters, 'doors.*.terms', 'doors.*.treatment')),
    loans.length > 0 && loansBlock(context, loans, under(parameters, 'doors.*.granted', 'doors.*.treatment')),
    loans.length > 0 && impactBlock(context, loans, under(parameters, 'doors.*.granted', 'rules')),
  ]
  return blocks.some(Boolean) ? chapter('lending', context.words.lending.topic, ...blocks) : html``
}

/** Rows of one group together, in the order of the rows. */
function byGroup<Row>(rows: readonly Row[], of: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(of(row), [...(groups.get(of(row)) ?? []), row])
  return [...groups.values()]
}

/** Sets of a figure, one for each trait under its name; everybody stands alone at the top. */
function setsOf<Row extends { trait: string }>(
  context: Context,
  groups: readonly Row[],
): { title: string | undefined; groups: Row[] }[] {
  return byGroup(groups, ({ trait }) => trait).map((of) => ({
    title: of[0].trait === 'all' ? undefined : context.traitTitle(of[0].trait),
    groups: of,
  }))
}

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

function amount({ words, f }: Context, what: string, value: number): string {
  if (what === 'interest') return f.share(value / 10_000)
  return what === 'wait' ? words.lending.days(f.decimal(value, 1)) : words.lending.yuan(f.decimal(value, 0))
}

function termsBlock(context: Context, rows: readonly TermRow[], parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.lending
  const groups = byGroup(rows, ({ trait, group }) => `${trait} ${group}`).map((of) => ({
    trait: of[0].trait,
    title: of[0].title,
    more: part(
      sumOf(of, (row) => row.askedMore) * 1000,
      sumOf(of, (row) => row.letThrough),
    ),
    less: part(
      sumOf(of, (row) => row.askedLess) * 1000,
      sumOf(of, (row) => row.letThrough),
    ),
  }))
  const all = rows.filter(({ trait }) => trait === 'all')
  const columns = words.termsColumns
  return figureBlock(context, {
    id: 'terms',
    title: words.termsTitle(f.count(sumOf(all, (row) => row.askedMore)), f.count(sumOf(all, (row) => row.askedLess))),
    lead: words.termsLead,
    caption: words.termsCaption,
    description: words.termsAlternative(
      groups.map(({ title, more, less }) => words.termsItem(title, f.rate(more), f.rate(less))).join(' '),
    ),
    draw: (about, size) =>
      mirrorFigure(
        {
          leftTitle: words.termsLeft,
          rightTitle: words.termsRight,
          leftColour: colours.accent,
          rightColour: colours.slate,
          sets: setsOf(context, groups).map((set) => ({
            title: set.title,
            rows: set.groups.map(({ title, more, less }) => ({
              title,
              left: more,
              right: less,
              leftLabel: more > 0 ? f.rate(more) : '',
              rightLabel: less > 0 ? f.rate(less) : '',
            })),
          })),
        },
        about,
        size,
      ),
    table: table(
      words.termsTable,
      [
        { title: columns.door },
        { title: columns.what },
        { title: columns.group },
        ...numeric([columns.letThrough, columns.asked, columns.anyway, columns.more, columns.less]),
      ],
      rows.map((row) => [
        row.doorTitle,
        words.asks[row.what],
        row.title,
        f.count(row.letThrough),
        amount(context, row.what, row.asked),
        amount(context, row.what, row.anyway),
        f.count(row.askedMore),
        f.count(row.askedLess),
      ]),
    ),
    parameters,
  })
}

function loansBlock(context: Context, rows: readonly LendingRow[], parameters: readonly Parameter[]): Markup {
  const { f, words: all } = context
  const words = all.lending
  const groups = borrowers(rows)
  const apart = furthestApart(groups)
  const everybody = rows.filter(({ group_by }) => group_by === 'all')
  const yuan = sumOf(everybody, (row) => row.yuan)
  const said = (share: number | null): string => (share === null ? all.few : f.share(share))
  const columns = words.loansColumns
  return figureBlock(context, {
    id: 'loans',
    title:
      apart && f.share(apart[0].share!) !== f.share(apart[1].share!)
        ? words.loansTitle(
            f.share(apart[1].share!),
            groupPhrase(context, apart[1]),
            f.share(apart[0].share!),
            groupPhrase(context, apart[0]),
          )
        : words.loansTitleAll(f.shareOf(groups[0].share ?? 0)),
    lead: [
      words.loansLead(f.count(sumOf(everybody, (row) => row.sound_refused_by_scheme))),
      // a scenario that says nothing of earnings and losses has no account to tell
      ...(yuan === 0 ? [] : [words.loansAccount(signed(context, yuan))]),
    ].join(' '),
    caption: words.loansCaption,
    description: words.loansAlternative(
      groups.map(({ title, share }) => words.loansItem(title, said(share))).join(' '),
    ),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [{ title: words.sound, fill: colours.slate }],
          most: 1,
          sets: setsOf(context, groups).map((set) => ({
            title: set.title,
            rows: set.groups.map(({ title, share }) => ({
              title,
              parts: [share ?? 0],
              label: said(share),
              few: share === null,
            })),
          })),
        },
        about,
        size,
      ),
    table: table(
      words.loansTable,
      [
        { title: columns.door },
        { title: columns.group },
        ...numeric([columns.granted, columns.defaulted, columns.sound, columns.byScheme, columns.yuan]),
      ],
      rows.map((row) => [
        row.doorTitle,
        row.title,
        f.count(row.granted),
        said(row.defaulted),
        said(row.sound_granted),
        f.count(row.sound_refused_by_scheme),
        signed(context, row.yuan),
      ]),
    ),
    parameters,
  })
}

function signed({ f }: Context, yuan: number): string {
  return yuan < 0 ? `\u2212${f.money(-yuan)}` : f.money(yuan)
}

/** The two groups of one trait whose mean score moved most differently; everybody where no trait has two. */
function furthestMoved(groups: readonly LendingRow[]): LendingRow[] {
  let found = groups.slice(0, 1)
  let widest = -1
  for (const of of byGroup(groups, ({ group_by }) => group_by)) {
    const sorted = of.filter(({ step }) => step !== null).toSorted((a, b) => b.step! - a.step!)
    const [most, least] = [sorted[0], sorted.at(-1)]
    if (sorted.length > 1 && most.step! - least!.step! > widest) {
      widest = most.step! - least!.step!
      found = [most, least!]
    }
  }
  return found
}

function nameOf(context: Context, { group_by: trait, group, title }: LendingRow): string {
  return trait === 'all' ? context.words.everybody.toLowerCase() : groupPhrase(context, { trait, group, title })
}

/** Smaller moves of a mean than this, in points, are written as none and told as none. */
const STAYED = 0.005

function impactBlock(context: Context, rows: readonly LendingRow[], parameters: readonly Parameter[]): Markup {
  const { f } = context
  const words = context.words.lending
  const groups = byGroup(rows, ({ group_by, group }) => `${group_by} ${group}`).map(([row]) => row)
  const points = (value: number | null): string =>
    value === null || Math.abs(value) < STAYED ? f.decimal(0, 2) : `${value > 0 ? '+' : ''}${f.decimal(value, 2)}`
  const word = (value: number | null): string =>
    value === null || Math.abs(value) < STAYED ? words.stagnation : value > 0 ? words.improvement : words.decline
  const shown = furthestMoved(groups)
  const row = (title: string, value: number | null) => ({
    title,
    left: Math.max(0, -(value ?? 0)),
    right: Math.max(0, value ?? 0),
    leftLabel: (value ?? 0) < 0 ? points(value) : '',
    rightLabel: (value ?? 0) >= 0 ? points(value) : '',
  })
  const columns = words.impactColumns
  return figureBlock(context, {
    id: 'impact',
    title: words.impactTitle(shown.map((each) => words.group(nameOf(context, each), word(each.step))).join(words.and)),
    lead: words.impactLead,
    caption: words.impactCaption,
    description: words.impactAlternative(
      groups.map(({ title, step, whole }) => words.impactItem(title, points(step), points(whole))).join(' '),
    ),
    draw: (about, size) =>
      mirrorFigure(
        {
          leftTitle: words.impactLeft,
          rightTitle: words.impactRight,
          leftColour: colours.accent,
          rightColour: colours.slate,
          sets: [
            { title: words.impactStep, rows: groups.map(({ title, step }) => row(title, step)) },
            { title: words.impactEnd, rows: groups.map(({ title, whole }) => row(title, whole)) },
          ],
        },
        about,
        size,
      ),
    table: table(
      words.impactTable,
      [{ title: columns.group }, ...numeric([columns.first, columns.step, columns.end]), { title: columns.said }],
      groups.map((group) => [
        group.title,
        f.decimal(group.mean_score_first, 2),
        group.mean_score_step === null ? html`` : f.decimal(group.mean_score_step, 2),
        f.decimal(group.mean_score_end, 2),
        word(group.step),
      ]),
    ),
    parameters,
  })
}

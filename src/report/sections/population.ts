/** How well the residents match what was published. */
import type { Context } from '../context.js'
import { html, type Markup } from '../html.js'
import type { MarginalRow } from '../../population/report.js'
import { marginalShares, type MarginalShare } from '../numbers/marginals.js'
import { chip, sourceLinks } from './evidence.js'
import { chapter } from './figure.js'
import { table } from './table.js'

/** The chapter on the residents: published shares beside those of the run, with sources. */
export function populationSection(context: Context): Markup {
  const { f, input, words: all } = context
  const words = all.appendix.population
  const { fit, population } = input
  if (!fit) return chapter('population', words.title, html`<p>${words.missing}</p>`)
  const rows = marginalShares(context)
  const gaps = rows.map(({ lived, target }) => (lived === null ? 0 : Math.abs(lived - target)))
  const worst = Math.max(0, ...gaps.filter((gap) => Number.isFinite(gap)))
  return chapter(
    'population',
    words.title,
    html`<p>
      ${words.lead(f.count(fit.residents), population?.title ?? fit.population)} ${words.off(f.shareOf(worst))}
    </p>`,
    population?.summary && html`<p>${population.summary}</p>`,
    fit.regions.map((region) =>
      regionTable(
        context,
        rows.filter((row) => row.region === region.id),
        region.title,
      ),
    ),
    standIns(context, rows),
    population?.limits &&
      population.limits.length > 0 &&
      html`<h3>${words.limits}</h3>
        <ul>
          ${population.limits.map((each) => html`<li>${each}</li>`)}
        </ul>`,
  )
}

function regionTable(context: Context, rows: readonly MarginalShare[], title: string): Markup {
  const { f, words: all } = context
  const words = all.appendix.population
  const { columns } = words
  const caption = words.tableCaption(title)
  const gap = ({ lived, target }: MarginalShare): string =>
    lived === null ? all.numbers.nothing : words.points(f.decimal((lived - target) * 100, 2))
  return html`<details>
    <summary>${caption}</summary>
    ${table(
      caption,
      [
        { title: columns.category },
        { title: columns.target, number: true },
        { title: columns.got, number: true },
        { title: columns.gap, number: true },
        { title: columns.area },
        { title: columns.source },
      ],
      rows.map((row) => [
        `${context.traitTitle(row.trait)}: ${context.groupTitle(row.trait, row.category)}`,
        f.share(row.target),
        row.lived === null ? words.modelled(f.share(row.fitted)) : f.share(row.lived),
        gap(row),
        row.latent ? words.latent : row.area,
        html`${chip(context, row.evidence)} ${row.source.length > 0 && sourceLinks(context, row.source)}`,
      ]),
    )}
  </details>`
}

/** Figures of another area that stand in, each reason once. */
function standIns(context: Context, rows: readonly MarginalRow[]): Markup {
  const words = context.words.appendix.population
  const reasons = new Map<string, MarginalRow>()
  for (const row of rows) if (row.standsFor) reasons.set(`${row.trait} ${row.area} ${row.standsFor}`, row)
  if (reasons.size === 0) return html``
  const items = [...reasons.values()].map(
    (row) => html`<li><b>${context.traitTitle(row.trait)}</b> (${row.area}): ${row.standsFor}</li>`,
  )
  return html`<h3>${words.standsIn}</h3>
    <ul>
      ${items}
    </ul>`
}

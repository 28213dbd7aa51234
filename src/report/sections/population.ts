/** How well the residents match what was published. */
import type { Context } from '../context.js'
import { html, type Markup } from '../html.js'
import type { FitReport, MarginalRow } from '../../population/report.js'
import { chip, sourceLinks } from './evidence.js'
import { chapter } from './figure.js'
import { table } from './table.js'

/** The chapter on the residents: published shares beside those of the run, with sources. */
export function populationSection(context: Context): Markup {
  const { f, input, words: all } = context
  const words = all.appendix.population
  const { fit, population } = input
  if (!fit) return chapter('population', words.title, html`<p>${words.missing}</p>`)
  const gaps = fit.marginals.map((row) => Math.abs((row.got ?? row.fitted) - row.target))
  const worst = Math.max(0, ...gaps.filter((gap) => Number.isFinite(gap)))
  return chapter(
    'population',
    words.title,
    html`<p>
      ${words.lead(f.count(fit.residents), population?.title ?? fit.population)} ${words.off(f.shareOf(worst))}
    </p>`,
    population?.summary && html`<p>${population.summary}</p>`,
    fit.regions.map((region) => regionTable(context, fit, region.id, region.title)),
    standIns(context, fit.marginals),
    population?.limits &&
      population.limits.length > 0 &&
      html`<h3>${words.limits}</h3>
        <ul>
          ${population.limits.map((each) => html`<li>${each}</li>`)}
        </ul>`,
  )
}

function regionTable(context: Context, fit: FitReport, region: string, title: string): Markup {
  const { f, words: all } = context
  const words = all.appendix.population
  const { columns } = words
  const rows = fit.marginals.filter((row) => row.region === region)
  const caption = words.tableCaption(title)
  const gap = (row: MarginalRow): string => words.points(f.decimal(((row.got ?? row.fitted) - row.target) * 100, 2))
  return html`<details>
    <summary>${caption}</summary>
    ${table(
      caption,
      [
        { title: columns.category },
        { title: columns.target, number: true },
        { title: rows.some((row) => row.got !== null) ? columns.got : columns.fitted, number: true },
        { title: columns.gap, number: true },
        { title: columns.area },
        { title: columns.source },
      ],
      rows.map((row) => [
        `${context.traitTitle(row.trait)}: ${context.groupTitle(row.trait, row.category)}`,
        f.share(row.target),
        f.share(row.got ?? row.fitted),
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

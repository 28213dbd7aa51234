/** Every figure the run rests on, the least founded first. */
import type { Context } from '../context.js'
import { html, type Markup } from '../html.js'
import type { Parameter } from '../numbers/parameters.js'
import type { Kind } from '../../scenario/language/kinds.js'
import type { Evidence } from '../../scenario/schema/words.js'
import { chips, parameterName, sourceLinks } from './evidence.js'
import { chapter } from './figure.js'

const order: readonly Evidence[] = ['assumed', 'fictional', 'disputed', 'reported', 'documented']

/** The chapter with every figure of the scenario, by level of evidence. */
export function assumptionsSection(context: Context, parameters: readonly Parameter[]): Markup {
  const { f, words: all } = context
  const words = all.appendix.assumptions
  const claims = parameters.filter((each) => !each.setting)
  const settings = parameters.filter((each) => each.setting)
  return chapter(
    'assumptions',
    words.title,
    html`<p>${words.lead(f.count(claims.length))} ${chips(context, claims)}</p>
      <dl class="levels">
        ${order.map(
          (level) =>
            html`<dt>${all.evidence[level]}</dt>
              <dd>${all.evidenceAbout[level]}</dd>`,
        )}
      </dl>`,
    order.map((level) => {
      const own = claims.filter(({ quantity }) => quantity.evidence === level)
      if (own.length === 0) return undefined
      const caption = words.tableCaption(all.evidence[level])
      return html`<details>
        <summary>${words.show(f.count(own.length), all.evidence[level])}</summary>
        ${parameterTable(context, own, caption)}
      </details>`
    }),
    settings.length > 0 &&
      html`<details>
        <summary>${words.settings}</summary>
        <p>${words.settingsLead}</p>
        ${parameterTable(context, settings, words.settings)}
      </details>`,
  )
}

/** Parameters that share block, sources and note stand together; these are then written once. */
function runs(parameters: readonly Parameter[]): Parameter[][] {
  const found: Parameter[][] = []
  const about = ({ block, path, quantity }: Parameter): string =>
    [block === '' ? path[0] : block, quantity.note, ...quantity.source].join('\u0000')
  for (const parameter of parameters) {
    const last = found.at(-1)
    if (last && about(last[0]) === about(parameter)) last.push(parameter)
    else found.push([parameter])
  }
  return found
}

function parameterTable(context: Context, parameters: readonly Parameter[], caption: string): Markup {
  const { columns } = context.words.appendix.assumptions
  const heads = [columns.what, columns.value, columns.range]
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table class="parameters">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      ${runs(parameters).map((run) => block(context, run))}
    </table>
  </div>`
}

/** Parameters of one block, under its name, note and sources. */
function block(context: Context, run: readonly Parameter[]): Markup {
  const [{ quantity }] = run
  return html`<tbody>
    <tr class="block">
      <th scope="rowgroup" colspan="3">
        <b>${parameterName(context, run[0]).block}</b> ${
          quantity.note && html`<span class="note">${quantity.note}</span> `
        }${quantity.source.length > 0 && sourceLinks(context, quantity.source)}
      </th>
    </tr>
    ${run.map(
      (parameter) =>
        html`<tr>
          <th scope="row">${parameterName(context, parameter).own}</th>
          <td>${parameter.quantity.text}</td>
          <td>${rangeText(context, parameter)}</td>
        </tr> `,
    )}
  </tbody> `
}

function rangeText(context: Context, { quantity }: Parameter): string {
  if (!quantity.range) return ''
  const [low, high] = quantity.range.map((value) => valueText(context, quantity.kind, value))
  return `${low} \u2026 ${high}`
}

/** A value of a quantity in words, from the unit in which it is kept. */
export function valueText(context: Context, kind: Kind, value: number): string {
  const { f, words } = context
  const { units } = words
  switch (kind) {
    case 'rate':
      if (value === 0 || value >= 1) return units.perYear(f.rate(value))
      return value >= 1e-3 ? units.perThousand(f.rate(value * 1e3)) : units.perHundredThousand(f.rate(value * 1e5))
    case 'share':
      return f.share(value)
    case 'duration':
      return f.span(value)
    case 'points':
      return units.points(f.decimal(value, 0), Math.abs(value) === 1)
    case 'money':
      return f.money(value)
    case 'factor':
      return units.times(f.rate(value))
    case 'bits':
      return units.bits(f.rate(value))
    case 'count':
      return f.count(value)
  }
}

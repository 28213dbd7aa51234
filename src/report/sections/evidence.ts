/** How sure the figures behind a figure are: chips with counts, and the figures themselves. */
import { lookup, type Context } from '../context.js'
import { html, join, link, type Markup } from '../html.js'
import { countEvidence, type Parameter } from '../numbers/parameters.js'
import type { Evidence } from '../../scenario/schema/words.js'

/** One level of evidence as a chip; its border, not only its colour, tells the level. */
export function chip(context: Context, level: Evidence, count?: string): Markup {
  const { evidence, evidenceAbout } = context.words
  return html`<span class="chip ${level}" title="${evidenceAbout[level]}"
    >${count && html`<b>${count}</b> `}${evidence[level]}</span
  >`
}

/** Chips for every level that occurs. */
export function chips(context: Context, parameters: readonly Parameter[]): Markup {
  const counted = countEvidence(parameters).filter(([, count]) => count > 0)
  return html`${join(
    counted.map(([level, count]) => chip(context, level, context.f.count(count))),
    ' ',
  )}`
}

/** Links to the bibliography. */
export function sourceLinks(context: Context, sources: readonly string[]): Markup {
  if (sources.length === 0) return html`<span class="mute">${context.words.noSource}</span>`
  return join(
    sources.map((id) => html`<a href="#${sourceAnchor(id)}">${id}</a>`),
    ', ',
  )
}

/** Where a source stands in the bibliography. */
export function sourceAnchor(id: string): string {
  return `source-${id.replace(/[^A-Za-z0-9+-]/g, '-')}`
}

/** A parameter in words: the block it belongs to, and what it is there; "Running a red light", "more or less often, Men". */
export function parameterName(context: Context, { path, block, within }: Parameter): { block: string; own: string } {
  const { keys } = context.words.appendix.assumptions
  const steps = block === '' ? path : within
  const names = steps.map((step, i) => {
    const group = lookup(lookup(context.words.categories, steps[i - 1] ?? ''), step)
    if (group !== undefined) return group
    return lookup(keys, step) ?? lookup(context.words.traits, step) ?? context.behaviourTitle(step)
  })
  if (block !== '') return { block, own: names.length > 0 ? names.join(', ') : block }
  const [first = '', ...rest] = names
  return { block: first, own: rest.length > 0 ? rest.join(', ') : first }
}

/** Both in one, for lists without headings. */
function fullName(context: Context, parameter: Parameter): string {
  const { block, own } = parameterName(context, parameter)
  return block === own ? block : `${block}: ${own}`
}

/** More than these would hide the figure they belong to; the table of assumptions has all. */
const MOST = 60

/** The parameters behind a figure, as a list that opens. */
export function parameterList(context: Context, parameters: readonly Parameter[]): Markup {
  const { words, f } = context
  if (parameters.length === 0) return html``
  const more = parameters.length - MOST
  return html`<div class="rests">
    <p class="rests-title">${words.assumptionsBehind} ${chips(context, parameters)}</p>
    <details>
      <summary>${words.parametersShow}</summary>
      <ul class="parameters">
        ${parameters.slice(0, MOST).map(({ quantity, ...rest }) => {
          const { text, evidence, source, note } = quantity
          return html`<li>
            <span class="name">${fullName(context, { quantity, ...rest })}</span>
            <b>${text}</b> ${chip(context, evidence)}
            ${source.length > 0 && sourceLinks(context, source)}${note && html` <span class="note">${note}</span>`}
          </li> `
        })}
      </ul>
      ${more > 0 && html`<p><a href="#assumptions">${words.moreParameters(f.count(more))}</a></p>`}
    </details>
  </div>`
}

/** An entry of the bibliography as a link, or its identifier if it is not there. */
export function sourceTitle(context: Context, id: string): Markup {
  const source = lookup(context.input.sources, id)
  return source ? link(source.url, source.title) : html`${id}`
}

/** A figure with all that belongs to it: what it found, how to read it, its numbers, and what it rests on. */
import type { Context } from '../context.js'
import { html, type Child, type Markup } from '../html.js'
import type { Parameter } from '../numbers/parameters.js'
import type { Alternative, Size } from '../svg.js'
import { parameterList } from './evidence.js'

export interface FigureParts {
  id: string
  /** The finding, in words. */
  title: string
  lead?: Child
  caption: string
  /** The figure in words, for those who cannot see it. */
  description: string
  draw: (about: Alternative, size: Size) => Markup
  /** Its numbers. */
  table: Markup
  parameters?: readonly Parameter[]
}

/** One figure, at heading level three. */
export function figureBlock(context: Context, parts: FigureParts): Markup {
  const { id, title, lead, caption, description, draw, table, parameters } = parts
  const { words } = context
  const about = { id, title, description }
  return html`<article class="finding" aria-labelledby="${id}-h">
    <h3 id="${id}-h">${title}</h3>
    ${lead && html`<p class="lead">${lead}</p>`}
    <figure>
      <div class="canvas">${draw(about, 'wide')}${draw(about, 'narrow')}</div>
      <figcaption><b>${words.howToRead}.</b> ${caption}</figcaption>
    </figure>
    <details class="numbers">
      <summary>${words.numbersTable}</summary>
      ${table}
    </details>
    ${parameters && parameterList(context, parameters)}
  </article> `
}

/** A part of the report with one or more figures. */
export function chapter(id: string, topic: string, ...children: Child[]): Markup {
  return html`<section id="${id}" class="chapter" aria-labelledby="${id}-topic">
    <h2 id="${id}-topic">${topic}</h2>
    ${children}
  </section> `
}

/** A finding without a picture: there is nothing to draw in this run. */
export function bare(title: string, text: Child): Markup {
  return html`<article class="finding">
    <h3>${title}</h3>
    <p class="lead">${text}</p>
  </article>`
}

/** A command for readers to copy. */
import { html, join, type Markup } from '../html.js'

/** A command, broken into lines before options alone: never at the hyphens of a name or between an option and its value. */
export function commandBlock(command: string): Markup {
  const parts = command.split(/ (?=--)/).map((part) => html`<span class="part">${part}</span>`)
  return html`<pre tabindex="0"><code>${join(parts, ' ')}</code></pre>`
}

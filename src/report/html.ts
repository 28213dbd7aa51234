/**
 * Markup that cannot be forgotten to be escaped. `html` is a template tag: every value put into it is escaped unless it
 * is itself {@link Markup}. Scenario texts are written by strangers; nothing they write may become an element, an
 * attribute or a script.
 */

/** Text that is already safe to stand in a page. Only `html` and {@link trusted} make it. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

/** What may be put into a template: nothing (`null`, `undefined`, `false`), text, a number, markup, or a list of these. */
export type Child = Markup | string | number | null | undefined | false | readonly Child[]

const replacements: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes text for element content and for quoted attributes; control characters, which XML forbids, are dropped. */
export function escape(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const printable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
  return printable.replace(/[&<>"']/g, (sign) => replacements[sign])
}

/** The text of a child, escaped where it is not markup yet. */
export function render(child: Child): string {
  if (child === null || child === undefined || child === false) return ''
  if (child instanceof Markup) return child.text
  if (Array.isArray(child)) return child.map(render).join('')
  return escape(String(child))
}

/** Template tag: `` html`<p>${text}</p>` ``. Attribute values must stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: Child[]): Markup {
  let text = strings[0]
  for (let i = 0; i < values.length; i++) text += render(values[i]) + strings[i + 1]
  return new Markup(text)
}

/** Declares a text of our own (a style sheet, a finished fragment) to be safe as it stands. */
export function trusted(text: string): Markup {
  return new Markup(text)
}

/** Children with a separator between them; empty ones are left out. */
export function join(children: readonly Child[], separator: Child): Markup {
  const kept = children.map(render).filter((text) => text !== '')
  return new Markup(kept.join(render(separator)))
}

/** The address if a reader may safely follow it (http or https), otherwise undefined. */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined || !/^https?:\/\/[^\s"'<>]+$/i.test(url)) return undefined
  return url
}

/** A link where the address is safe, otherwise the plain text. Links lead out of the file, and only on a click. */
export function link(url: string | undefined, label: Child): Markup {
  const address = safeUrl(url)
  return address === undefined ? html`${label}` : html`<a href="${address}" rel="noopener noreferrer">${label}</a>`
}

/** What every page has around what it says: head, look, and a content policy that lets nothing in from outside. */
import { sha256 } from '@noble/hashes/sha2.js'
import { html, trusted, type Markup } from './html.js'

/** A page that stands alone: no network, no script but its own. */
export interface Frame {
  lang: string
  /** Direction of writing, `ltr` or `rtl`. */
  dir: string
  title: string
  /** Version of Glasshouse that made the page, if it says so. */
  version?: string
  style: string
  script?: string
  /** Everything within `body`, the script excepted. */
  body: Markup
}

/** The text of a page. The same frame gives the same text, byte for byte. */
export function framed({ lang, dir, title, version, style, script, body }: Frame): string {
  const scripts = script === undefined ? '' : html` script-src ${fingerprint(script)};`
  const page = html`<html lang="${lang}" dir="${dir}">
    <head>
      <meta charset="utf-8" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src ${fingerprint(style)};${scripts} img-src data:; base-uri 'none'; form-action 'none'"
      />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      ${version !== undefined && html`<meta name="generator" content="Glasshouse ${version}" />`}
      <title>${title}</title>
      <link rel="icon" href="data:," />
      ${trusted(`<style>${style}</style>`)}
    </head>
    <body>
      ${body} ${script !== undefined && trusted(`<script>${script}</script>`)}
    </body>
  </html> `
  return `<!doctype html>\n${page.text}`
}

/** How a content security policy names a text that may stand in the page. */
function fingerprint(text: string): Markup {
  const bytes = sha256(new TextEncoder().encode(text))
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return trusted(`'sha256-${btoa(binary)}'`)
}

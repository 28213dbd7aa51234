import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { framed } from '../../src/report/frame.js'
import { html } from '../../src/report/html.js'

const plain = { lang: 'en', dir: 'ltr', title: 'A <title>', style: 'p{margin:0}', body: html`<p>said</p>` }
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('a page', () => {
  it('lets in its own look and nothing else', () => {
    const page = framed(plain)
    expect(page).toContain(`style-src ${hashOf(plain.style)};`)
    expect(page).toContain("default-src 'none'")
    expect(page).not.toContain('unsafe-inline')
    expect(page).not.toContain('script')
  })

  it('names the one script it may run', () => {
    const script = 'document.title'
    const page = framed({ ...plain, script })
    expect(page).toContain(`script-src ${hashOf(script)};`)
    expect(page.match(/<script>/g)).toHaveLength(1)
  })

  it('says who made it, if it is told', () => {
    expect(framed(plain)).not.toContain('generator')
    expect(framed({ ...plain, version: '1.2.3' })).toContain('content="Glasshouse 1.2.3"')
  })

  it('keeps a title from opening a tag', () => {
    expect(framed(plain)).toContain('<title>A &lt;title&gt;</title>')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escape, html, join, link, render, safeUrl, trusted } from '../../src/report/html.js'

describe('html', () => {
  it('escapes what is put into it and leaves its own text', () => {
    expect(html`<p title="${'"x"'}">${'<b>&'}</p>`.text).toBe('<p title="&quot;x&quot;">&lt;b&gt;&amp;</p>')
  })

  it('takes markup, lists, numbers and nothing', () => {
    expect(html`${html`<b>a</b>`}${[1, ' ', html`<i>2</i>`]}${null}${undefined}${false}${0}`.text).toBe(
      '<b>a</b>1 <i>2</i>0',
    )
  })

  it('does not take an object with a text for markup', () => {
    const forged: unknown = { text: '<script>' }
    expect(render(forged as never)).toBe('[object Object]')
  })

  it('never lets a text open a tag, an attribute or an entity', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escape(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
      }),
    )
  })

  it('drops control characters', () => {
    expect(escape('a\u0000b\u001bc\nd')).toBe('abc\nd')
  })

  it('joins what is there', () => {
    expect(join(['a', undefined, '', '<'], ', ').text).toBe('a, &lt;')
  })

  it('trusts only what it is told to', () => {
    expect(render([trusted('<hr>'), '<hr>'])).toBe('<hr>&lt;hr&gt;')
  })
})

describe('links', () => {
  it('follow http and https only', () => {
    expect(safeUrl('https://example.org/a?b=c&d')).toBe('https://example.org/a?b=c&d')
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//example.org',
      'https://a b',
      'https://a"b',
      undefined,
    ]) {
      expect(safeUrl(url)).toBeUndefined()
    }
  })

  it('stay text where the address is not safe', () => {
    expect(link('javascript:x', 'A & B').text).toBe('A &amp; B')
    expect(link('https://example.org/', 'A').text).toBe(
      '<a href="https://example.org/" rel="noopener noreferrer">A</a>',
    )
  })
})

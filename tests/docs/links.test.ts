/** Dead links are the first thing a reader stumbles over. Only links inside the project are followed. */
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, root } from '../architecture/source.js'

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'CODE_OF_CONDUCT.md', ...filesBelow('docs', '.md')]

const withoutCode = (text: string) => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '')

/** Anchors of the headings of a page, by the rules of the sites that show Markdown. */
function anchorsOf(page: string): Set<string> {
  const text = readFileSync(`${root}${page}`, 'utf8').replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
  const headings = [...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, heading]) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[`*]/g, '')
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
  return new Set(headings)
}

interface Link {
  target: string
  anchor: string
}

function linksOf(page: string): Link[] {
  const text = withoutCode(readFileSync(`${root}${page}`, 'utf8'))
  const targets = [
    ...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
    ...text.matchAll(/\b(?:src|href)="([^"]+)"/g),
  ]
  return targets
    .map((match) => match[1])
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
    .map((target) => {
      const [path, anchor = ''] = target.split('#')
      return { target: path === '' ? page : posix.join(posix.dirname(page), path), anchor }
    })
}

describe('links', () => {
  it('finds the pages', () => {
    expect(pages).toContain('README.md')
    expect(pages.length).toBeGreaterThan(5)
  })

  it.each(pages)('of %s lead somewhere', (page) => {
    const dead = linksOf(page).filter(({ target, anchor }) => {
      if (target.startsWith('..') || !existsSync(`${root}${target}`)) return true
      return anchor !== '' && target.endsWith('.md') && !anchorsOf(target).has(anchor)
    })
    expect(dead).toEqual([])
  })

  it.each(pages)('of %s name no path of a single machine', (page) => {
    expect(readFileSync(`${root}${page}`, 'utf8')).not.toMatch(/(^|[\s"'(`])\/(work|home|root|tmp|Users)\//)
  })
})

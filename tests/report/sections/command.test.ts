import { expect, test } from 'vitest'
import { commandBlock } from '../../../src/report/sections/command.js'

test('a command is broken before options alone, and copied as it is', () => {
  const { text } = commandBlock("glasshouse run my-town --ticks 48 --set 'title=a --b <c>'")
  const parts = [...text.matchAll(/<span class="part">(.*?)<\/span>/g)].map(([, part]) => part)
  expect(parts).toEqual(['glasshouse run my-town', '--ticks 48', '--set &#39;title=a', '--b &lt;c&gt;&#39;'])
  expect(text.replace(/<[^>]*>/g, '')).toBe(parts.join(' '))
})

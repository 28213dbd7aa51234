/** Data for figures, the same for snapshots in every figure's test. */
import type { FlowData } from '../../../src/report/figures/flow.js'
import { frame, type Alternative, type Size } from '../../../src/report/svg.js'
import type { Markup } from '../../../src/report/html.js'
import { expect } from 'vitest'
import { impossible, unbalanced } from '../fixture.js'

export const about: Alternative = { id: 'fig', title: 'What it found', description: 'In words' }
export const sizes: readonly Size[] = ['wide', 'narrow']

export const flow: FlowData = {
  grades: ['A (Good)', 'B', 'C', 'No grade'],
  steps: [
    { label: 'Before', residents: [0, 0, 0, 1000] },
    { label: 'January 2011', residents: [960, 40, 0, 0] },
    { label: 'January 2012', residents: [930, 60, 10, 0] },
  ],
  moves: [
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [960, 40, 0, 0],
    ],
    [
      [925, 35, 0, 0],
      [5, 25, 10, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
  ],
}

/** What holds for every figure: whole, with possible numbers, inside its frame. */
export function sound(svg: Markup, size: Size): void {
  expect(svg.text).not.toMatch(impossible)
  expect(unbalanced(svg.text)).toBeUndefined()
  const width = /viewBox="([^"]*)"/.exec(frame(about, size, 1).text)![1].split(' ')[2]
  expect(svg.text).toContain(`viewBox="0 0 ${width} `)
  for (const [, x, w] of svg.text.matchAll(/<rect\s+x="([^"]*)"\s+y="[^"]*"\s+width="([^"]*)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(-1)
    expect(Number(x) + Number(w)).toBeLessThanOrEqual(Number(width) + 1)
  }
}

/** A committed picture; `npx vitest run tests/report -u` draws it anew. */
export async function matchesPicture(name: string, draw: (size: Size) => Markup): Promise<void> {
  for (const size of sizes) {
    sound(draw(size), size)
    await expect(`${draw(size).text}\n`).toMatchFileSnapshot(`../snapshots/${name}-${size}.svg`)
  }
}

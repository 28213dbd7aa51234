/** Pieces that all figures share: the frame, numbers, wrapped labels, legends and colours. */
import { html, trusted, type Child, type Markup } from './html.js'

/** Every figure is drawn twice: for a desk and for a phone. The page shows the one that fits. */
export type Size = 'wide' | 'narrow'

/** Width of the drawing in its own units; at these widths one unit is one pixel. */
export const widths: Record<Size, number> = { wide: 720, narrow: 328 }

export const FONT = 12.5
export const LINE = 16

/** What a figure says to somebody who cannot see it. */
export interface Alternative {
  /** Unique in the page. */
  id: string
  title: string
  description: string
}

/** A coordinate: two decimals at most, never NaN or infinite. */
export function n(value: number): string {
  if (!Number.isFinite(value)) return '0'
  const text = value.toFixed(2).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}

/** The `<svg>` element around a figure, with title and description. */
export function frame(alternative: Alternative, size: Size, height: number, ...children: Child[]): Markup {
  const { id, title, description } = alternative
  const key = `${id}-${size}`
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    class="drawing ${size}"
    viewBox="0 0 ${n(widths[size])} ${n(height)}"
    width="${n(widths[size])}"
    height="${n(height)}"
    role="img"
    aria-labelledby="${key}-t ${key}-d"
    font-size="${FONT}"
    font-family="system-ui, sans-serif"
    fill="currentColor"
  >
    <title id="${key}-t">${title}</title>
    <desc id="${key}-d">${description}</desc>
    ${children}
  </svg>`
}

type Attributes = Record<string, string | number | undefined>

function attributes(given: Attributes): Markup {
  let text = ''
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    text += html` ${trusted(name)}="${typeof value === 'number' ? n(value) : value}"`.text
  }
  return trusted(text)
}

/** A rectangle; a negative width or height counts as none. */
export function rect(x: number, y: number, width: number, height: number, more: Attributes = {}): Markup {
  const box = { x, y, width: Math.max(0, width), height: Math.max(0, height) }
  return html`<rect${attributes({ ...box, ...more })} />`
}

/** A straight line, in the colour of rules if no other is given. */
export function line(x1: number, y1: number, x2: number, y2: number, more: Attributes = {}): Markup {
  return html`<line${attributes({ x1, y1, x2, y2, stroke: 'var(--rule, #d5d1c6)', ...more })} />`
}

/** A path. */
export function path(d: string, more: Attributes = {}): Markup {
  return html`<path${attributes({ d, ...more })} />`
}

/** A circle around its centre. */
export function circle(cx: number, cy: number, r: number, more: Attributes = {}): Markup {
  return html`<circle${attributes({ cx, cy, r, ...more })} />`
}

export interface TextOptions {
  anchor?: 'start' | 'middle' | 'end'
  mute?: boolean
  bold?: boolean
  /** Outline in the colour of the paper, for text over marks. */
  halo?: boolean
  fill?: string
}

/** A text at its base line. */
export function text(x: number, y: number, content: Child, options: TextOptions = {}): Markup {
  const { anchor, mute, bold, halo, fill } = options
  return html`<text${attributes({
    x,
    y,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    'font-weight': bold ? 600 : undefined,
    fill: fill ?? (mute ? colours.mute : undefined),
    ...(halo && { stroke: colours.paper, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
  })}>${content}</text>`
}

/** Colours by meaning; the style sheet defines them for light and dark, the second value serves a figure on its own. */
export const colours = {
  paper: 'var(--paper, #fbfaf6)',
  mute: 'var(--mute, #595d61)',
  rule: 'var(--rule, #d5d1c6)',
  accent: 'var(--accent, #932a66)',
  accentSoft: 'var(--accent-soft, #cf8fb3)',
  accentPale: 'var(--accent-pale, #ead3df)',
  slate: 'var(--slate, #667580)',
  slateSoft: 'var(--slate-soft, #b3bdc4)',
} as const

const ramp = ['#1c5a96', '#3a82b8', '#7db1d4', '#a5a398', '#dfa24c', '#d4762a', '#a9430f']
const stops: Record<number, readonly number[]> = {
  1: [1],
  2: [1, 7],
  3: [1, 4, 7],
  4: [1, 3, 5, 7],
  5: [1, 3, 4, 5, 7],
  6: [1, 2, 3, 5, 6, 7],
}

/**
 * Colour of a grade: blue for the best over pale to rust for the worst, told apart by colour-blind readers as well;
 * grey for no letter. The same in every figure of a report.
 *
 * @param index position of the grade, best first; `count` itself means no letter
 */
export function gradeColour(index: number, count: number): string {
  if (index >= count) return 'var(--grade-0, #85857f)'
  const places = stops[count]
  const stop = places ? places[index] : 1 + Math.round((index / Math.max(1, count - 1)) * 6)
  return `var(--grade-${stop}, ${ramp[stop - 1]})`
}

/** Width of a text in pixels, roughly; wide characters (Chinese) count double. */
export function textWidth(content: string, size = FONT): number {
  let units = 0
  for (const sign of content) {
    const code = sign.codePointAt(0) ?? 0
    if (code >= 0x2e80) units += 1
    else if (/[iljt.,:;'|!()\u202f ]/.test(sign)) units += 0.32
    else units += /[A-Zmw%@]/.test(sign) ? 0.76 : 0.57
  }
  return units * size
}

/** Breaks a label into lines no wider than `width`; the last line is cut with an ellipsis if there are too many. */
export function wrap(content: string, width: number, most = 2): string[] {
  const lines: string[] = []
  let rest = ''
  for (const word of content.split(/\s+/)) {
    const longer = rest === '' ? word : `${rest} ${word}`
    if (rest !== '' && textWidth(longer) > width) {
      lines.push(rest)
      rest = word
    } else rest = longer
  }
  lines.push(rest)
  const cut = lines.length > most
  const kept = lines.slice(0, most)
  return kept.map((each, i) => shorten(cut && i === most - 1 ? `${each}\u2026` : each, width))
}

/** A text no wider than `width`, with an ellipsis where it was cut. */
export function shorten(content: string, width: number): string {
  if (textWidth(content) <= width) return content
  let signs = [...content.replace(/\u2026$/, '')]
  while (signs.length > 1 && textWidth(`${signs.join('')}\u2026`) > width) signs = signs.slice(0, -1)
  return `${signs.join('').trimEnd()}\u2026`
}

export interface LegendItem {
  title: string
  fill: string
  /** Drawn as an outline: something that did not happen. */
  hollow?: boolean
}

/** A legend in as many lines as it needs, and its height. */
export function legend(items: readonly LegendItem[], width: number, y: number): { marks: Markup; height: number } {
  let x = 0
  let top = y
  const marks = items.map((item) => {
    const needed = 18 + textWidth(item.title) + 16
    if (x > 0 && x + needed - 16 > width) {
      x = 0
      top += LINE + 3
    }
    const at = x
    x += needed
    return html`${swatch(item, at, top)}${text(at + 17, top + 10, item.title)}`
  })
  return { marks: html`${marks}`, height: items.length === 0 ? 0 : top - y + LINE + 8 }
}

function swatch(item: LegendItem, x: number, y: number): Markup {
  if (!item.hollow) return rect(x, y, 11, 11, { rx: 2, fill: item.fill })
  return rect(x + 0.75, y + 0.75, 9.5, 9.5, { rx: 2, fill: 'none', stroke: item.fill, 'stroke-width': 1.5 })
}

/** Moves labels apart so that neighbours stand at least `gap` apart, within `low` and `high`; order is kept. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).toSorted((a, b) => wanted[a] - wanted[b])
  const placed = [...wanted]
  let floor = low
  for (const i of order) {
    placed[i] = Math.max(placed[i], floor)
    floor = placed[i] + gap
  }
  let ceiling = high
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i], ceiling)
    ceiling = placed[i] - gap
  }
  return placed
}

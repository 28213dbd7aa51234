/** One dot for each group on a common line, with the average of everybody drawn through. */
import { scaleLinear } from 'd3-scale'
import { html, type Markup } from '../html.js'
import {
  circle,
  colours,
  frame,
  LINE,
  line,
  shorten,
  text,
  textWidth,
  widths,
  wrap,
  type Alternative,
  type Size,
} from '../svg.js'

export interface DotPanel {
  title: string
  average: number | null
  averageLabel: string
  number: (value: number) => string
}

export interface DotsData {
  panels: readonly DotPanel[]
  /** One heading a trait; each row has a value for every panel, null where it rests on too few events. */
  sets: readonly { title: string; rows: readonly { title: string; values: readonly (number | null)[] }[] }[]
  /** Written where there is no dot. */
  few: string
}

const ROW = 19
const HEAD = 24

/** Panels side by side; on a phone, one beneath the other. */
export function dotsFigure(data: DotsData, about: Alternative, size: Size): Markup {
  const wide = size === 'wide'
  const width = widths[size]
  const names = wide ? 150 : 118
  const room = wide && data.panels.length > 0 ? (width - names) / data.panels.length : width - names
  const body = data.sets.reduce((sum, set) => sum + HEAD + set.rows.length * ROW, 0)
  let top = 0
  const drawn = data.panels.map((panel, p) => {
    const head = wrap(panel.title, wide ? room - 16 : width, 3)
    const left = wide ? names + p * room : names
    const start = wide ? 3 * LINE + 22 : top + head.length * LINE + 24
    const titles = head.map((each, i) =>
      text(wide ? left + 6 : 0, (wide ? 12 : top + 13) + i * LINE, each, { bold: true }),
    )
    const marks = panelMarks(data, panel, p, left + 6, room - 16, start, wide ? p === 0 : true, width)
    if (!wide) top = start + body + 16
    return html`${titles}${marks}`
  })
  const height = wide ? 3 * LINE + 22 + body + 10 : top
  return frame(about, size, height, drawn)
}

function panelMarks(
  data: DotsData,
  panel: DotPanel,
  p: number,
  left: number,
  room: number,
  top: number,
  named: boolean,
  width: number,
): Markup {
  const values = data.sets.flatMap((set) => set.rows.map((row) => row.values[p])).filter((value) => value !== null)
  const most = Math.max(0, panel.average ?? 0, ...values.filter((value) => Number.isFinite(value)))
  const digits = Math.max(0, ...values.map((value) => textWidth(panel.number(value))))
  const x = scaleLinear([0, most > 0 ? most : 1], [left, left + Math.max(30, room - digits - 10)]).clamp(true)
  let y = top
  const rows = data.sets.map((set) => {
    const heading = named && text(0, y + 16, set.title, { mute: true })
    const rule = named && line(0, y + 1, width, y + 1)
    y += HEAD
    const marks = set.rows.map((row) => {
      const middle = y + ROW / 2
      const value = row.values[p]
      y += ROW
      return html`${named && text(8, middle + 4, shorten(row.title, 136))}${
        value === null
          ? text(left + 4, middle + 4, shorten(data.few, room), { mute: true, halo: true })
          : dot(panel, x(value), x(panel.average ?? value), middle, value)
      }`
    })
    return html`${rule}${heading}${marks}`
  })
  if (panel.average === null) return html`${rows}`
  const at = x(panel.average)
  const label = panel.averageLabel
  const shift = Math.min(at, left + room - textWidth(label))
  return html`${line(at, top - 4, at, y, { stroke: 'currentColor', 'stroke-dasharray': '2 3' })}${text(
    Math.max(left - 6, shift),
    top - 8,
    label,
    { mute: true },
  )}${rows}`
}

function dot(panel: DotPanel, x: number, average: number, y: number, value: number): Markup {
  const above = x > average
  const colour = above ? colours.accent : colours.slate
  return html`${line(average, y, x, y, { stroke: colour, 'stroke-width': 2 })}${circle(x, y, 4.5, { fill: colour })}${text(
    Math.max(x, average) + 8,
    y + 4,
    panel.number(value),
    { halo: true },
  )}`
}

/** Horizontal bars in parts, one row for each thing compared. */
import { scaleLinear } from 'd3-scale'
import { html, type Markup } from '../html.js'
import {
  colours,
  frame,
  legend,
  LINE,
  line,
  rect,
  text,
  textWidth,
  widths,
  wrap,
  type Alternative,
  type LegendItem,
  type Size,
} from '../svg.js'

export interface BarRow {
  title: string
  /** One for each part, in the order of the legend. */
  parts: readonly number[]
  /** Written at the end of the bar. */
  label: string
  /** Nothing is drawn; the label says why. */
  few?: boolean
}

export interface BarsData {
  parts: readonly LegendItem[]
  /** Rows with a heading above them; one set without heading is common. */
  sets: readonly { title?: string; rows: readonly BarRow[] }[]
  /** Largest value of the axis; without it, the longest bar. */
  most?: number
}

const BAR = 14

/** Bars with their labels at the left; on a phone, above. */
export function barsFigure(data: BarsData, about: Alternative, size: Size): Markup {
  const wide = size === 'wide'
  const width = widths[size]
  const rows = data.sets.flatMap((set) => set.rows)
  const left = wide ? 200 : 0
  const endRoom = Math.max(40, ...rows.map((row) => textWidth(row.label))) + 10
  const lengths = rows.filter((row) => !row.few).map((row) => row.parts.reduce((sum, value) => sum + value, 0))
  const most = Math.max(data.most ?? 0, ...lengths)
  const x = scaleLinear([0, most > 0 ? most : 1], [left, Math.max(left + 60, width - endRoom)]).clamp(true)
  const key = legend(data.parts.length > 1 ? data.parts : [], width, 0)
  let y = key.height
  const drawn = data.sets.map((set) => {
    const heading = set.title === undefined ? undefined : text(0, (y += 18) - 4, set.title, { bold: true })
    if (heading) y += 6
    return html`${heading}${set.rows.map((row) => {
      const lines = wrap(row.title, wide ? left - 12 : width, 3)
      const labels = lines.map((each, i) => text(0, y + 11 + i * LINE, each))
      const top = wide ? y : y + lines.length * LINE
      y = wide ? y + Math.max(BAR, lines.length * LINE) + 7 : top + BAR + 9
      return html`${labels}${bar(row, data.parts, x, top)}`
    })}`
  })
  return frame(about, size, y + 4, key.marks, line(left, key.height, left, y), drawn)
}

type Scale = (value: number) => number

function bar(row: BarRow, parts: readonly LegendItem[], x: Scale, y: number): Markup {
  if (row.few) return text(x(0) + 6, y + 11, row.label, { mute: true })
  let sum = 0
  const pieces = row.parts.map((value, p) => {
    const from = x(sum)
    sum += value
    const length = x(sum) - from
    if (value <= 0) return undefined
    const { fill, hollow } = parts[p]
    if (hollow) {
      const inner = Math.max(1, length - 1.5)
      return rect(from + 0.75, y + 0.75, inner, BAR - 1.5, {
        fill: 'none',
        stroke: fill,
        'stroke-width': 1.5,
        'stroke-dasharray': '3 2',
      })
    }
    return rect(from, y, Math.max(1, length - (length > 3 ? 0.8 : 0)), BAR, { fill })
  })
  return html`${pieces}${text(x(sum) + 6, y + 11, row.label, { mute: true })}`
}

/** Colours of right charges and of the three ways in which a charge can be wrong. */
export const chargeColours = {
  right: colours.slateSoft,
  mistaken: colours.accent,
  invented: colours.accentSoft,
  accused: colours.mute,
  misfiled: colours.slate,
} as const

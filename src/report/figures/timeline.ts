/** Lines over time, in one or more panels that share the calendar. */
import { line as lineShape } from 'd3-shape'
import { scaleLinear } from 'd3-scale'
import { html, type Markup } from '../html.js'
import {
  colours,
  frame,
  line,
  LINE,
  path,
  rect,
  shorten,
  spread,
  text,
  textWidth,
  widths,
  wrap,
  type Alternative,
  type Size,
} from '../svg.js'

export interface Line {
  title: string
  /** One a tick; null where there is nothing to show. */
  values: readonly (number | null)[]
  colour: string
  dashed?: boolean
  thin?: boolean
}

export interface Panel {
  title: string
  lines: readonly Line[]
  /** How values are written on the axis. */
  number: (value: number) => string
  /** A level that matters, drawn across. */
  level?: { value: number; title: string }
  /** Lowest and highest value of the axis; without it, from 0 to the largest value. */
  range?: readonly [number, number]
}

export interface TimelineData {
  /** First day of each tick, ISO. */
  dates: readonly string[]
  panels: readonly Panel[]
  /** Moments; numbered in the figure, named beneath. */
  marks: readonly { tick: number; title: string }[]
  /** Stretches of time shaded in the figure. */
  spans: readonly { from: number; to: number }[]
}

const PANEL = 140

/** Panels of lines, one beneath the other, with numbered moments named at the foot. */
export function timelineFigure(data: TimelineData, about: Alternative, size: Size): Markup {
  const wide = size === 'wide'
  const width = widths[size]
  const right = wide ? 204 : 8
  const left = Math.max(30, ...data.panels.flatMap(axisLabels).map((each) => textWidth(each))) + 10
  const ticks = Math.max(2, data.dates.length)
  const x = scaleLinear([0, ticks - 1], [left, width - right])
  let top = 0
  const panels = data.panels.map((panel) => {
    const head = wrap(panel.title, width - 4, 2)
    const key = wide ? [] : panel.lines.filter(() => panel.lines.length > 1)
    const start = top + head.length * LINE + key.length * LINE + 20
    const drawn = html`${head.map((each, i) => text(0, top + 13 + i * LINE, each, { bold: true }))}${key.map(
      (each, i) => lineKey(each, 0, top + head.length * LINE + 13 + i * LINE, width),
    )}${panelMarks(panel, data, x, start, wide, right)}`
    top = start + PANEL + 34
    return drawn
  })
  const notes = data.marks.flatMap((mark, i) => {
    const lines = wrap(`${i + 1}  ${mark.title}`, width - 4, 3)
    const rows = lines.map((each, k) => text(k === 0 ? 0 : 14, top + 4 + k * LINE, each, { mute: true }))
    top += lines.length * LINE
    return rows
  })
  return frame(about, size, top + 6, panels, notes)
}

function lineKey(each: Line, x: number, y: number, width: number): Markup {
  return html`${keyMark(each, x, y - 4, 20)}${text(x + 26, y, shorten(each.title, width - 30))}`
}

/** A short piece of a line, before its name. */
function keyMark(each: Line, x: number, y: number, length: number): Markup {
  return line(x, y, x + length, y, {
    stroke: each.colour,
    'stroke-width': each.thin ? 1.4 : 2.4,
    'stroke-dasharray': each.dashed ? '4 3' : undefined,
  })
}

type Scale = (value: number) => number

/** Lowest and highest value of a panel's axis, widened to round numbers. */
function domainOf(panel: Panel): number[] {
  const numbers = panel.lines.flatMap((each) => each.values.filter((value): value is number => Number.isFinite(value)))
  if (panel.level && Number.isFinite(panel.level.value)) numbers.push(panel.level.value)
  const low = panel.range ? panel.range[0] : 0
  const high = panel.range ? panel.range[1] : Math.max(...numbers, low)
  return scaleLinear([low, high > low ? high : low + 1], [0, 1])
    .nice(4)
    .domain()
}

function axisLabels(panel: Panel): string[] {
  return scaleLinear(domainOf(panel), [0, 1]).ticks(4).map(panel.number)
}

function panelMarks(panel: Panel, data: TimelineData, x: Scale, top: number, wide: boolean, right: number): Markup {
  const y = scaleLinear(domainOf(panel), [top + PANEL, top])
  const end = Math.max(1, data.dates.length - 1)
  const grid = y.ticks(4).map(
    (value) =>
      html`${line(x(0), y(value), x(end), y(value))}${text(x(0) - 6, y(value) + 4, panel.number(value), {
        anchor: 'end',
        mute: true,
      })}`,
  )
  const shades = data.spans.map((span) =>
    rect(x(span.from), top, Math.max(2, x(span.to) - x(span.from)), PANEL, {
      fill: colours.accentPale,
      'fill-opacity': 0.55,
    }),
  )
  const level =
    panel.level &&
    html`${line(x(0), y(panel.level.value), x(end), y(panel.level.value), {
      stroke: colours.accent,
      'stroke-dasharray': '2 3',
      'stroke-width': 1.5,
    })}${text(x(end), y(panel.level.value) - 5, panel.level.title, { anchor: 'end', fill: colours.accent, halo: true })}`
  const marks = [...new Set(data.marks.map(({ tick }) => tick))].map((tick) => {
    // moments in one step of time share their line, and their numbers stand side by side
    const numbers = data.marks.flatMap((mark, i) => (mark.tick === tick ? [String(i + 1)] : [])).join(', ')
    return html`${line(x(tick), top - 4, x(tick), top + PANEL, { stroke: 'currentColor' })}${text(
      x(tick),
      top - 7,
      numbers,
      {
        anchor: 'middle',
        bold: true,
      },
    )}`
  })
  return html`${shades}${grid}${dateLabels(data, x, top)}${level}${marks}${panel.lines.map((each) => curve(each, x, y))}${
    wide && panel.lines.length > 1 && endLabels(panel, x(end) + 8, y, top, right - 10)
  }`
}

function curve(each: Line, x: Scale, y: Scale): Markup {
  const shape = lineShape<number | null>()
    .defined((value) => value !== null && Number.isFinite(value))
    .x((_, i) => Math.round(x(i) * 10) / 10)
    .y((value) => Math.round(y(value!) * 10) / 10)
  // one tick alone makes no line: show it as a dash
  const [only] = each.values
  const dash = each.values.length === 1 && only !== null && Number.isFinite(only)
  const d = dash ? `M${x(0)},${y(only)}h8` : each.values.length > 1 ? shape(each.values) : ''
  return path(d ?? '', {
    fill: 'none',
    stroke: each.colour,
    'stroke-width': each.thin ? 1.4 : 2.4,
    'stroke-dasharray': each.dashed ? '4 3' : undefined,
    'stroke-linejoin': 'round',
  })
}

function endLabels(panel: Panel, x: number, y: Scale, top: number, room: number): Markup {
  const drawn = panel.lines.filter((each) => each.values.some((value) => value !== null))
  const lastOf = (each: Line): number => each.values.findLast((value) => value !== null) ?? 0
  const places = spread(
    drawn.map((each) => y(lastOf(each))),
    LINE,
    top,
    top + PANEL,
  )
  return html`${drawn.map((each, i) => keyMark(each, x, places[i], 14))}${drawn.map((each, i) =>
    text(x + 19, places[i] + 4, shorten(each.title, room - 19)),
  )}`
}

/** Runs through no more months than these are marked by the month, as in ISO dates: a year or two would say little. */
const FEW_MONTHS = 13
const MONTH = 7
const YEAR = 4

/** A label at the first tick of each year, or month, thinned out where they stand too close. */
function dateLabels(data: TimelineData, x: Scale, top: number): Markup {
  let free = -Infinity
  const months = new Set(data.dates.map((date) => date.slice(0, MONTH))).size
  const length = months > FEW_MONTHS ? YEAR : MONTH
  let last = ''
  const labels = data.dates.map((date, tick) => {
    const own = date.slice(0, length)
    if (own === last) return undefined
    last = own
    if (x(tick) < free) return undefined
    free = x(tick) + textWidth(own) + 12
    return html`${line(x(tick), top + PANEL, x(tick), top + PANEL + 4)}${text(x(tick), top + PANEL + 18, own, { mute: true })}`
  })
  return html`${labels}`
}

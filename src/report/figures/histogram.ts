/** Two distributions back to back: scores on file upwards, true scores downwards. */
import { scaleLinear } from 'd3-scale'
import { html, type Markup } from '../html.js'
import {
  colours,
  frame,
  gradeColour,
  line,
  path,
  rect,
  shorten,
  text,
  textWidth,
  widths,
  type Alternative,
  type Size,
} from '../svg.js'

export interface Bin {
  /** Lowest score of the bin; null if open below. */
  from: number | null
  /** Highest score of the bin; null if open above. */
  to: number | null
  recorded: number
  truth: number
}

export interface HistogramData {
  /** In order of score, without gaps. */
  bins: readonly Bin[]
  /** Bands of the grades, best first; null where open. Empty if the scheme has no grades. */
  bands: readonly { title: string; from: number | null; to: number | null }[]
}

export interface HistogramWords {
  recorded: string
  truth: string
  score: string
  residents: (count: number) => string
  orLess: (score: string) => string
  number: (value: number) => string
}

const HALF = 130
const AXIS = 44

/** Bars taller than this multiple of the third tallest are cut, or nothing else could be seen. */
const CUT_AT = 2.5

/** The height at which bars are cut: none if no bar towers over the rest. */
export function capOf(values: readonly number[]): number {
  const sorted = values.filter((value) => value > 0).toSorted((a, b) => b - a)
  if (sorted.length === 0) return 1
  // the two largest may be the same bin, on file and in truth
  const third = sorted[2] ?? sorted.at(-1)!
  return sorted[0] > third * CUT_AT ? Math.max(1, third * 1.25) : sorted[0]
}

/** The distribution of scores at one moment, on file above and in truth below, coloured by grade. */
export function histogramFigure(data: HistogramData, words: HistogramWords, about: Alternative, size: Size): Markup {
  const width = widths[size]
  const { bins } = data
  const cap = capOf(bins.flatMap((bin) => [bin.recorded, bin.truth]))
  const tall = scaleLinear([0, cap], [0, HALF]).clamp(true)
  const step = bins.length > 0 ? width / bins.length : width
  const top = 30
  const axis = top + HALF
  const below = axis + AXIS

  const bars = bins.map((bin, i) => {
    const x = i * step + Math.min(0.5, step * 0.1)
    const w = Math.max(0.6, step - Math.min(1, step * 0.2))
    const grade = gradeOf(data, bin)
    const fill = grade < 0 ? colours.slate : gradeColour(grade, data.bands.length)
    const up = bin.recorded > 0 ? Math.max(1, tall(bin.recorded)) : 0
    const down = bin.truth > 0 ? Math.max(1, tall(bin.truth)) : 0
    return html`${up > 0 && rect(x, axis - up, w, up, { fill })}${
      down > 0 && rect(x, below, w, down, { fill, 'fill-opacity': 0.5 })
    }${bin.recorded > cap && cutMark(x, axis - HALF + 12, w)}${bin.truth > cap && cutMark(x, below + HALF - 12, w)}`
  })
  const cuts = bins.flatMap((bin, i) => {
    const middle = (i + 0.5) * step
    const label = (value: number, y: number): Markup => {
      const content = words.residents(value)
      const half = textWidth(content) / 2
      return text(Math.min(width - half, Math.max(half, middle)), y, content, { anchor: 'middle', halo: true })
    }
    return [
      bin.recorded > cap && label(bin.recorded, axis - HALF - 6),
      bin.truth > cap && label(bin.truth, below + HALF + 15),
    ]
  })
  return frame(
    about,
    size,
    below + HALF + 24,
    bars,
    line(0, axis, width, axis),
    line(0, below, width, below),
    axisLabels(data, words, width, step, axis),
    text(0, 12, words.recorded, { bold: true }),
    text(0, below + HALF + 15, words.truth, { bold: true }),
    cuts,
  )
}

function cutMark(x: number, y: number, width: number): Markup {
  const d = `M${x - 2},${y + 3}L${x + width / 2},${y - 3}L${x + width + 2},${y + 3}`
  return path(
    d.replace(/\d+\.\d+/g, (digits) => Number(digits).toFixed(2)),
    {
      fill: 'none',
      stroke: colours.paper,
      'stroke-width': 3,
    },
  )
}

/** The grade in which most of a bin lies; -1 without grades. */
function gradeOf(data: HistogramData, bin: Bin): number {
  const middle = bin.from === null ? bin.to : bin.to === null ? bin.from : (bin.from + bin.to) / 2
  if (middle === null) return data.bands.length > 0 ? 0 : -1
  return data.bands.findIndex(
    (band) => (band.from === null || middle >= band.from) && (band.to === null || middle < band.to + 1),
  )
}

function axisLabels(data: HistogramData, words: HistogramWords, width: number, step: number, axis: number): Markup {
  const { bins } = data
  const every = Math.max(1, Math.ceil(46 / step))
  const first = bins[0]
  const lowest = first && first.from === null && first.to !== null ? words.orLess(words.number(first.to)) : ''
  const free = lowest === '' ? 8 : textWidth(lowest) + 24
  const ticks = bins.map((bin, i) => {
    if (i % every !== 0 || bin.from === null) return undefined
    const x = i * step
    if (x < free || x > width - 20) return undefined
    return html`${line(x, axis, x, axis + 4)}${text(x, axis + 17, words.number(bin.from), { anchor: 'middle', mute: true })}`
  })
  const strips = data.bands.map((band, g) => {
    const inside = bins.map((bin, i) => (gradeOf(data, bin) === g ? i : -1)).filter((i) => i >= 0)
    if (inside.length === 0) return undefined
    const x = inside[0] * step
    const w = inside.length * step
    const title = textWidth(band.title) + 6 <= w ? band.title : shorten(band.title.split(/\s/)[0], w - 4)
    const fits = textWidth(title) + 2 <= w
    return html`${rect(x + 1, axis + AXIS - 6, w - 2, 4, { fill: gradeColour(g, data.bands.length) })}${
      fits && text(x + w / 2, axis + AXIS - 10, title, { anchor: 'middle' })
    }`
  })
  return html`${lowest !== '' && text(0, axis + 17, lowest, { mute: true })}${ticks}${strips}`
}

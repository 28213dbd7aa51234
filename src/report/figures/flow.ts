/**
 * How residents moved between grades: an alluvial picture. Each grading is a column (on a phone, a row); the height of
 * a block is how many hold the grade, a ribbon is how many went from one grade to another. Grades keep their order, so
 * a ribbon that descends is a fall.
 */
import { area, curveBumpX, curveBumpY } from 'd3-shape'
import { html, trusted, type Markup } from '../html.js'
import {
  colours,
  frame,
  gradeColour,
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

export interface FlowData {
  /** Best first; the last is "no letter grade". */
  grades: readonly string[]
  /** One more than there are gradings: before the first, and after each. */
  steps: readonly { label: string; residents: readonly number[] }[]
  /** [grading][grade from][grade to] residents. */
  moves: readonly (readonly (readonly number[])[])[]
}

export interface FlowWords {
  /** What is said of a grade at the end, beside its name. */
  node: (residents: number, share: number) => string
  cut: (residents: number) => string
}

/** The way that nearly everybody takes is drawn at least so many times as wide as all others together. */
const TOWERING = 5

interface Cut {
  /** Grade of the widest way at each step. */
  way: number[]
  /** Residents of that way who are left out of the drawing. */
  residents: number
}

/**
 * Where one way through the grades holds nearly everybody, the others would be hairlines. Part of that way is then left
 * out of the drawing, and the drawing says so.
 */
export function cutOf(data: FlowData): Cut {
  const way = data.steps.map((step) => step.residents.indexOf(Math.max(...step.residents)))
  let along = Math.min(...data.steps.map((step, s) => step.residents[way[s]]))
  for (let s = 0; s < data.moves.length; s++) along = Math.min(along, data.moves[s][way[s]][way[s + 1]])
  const all = Math.max(...data.steps.map((step) => step.residents.reduce((sum, value) => sum + value, 0)))
  const rest = all - along
  // what is left must still tower over the rest: a picture of equal halves would say something else than its numbers
  const cut = rest > 0 ? along - rest * TOWERING : 0
  return { way, residents: Math.max(0, Math.floor(cut)) }
}

interface Block {
  start: number
  size: number
}

const GAP = 9
const THICK = 13

/** The alluvial picture; time runs to the right, on a phone downwards. */
export function flowFigure(data: FlowData, words: FlowWords, about: Alternative, size: Size): Markup {
  const wide = size === 'wide'
  const count = data.grades.length - 1
  const cut = cutOf(data)
  const used = data.grades.map((_, g) => data.steps.some((step) => step.residents[g] > 0))
  const shown = (s: number, g: number): number =>
    Math.max(0, data.steps[s].residents[g] - (cut.way[s] === g ? cut.residents : 0))
  const most = Math.max(1, ...data.steps.map((step, s) => step.residents.reduce((sum, _, g) => sum + shown(s, g), 0)))
  const gaps = GAP * Math.max(0, used.filter(Boolean).length - 1)
  const room = (wide ? 300 : widths.narrow) - gaps
  const scale = room / most

  const blocks = data.steps.map((step, s) => {
    let at = 0
    return step.residents.map((residents, g): Block => {
      const block = { start: at, size: residents > 0 ? Math.max(1, shown(s, g) * scale) : 0 }
      if (used[g]) at += shown(s, g) * scale + GAP
      return block
    })
  })
  const margin = wide ? { before: 30, left: 0, right: 200 } : { before: 26, left: 0, right: 0 }
  const length = wide ? widths.wide - margin.left - margin.right - THICK : (data.steps.length - 1) * 104
  const along = (s: number): number =>
    (wide ? margin.left : margin.before) + (data.steps.length > 1 ? (s / (data.steps.length - 1)) * length : 0)
  const across = wide ? margin.before : 0

  const ribbons = data.moves.flatMap((matrix, s) => {
    const leaving = blocks[s].map((block) => block.start)
    const arriving = blocks[s + 1].map((block) => block.start)
    return matrix.flatMap((row, from) =>
      row.map((residents, to) => {
        const kept = cut.way[s] === from && cut.way[s + 1] === to ? residents - cut.residents : residents
        if (residents <= 0) return undefined
        const thick = Math.max(0.8, kept * scale)
        const ribbon = [
          [along(s) + THICK, across + leaving[from]],
          [along(s + 1), across + arriving[to]],
        ]
        leaving[from] += kept * scale
        arriving[to] += kept * scale
        return path(ribbonPath(ribbon, thick, wide), {
          // who had no letter before has no colour to bring along
          fill: gradeColour(from === count ? to : from, count),
          'fill-opacity': from === to ? 0.28 : 0.55,
        })
      }),
    )
  })
  const bars = blocks.map((step, s) =>
    step.map((block, g) => {
      if (block.size === 0) return undefined
      const fill = gradeColour(g, count)
      const bar = wide
        ? rect(along(s), across + block.start, THICK, block.size, { fill })
        : rect(across + block.start, along(s), block.size, THICK, { fill })
      return cut.residents > 0 && cut.way[s] === g
        ? html`${bar}${zigzag(along(s), across + block.start, block.size, wide)}`
        : bar
    }),
  )
  const labels = wide ? wideLabels(data, words, blocks, along, across) : narrowLabels(data, words, along)
  const held = data.steps.at(-1)!.residents.filter((residents) => residents > 0).length
  const depth = wide ? across + 300 + 12 : along(data.steps.length - 1) + THICK + LINE * held + 14
  const lines = cut.residents > 0 ? wrap(words.cut(cut.residents), widths[size], 3) : []
  const note = lines.map((each, i) => text(0, depth + (i + 1) * LINE - 4, each, { mute: true }))
  return frame(about, size, depth + lines.length * LINE + 4, ribbons, bars, labels, note)
}

function ribbonPath(ends: number[][], thick: number, wide: boolean): string {
  const shape = wide
    ? area<number[]>()
        .x((end) => end[0])
        .y0((end) => end[1])
        .y1((end) => end[1] + thick)
        .curve(curveBumpX)
    : area<number[]>()
        .y((end) => end[0])
        .x0((end) => end[1])
        .x1((end) => end[1] + thick)
        .curve(curveBumpY)
  return (shape(ends) ?? '').replace(/\d+\.\d+/g, (digits) => String(Math.round(Number(digits) * 100) / 100))
}

/** A paper-coloured break across a block from which residents were left out. */
function zigzag(along: number, start: number, size: number, wide: boolean): Markup {
  const middle = start + size / 2
  const points = [0, 1, 2, 3, 4].map((i) => {
    const a = along - 3 + (i / 4) * (THICK + 6)
    const b = middle + (i % 2 === 0 ? -3 : 3)
    return wide ? `${a},${b}` : `${b},${a}`
  })
  return path(`M${points.join('L')}`, { fill: 'none', stroke: colours.paper, 'stroke-width': 3.5 })
}

function wideLabels(
  data: FlowData,
  words: FlowWords,
  blocks: readonly (readonly Block[])[],
  along: (step: number) => number,
  across: number,
): Markup {
  const last = data.steps.length - 1
  const widest = Math.max(...data.steps.map((step) => textWidth(step.label))) + 8
  const every = last > 0 ? Math.max(1, Math.ceil(widest / (along(1) - along(0)))) : 1
  const dates = data.steps.map((step, s) => {
    // counted from the last, which always has its date
    if ((last - s) % every !== 0) return undefined
    const anchor = s === 0 ? 'start' : 'middle'
    return text(along(s) + (s === 0 ? 0 : THICK / 2), 14, step.label, { anchor, mute: true })
  })
  const held = blocks[last].map((_, g) => g).filter((g) => data.steps[last].residents[g] > 0)
  const wanted = held.map((g) => across + blocks[last][g].start + blocks[last][g].size / 2)
  const placed = spread(wanted, LINE * 2 + 4, across + 10, across + 294)
  const total = data.steps[last].residents.reduce((sum, value) => sum + value, 0)
  const nodes = held.map((g, i) => {
    const residents = data.steps[last].residents[g]
    const label = words.node(residents, total > 0 ? residents / total : 0)
    const x = along(last) + THICK + 8
    return html`${text(x, placed[i] - 2, shorten(data.grades[g], 190), { bold: true })}${text(x, placed[i] + LINE - 3, shorten(label, 190), { mute: true })}`
  })
  return html`${dates}${nodes}`
}

function narrowLabels(data: FlowData, words: FlowWords, along: (step: number) => number): Markup {
  const last = data.steps.length - 1
  const count = data.grades.length - 1
  const dates = data.steps.map((step, s) => text(0, along(s) - 5, step.label, { halo: true }))
  const total = data.steps[last].residents.reduce((sum, value) => sum + value, 0)
  let y = along(last) + THICK + LINE + 6
  const nodes = data.grades.map((grade, g) => {
    const residents = data.steps[last].residents[g]
    if (residents === 0) return undefined
    const label = `${grade}: ${words.node(residents, total > 0 ? residents / total : 0)}`
    const row = html`${rect(0, y - 10, 11, 11, { rx: 2, fill: gradeColour(g, count) })}${text(17, y, shorten(label, 305))}`
    y += LINE
    return row
  })
  return html`${trusted('<g>')}${dates}${nodes}${trusted('</g>')}`
}

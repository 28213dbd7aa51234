/** Bars to the left and to the right of one line: what was shut and opened, what was held back and brought about. */
import { scaleLinear } from 'd3-scale'
import { html, type Markup } from '../html.js'
import { frame, LINE, line, rect, text, textWidth, widths, wrap, type Alternative, type Size } from '../svg.js'

export interface MirrorRow {
  title: string
  left: number
  right: number
  leftLabel: string
  rightLabel: string
  colour?: string
}

export interface MirrorData {
  leftTitle: string
  rightTitle: string
  leftColour: string
  rightColour: string
  sets: readonly { title?: string; rows: readonly MirrorRow[] }[]
}

const BAR = 14

/** Bars to both sides, on one scale. */
export function mirrorFigure(data: MirrorData, about: Alternative, size: Size): Markup {
  const wide = size === 'wide'
  const width = widths[size]
  const rows = data.sets.flatMap((set) => set.rows)
  const names = wide ? 190 : 0
  const room = (width - names) / 2
  const labels = Math.max(24, ...rows.flatMap((row) => [textWidth(row.leftLabel), textWidth(row.rightLabel)])) + 8
  const most = Math.max(0, ...rows.flatMap((row) => [row.left, row.right]))
  const longest = scaleLinear([0, most > 0 ? most : 1], [0, Math.max(20, room - labels)]).clamp(true)
  const middle = names + room
  const headLeft = wrap(data.leftTitle, room - 10, 2)
  const headRight = wrap(data.rightTitle, room - 10, 2)
  let y = Math.max(headLeft.length, headRight.length) * LINE + 8
  const start = y
  const drawn = data.sets.map((set) => {
    const heading = set.title === undefined ? [] : wrap(set.title, width, 2)
    const head = heading.map((each) => text(0, (y += LINE), each, { bold: true, halo: !wide }))
    if (head.length > 0) y += 7
    const marks = set.rows.map((row) => {
      const lines = wrap(row.title, wide ? names - 10 : width, 2)
      const name = lines.map((each, i) => text(0, y + 11 + i * LINE, each, { halo: !wide }))
      const top = wide ? y : y + lines.length * LINE
      y = wide ? y + Math.max(BAR, lines.length * LINE) + 6 : top + BAR + 8
      return html`${name}${sides(row, data, longest, middle, top)}`
    })
    y += head.length > 0 ? 6 : 0
    return html`${head}${marks}`
  })
  return frame(
    about,
    size,
    y + 4,
    headLeft.map((each, i) =>
      text(middle - 8, 12 + i * LINE, each, { anchor: 'end', bold: true, fill: data.leftColour }),
    ),
    headRight.map((each, i) => text(middle + 8, 12 + i * LINE, each, { bold: true, fill: data.rightColour })),
    line(middle, start - 4, middle, y, { stroke: 'currentColor' }),
    drawn,
  )
}

function sides(
  row: MirrorRow,
  data: MirrorData,
  longest: (value: number) => number,
  middle: number,
  y: number,
): Markup {
  const left = row.left > 0 ? Math.max(1, longest(row.left)) : 0
  const right = row.right > 0 ? Math.max(1, longest(row.right)) : 0
  return html`${rect(middle - left, y, left, BAR, { fill: row.colour ?? data.leftColour })}${rect(
    middle,
    y,
    right,
    BAR,
    {
      fill: row.colour ?? data.rightColour,
      'fill-opacity': row.colour ? 0.6 : undefined,
    },
  )}${text(middle - left - 5, y + 11, row.leftLabel, { anchor: 'end', mute: true })}${text(
    middle + right + 5,
    y + 11,
    row.rightLabel,
    { mute: true },
  )}`
}

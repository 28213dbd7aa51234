/** Tables for the terminal: columns as wide as their text, narrowed to the window, Chinese counted as it is shown. */
import Table from 'cli-table3'
import stringWidth from 'string-width'
import type { Stream } from './terminal.js'

/** Blanks between two columns. */
const GAP = 2
/** No column is narrowed below this. */
const NARROWEST = 6
/** Short texts such as `12 per 100k per year` are torn into one word a line only if nothing else helps. */
const COMFORTABLE = 13

/**
 * A table as text with a line end after the last row.
 *
 * @param columns headings
 * @param rows one text per column; a text may contain line ends
 * @param right which columns hold numbers
 */
export function table(stream: Stream, columns: string[], rows: string[][], right: boolean[] = []): string {
  const all = [columns, ...rows]
  const widths = fit(widest(all, /\n/), widest(all, /\s+/), stream.width)
  const made = new Table({
    head: columns.map((heading) => stream.colours.bold(heading)),
    colWidths: widths,
    colAligns: columns.map((_, i) => (right[i] ? 'right' : 'left')),
    wordWrap: true,
    wrapOnWordBoundary: true,
    chars: { ...bare, middle: ' '.repeat(GAP) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  })
  made.push(...rows.map((row) => row.map((text, i) => breakable(text, widths[i]))))
  return trimmed(made.toString())
}

/** No lines around cells. */
const bare = Object.fromEntries(
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid'
    .split(' ')
    .map((name) => [name, '']),
)

/** Width of the widest piece in each column. */
function widest(rows: string[][], between: RegExp): number[] {
  return rows[0].map((_, i) =>
    Math.max(1, ...rows.flatMap((row) => (row[i] ?? '').split(between).map((text) => stringWidth(text)))),
  )
}

/**
 * Narrows the widest columns until all fit into the window: first as far as no word is broken, and if that is not
 * enough, as far as they stay readable.
 *
 * @param lines width of the longest line in each column
 * @param words width of the longest word in each column
 */
export function fit(lines: number[], words: number[], room: number): number[] {
  const widths = [...lines]
  const comfortable = lines.map((width, i) => Math.max(words[i], Math.min(width, COMFORTABLE)))
  for (const least of [comfortable, words, words.map(() => NARROWEST)]) {
    for (;;) {
      const total = widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1))
      const spare = widths.map((width, i) => (width > least[i] ? width : 0))
      const most = Math.max(...spare)
      if (total <= room) return widths
      if (most === 0) break
      widths[spare.indexOf(most)]--
    }
  }
  return widths
}

/** Breaks words that are wider than their column, which the table would cut off. */
function breakable(text: string, width: number): string {
  if (text.split(/\s+/).every((word) => stringWidth(word) <= width)) return text
  return text.replace(/\S+/g, (word) => {
    let broken = ''
    let line = 0
    for (const character of word) {
      const wide = stringWidth(character)
      if (line + wide > width) {
        broken += '\n'
        line = 0
      }
      broken += character
      line += wide
    }
    return broken
  })
}

const trimmed = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n') + '\n'

/** Running text in lines that fit the window. */
import stringWidth from 'string-width'

/**
 * @param width characters to a line
 * @param lead stands before the first line; the others are indented by as much
 */
export function wrap(text: string, width: number, lead = ''): string {
  const indent = ' '.repeat(lead.length)
  const lines: string[] = []
  let line = lead
  let empty = true
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!empty && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line)
      line = indent + word
    } else {
      line += empty ? word : ` ${word}`
    }
    empty = false
  }
  return [...lines, line].join('\n')
}

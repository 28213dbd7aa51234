/** Keys, texts and numbers on one line, for the reader of plain YAML. */
import type { Place, Scalar } from './tree.js'

/** Thrown, and caught by the reader, where a text uses more than it reads. */
export const unsure = Symbol('unsure')

/** Keys without quotes: letters, digits and what joins them. */
const KEY = /[A-Za-z0-9_][A-Za-z0-9_.+\-/]*(?: [A-Za-z0-9_.+\-/]+)*(?=:)|"[^"\\]+"(?=:)/y
/** What a text without quotes may begin with here; other signs mean something, or might. */
const BEGINS = /[A-Za-z0-9(+./$\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff]|-[A-Za-z0-9.]/y
/** Longer keys are refused by the reader of the whole language. */
const LONGEST_KEY = 200

/** Where the next word of a line begins; -1 if none does, but for a comment. */
export function comes(line: string, from: number): number {
  let at = from
  while (line.charCodeAt(at) === 32) at++
  return at >= line.length || (line[at] === '#' && at > from) ? -1 : at
}

/** Whether nothing but a comment follows. */
export function restIsEmpty(line: string, from: number): boolean {
  return comes(line, from) < 0
}

/** Whether a key and its colon stand here. */
export function isKeyed(line: string, at: number): boolean {
  KEY.lastIndex = at
  const found = KEY.exec(line)
  return found !== null && colonEnds(line, KEY.lastIndex)
}

/** A key. @returns where its colon stands */
export function keyAt(line: string, at: number): { name: string; end: number } {
  KEY.lastIndex = at
  const found = KEY.exec(line)
  if (!found || found[0].length > LONGEST_KEY || !colonEnds(line, KEY.lastIndex)) throw unsure
  const [name] = found
  return { name: name.startsWith('"') ? name.slice(1, -1) : name, end: KEY.lastIndex }
}

const colonEnds = (line: string, colon: number) => colon + 1 === line.length || line[colon + 1] === ' '

/** A text without quotes, to the end of the line or to a comment. */
export function plainAt(line: string, at: number): { text: string; commented: boolean } {
  BEGINS.lastIndex = at
  if (!BEGINS.test(line)) throw unsure
  const comment = line.indexOf(' #', at)
  const text = (comment < 0 ? line.slice(at) : line.slice(at, comment)).replace(/ +$/, '')
  if (text.includes(': ') || text.endsWith(':')) throw unsure
  return { text, commented: comment >= 0 }
}

/** A text in quotes. @returns where it ends */
export function quotedAt(line: string, at: number): { text: string; end: number } {
  const quote = line[at]
  let text = ''
  for (let i = at + 1; i < line.length; i++) {
    const char = line[i]
    if (quote === '"' && char === '\\') {
      const meant = { '"': '"', '\\': '\\', n: '\n' }[line[++i]]
      if (meant === undefined) throw unsure
      text += meant
    } else if (char !== quote) text += char
    else if (quote === "'" && line[i + 1] === "'") {
      text += "'"
      i++
    } else return { text, end: i + 1 }
  }
  throw unsure
}

/** Plain scalars: empty, `null` and `~` are nothing; decimal numbers; `true` and `false`; all else is text. */
export function scalarOf(text: string, isPlain: boolean, place: Place): Scalar {
  const made = (value: Scalar['value']): Scalar => ({ type: 'scalar', value, plain: isPlain, place })
  if (!isPlain) return made(text)
  if (text === '' || text === 'null' || text === '~') return made(null)
  if (text === 'true' || text === 'false') return made(text === 'true')
  return made(/^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,12})?$/.test(text) ? Number(text) : text)
}

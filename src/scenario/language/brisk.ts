/**
 * The plain part of YAML that scenarios are written in, read line by line in a tenth of the time that a reader of the whole
 * language takes: blocks of keys, lists, texts on one line or folded, brackets. It reads nothing that it is not sure of. At
 * the first line that uses anything else, or has any mistake, it gives up, and the reader of the whole language reads the
 * text from its beginning and says what is wrong.
 */
import { Bracketed } from './briskFlow.js'
import { comes, isKeyed, keyAt, plainAt, quotedAt, restIsEmpty, scalarOf, unsure } from './briskWords.js'
import type { Block, Entry, List, Node, Place, Source } from './tree.js'

/** Deeper blocks are left to the other reader, which says how deep is too deep. */
const DEEPEST = 20

/** @returns the tree of a text without tabs whose top level is a block of keys, or nothing if it is not plain enough */
export function readBriskly(source: Source): Block | undefined {
  try {
    return new Brisk(source).document()
  } catch (error) {
    if (error === unsure) return undefined
    throw error
  }
}

class Brisk {
  readonly #source: Source
  readonly #lines: readonly string[]
  /** [line] where its content begins; -1 if it has none. */
  readonly #indents: Int32Array
  readonly #brackets: Bracketed
  #line = 0
  #depth = 0

  constructor(source: Source) {
    this.#source = source
    this.#lines = source.lines
    this.#indents = Int32Array.from(source.lines, indentOf)
    this.#brackets = new Bracketed(source, this.#indents)
  }

  document(): Block {
    this.#skipEmpty()
    if (this.#indents[this.#line] !== 0) throw unsure
    const block = this.#block(0)
    if (this.#line < this.#lines.length) throw unsure
    return block
  }

  /** Goes on to the next line with content, and says where that begins; -1 at the end. */
  #skipEmpty(): number {
    while (this.#line < this.#lines.length && this.#indents[this.#line] < 0) this.#line++
    return this.#line < this.#lines.length ? this.#indents[this.#line] : -1
  }

  #place(column: number): Place {
    return { source: this.#source, line: this.#line + 1, column: column + 1 }
  }

  /** What stands below a key: keys, items or brackets, further in. */
  #below(indent: number): Node {
    const inner = this.#skipEmpty()
    if (inner <= indent) throw unsure
    const line = this.#lines[this.#line]
    if (line[inner] === '[' || line[inner] === '{') return this.#bracketed(inner, indent)
    return isItem(line, inner) ? this.#deeper(() => this.#list(inner)) : this.#deeper(() => this.#block(inner))
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) throw unsure
    const node = read()
    this.#depth--
    return node
  }

  #block(indent: number): Block {
    const entries = new Map<string, Entry>()
    const place = this.#place(indent)
    do {
      const line = this.#lines[this.#line]
      if (isItem(line, indent)) throw unsure
      const { name, end } = keyAt(line, indent)
      if (name in Object.prototype || entries.has(name)) throw unsure
      entries.set(name, { key: this.#place(indent), node: this.#value(comes(line, end + 1), indent) })
    } while (this.#skipEmpty() === indent)
    if (this.#line < this.#lines.length && this.#indents[this.#line] > indent) throw unsure
    return { type: 'block', entries, place }
  }

  #list(indent: number): List {
    const items: Node[] = []
    const place = this.#place(indent)
    do {
      const line = this.#lines[this.#line]
      if (!isItem(line, indent)) throw unsure
      const at = comes(line, indent + 1)
      if (at < 0) throw unsure
      // the first key or item stands behind the dash, the others below it
      if (isItem(line, at) || isKeyed(line, at)) this.#indents[this.#line] = at
      if (isItem(line, at)) items.push(this.#deeper(() => this.#list(at)))
      else if (isKeyed(line, at)) items.push(this.#deeper(() => this.#block(at)))
      else items.push(this.#value(at, indent))
    } while (this.#skipEmpty() === indent)
    if (this.#line < this.#lines.length && this.#indents[this.#line] > indent) throw unsure
    return { type: 'list', items, place }
  }

  /**
   * The value that begins at a column of this line, or below it; afterwards the next line is at hand.
   *
   * @param at -1 if the line has nothing more
   * @param indent of the block that it belongs to
   */
  #value(at: number, indent: number): Node {
    if (at < 0) {
      this.#line++
      return this.#below(indent)
    }
    const line = this.#lines[this.#line]
    const place = this.#place(at)
    const first = line[at]
    if (first === '"' || first === "'") {
      const { text, end } = quotedAt(line, at)
      if (!restIsEmpty(line, end)) throw unsure
      this.#line++
      return scalarOf(text, false, place)
    }
    if (first === '>' || first === '|') return scalarOf(this.#folded(line.slice(at), indent), false, place)
    if (first === '[' || first === '{') return this.#bracketed(at, indent)
    return scalarOf(this.#plain(at, indent), true, place)
  }

  #bracketed(at: number, indent: number): Node {
    const { node, line } = this.#brackets.read(this.#line, at, indent)
    this.#line = line + 1
    return node
  }

  /** A text without quotes, which may go on in lines further in. */
  #plain(at: number, indent: number): string {
    const { text: first, commented } = plainAt(this.#lines[this.#line], at)
    let text = first
    this.#line++
    let over = commented
    for (; this.#line < this.#lines.length; this.#line++) {
      const inner = this.#indents[this.#line]
      if (inner < 0) {
        // an empty line would be a break, a comment the end
        over = true
        continue
      }
      if (inner <= indent) break
      if (over) throw unsure
      const more = plainAt(this.#lines[this.#line], inner)
      text += ` ${more.text}`
      over = more.commented
    }
    return text
  }

  /** A text below `>-` or `|-`: lines are joined, or kept. */
  #folded(header: string, indent: number): string {
    if (header !== '>-' && header !== '|-') throw unsure
    const paragraphs: string[] = []
    let inner = -1
    let empty = 0
    for (this.#line++; this.#line < this.#lines.length; this.#line++) {
      const line = this.#lines[this.#line]
      if (line === '') {
        empty++
        continue
      }
      const starts = line.search(/[^ ]/)
      if (starts < 0) throw unsure
      if (starts <= indent) break
      if (inner < 0) {
        if (empty > 0) throw unsure
        inner = starts
      }
      // lines further in, and blanks at the end of a line, are not folded
      if (starts !== inner || line.endsWith(' ')) throw unsure
      const text = line.slice(inner)
      if (header === '|-') paragraphs.push(...Array<string>(empty).fill(''), text)
      else if (empty > 0) paragraphs.push(...Array<string>(empty - 1).fill(''), text)
      else if (paragraphs.length === 0) paragraphs.push(text)
      else paragraphs.push(`${paragraphs.pop()!} ${text}`)
      empty = 0
    }
    if (inner < 0) throw unsure
    return paragraphs.join('\n')
  }
}

/** Where the content of a line begins; -1 for empty lines and comments. */
function indentOf(line: string): number {
  let at = 0
  while (line.charCodeAt(at) === 32) at++
  return at === line.length || line[at] === '#' ? -1 : at
}

function isItem(line: string, at: number): boolean {
  return line[at] === '-' && (at + 1 === line.length || line[at + 1] === ' ')
}

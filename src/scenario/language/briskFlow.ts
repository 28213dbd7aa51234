/** Lists and blocks in brackets, on one line or several, for the reader of plain YAML. */
import { keyAt, quotedAt, restIsEmpty, scalarOf, unsure } from './briskWords.js'
import type { Block, Entry, List, Node, Place, Source } from './tree.js'

/** A text without quotes inside brackets. */
const WORD = /(?:[A-Za-z0-9(+./$\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff]|-[A-Za-z0-9.])[^,[\]{}:#]*/y
const DEEPEST = 10

export class Bracketed {
  readonly #source: Source
  readonly #lines: readonly string[]
  /** [line] where its content begins; -1 if it has none. */
  readonly #indents: Int32Array
  #line = 0
  #at = 0
  #indent = 0
  #depth = 0

  constructor(source: Source, indents: Int32Array) {
    this.#source = source
    this.#lines = source.lines
    this.#indents = indents
  }

  /**
   * Reads what begins with a bracket.
   *
   * @param indent of the block around it; all lines stand further in
   * @returns the line on which it ends, and on which nothing follows
   */
  read(line: number, at: number, indent: number): { node: Node; line: number } {
    this.#line = line
    this.#at = at
    this.#indent = indent
    this.#depth = 0
    const node = this.#node()
    if (!restIsEmpty(this.#lines[this.#line], this.#at)) throw unsure
    return { node, line: this.#line }
  }

  #node(): Node {
    const line = this.#lines[this.#line]
    const place = this.#place()
    const first = line[this.#at]
    if (first === '[' || first === '{') {
      if (++this.#depth > DEEPEST) throw unsure
      this.#at++
      const node = first === '[' ? this.#list(place) : this.#block(place)
      this.#depth--
      return node
    }
    if (first === '"' || first === "'") {
      const { text, end } = quotedAt(line, this.#at)
      this.#at = end
      return scalarOf(text, false, place)
    }
    WORD.lastIndex = this.#at
    const word = WORD.exec(line)
    if (!word) throw unsure
    this.#at = WORD.lastIndex
    return scalarOf(word[0].replace(/ +$/, ''), true, place)
  }

  #list(place: Place): List {
    const items: Node[] = []
    while (this.#next() !== ']') {
      items.push(this.#node())
      this.#betweenOr(']')
    }
    this.#at++
    return { type: 'list', items, place }
  }

  #block(place: Place): Block {
    const entries = new Map<string, Entry>()
    while (this.#next() !== '}') {
      const key = this.#place()
      const { name, end } = keyAt(this.#lines[this.#line], this.#at)
      if (name in Object.prototype || entries.has(name)) throw unsure
      this.#at = end + 1
      // a value on the next line would be right too
      if (this.#lines[this.#line][this.#at] !== ' ') throw unsure
      while (this.#lines[this.#line][this.#at] === ' ') this.#at++
      entries.set(name, { key, node: this.#node() })
      this.#betweenOr('}')
    }
    this.#at++
    return { type: 'block', entries, place }
  }

  /** After an item comes a comma, or the end. */
  #betweenOr(end: string): void {
    const next = this.#next()
    if (next === ',') this.#at++
    else if (next !== end) throw unsure
  }

  /** Goes on to the next sign, on this line or a later one. */
  #next(): string {
    for (;;) {
      const line = this.#lines[this.#line]
      while (line[this.#at] === ' ') this.#at++
      if (this.#at < line.length) return line[this.#at]
      this.#line++
      this.#at = 0
      // comments and empty lines between brackets are left to the other reader
      if (this.#line >= this.#lines.length) throw unsure
      const indent = this.#indents[this.#line]
      // only the last bracket may stand as far out as the key
      if (indent === this.#indent && this.#depth === 1 && /^ *[\]}]/.test(this.#lines[this.#line])) continue
      if (indent <= this.#indent) throw unsure
    }
  }

  #place(): Place {
    return { source: this.#source, line: this.#line + 1, column: this.#at + 1 }
  }
}

/**
 * YAML text to a tree with places.
 *
 * The language uses a small, plain part of YAML: blocks, lists, texts, numbers, true and false. What
 * makes a file mean something other than it seems to (anchors, tags, merge keys, several documents)
 * is refused, and so is anything that could exhaust the reader.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Node as YamlNode, Pair } from 'yaml'
import { mostBytes } from '../reader.js'
import { readBriskly } from './brisk.js'
import { scalarOf } from './briskWords.js'
import { readingMessages as say } from './messages/reading.js'
import { syntaxMessage } from './syntax.js'
import { problemAt, type Problem } from './problem.js'
import type { Block, Entry, Node, Path, Place, Scalar, Source } from './tree.js'

/** Deepest nesting; a scenario needs six levels. */
const deepest = 24

export interface ReadResult {
  /** The document, if its text could be read; there may be problems beside it, such as a key that stands twice. */
  tree?: Block
  problems: Problem[]
  source: Source
}

/**
 * Reads the bytes of a file whose top level is a block of keys.
 *
 * @param file name shown in messages
 * @param rank order of the file among those read; see {@link Source}
 */
export function readYaml(file: string, bytes: Uint8Array, rank = 0): ReadResult {
  const source: Source = { file, lines: [], rank }
  const refuse = (message: Parameters<typeof problemAt>[2], line = 1, column = 1): ReadResult => ({
    problems: [problemAt({ source, line, column }, [], message)],
    source,
  })
  if (bytes.length > mostBytes) return refuse(say.tooLarge(bytes.length, mostBytes))
  const text = decode(bytes)
  if (text === undefined) return refuse(say.notText())
  source.lines = text.split(/\r\n|\n|\r/)
  for (const [i, line] of source.lines.entries()) {
    const at = control(line)
    if (at >= 0) return refuse(say.controlCharacter(line.charCodeAt(at)), i + 1, at + 1)
    if (line.startsWith('%')) return refuse(say.directive(), i + 1)
  }
  const brisk = /[\t\r]/.test(text) ? undefined : readBriskly(source)
  if (brisk) return { tree: brisk, problems: [], source }
  const deep = tooDeep(source.lines)
  if (deep) return refuse(say.tooDeep(deepest), ...deep)

  const { node, problems } = parse(source, text)
  // a tree with holes where aliases stood would only lead to more complaints
  if (problems.some(({ code }) => code === 'anchor') || (!node && problems.length > 0)) return { problems, source }
  if (!node || (node.type === 'scalar' && node.value === null)) return refuse(say.empty())
  if (node.type !== 'block') return refuse(say.notABlock(node.type === 'list'), node.place.line, node.place.column)
  return { tree: node, problems, source }
}

/** Reads the value of one `--set PATH=VALUE`. */
export function readValue(source: Source, text: string): { node?: Node; problems: Problem[] } {
  const flow = tooDeep([text])
  if (text.length > 10_000 || flow || control(text) >= 0 || text.includes('\n')) {
    return { problems: [problemAt({ source, line: 1, column: 1 }, [], say.unusableSetting())] }
  }
  const read = parse(source, text)
  return { node: read.node ?? nothing({ source, line: 1, column: 1 }), problems: read.problems }
}

function parse(source: Source, text: string): { node?: Node; problems: Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // our own reading of plain scalars and our own search for duplicate keys, which is not quadratic
    schema: 'failsafe',
    uniqueKeys: false,
    merge: false,
  })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { source, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  if (document.errors.length > 0) {
    return { problems: document.errors.map((e) => problemAt(placeAt(e.pos[0]), [], syntaxMessage(e.code, e.message))) }
  }
  const problems: Problem[] = []
  const walk = new Walk(placeAt, problems)
  const contents = document.contents as YamlNode | null
  return { node: contents ? walk.node(contents, [], placeAt(0)) : undefined, problems }
}

class Walk {
  readonly #placeAt: (offset: number) => Place
  readonly #problems: Problem[]

  constructor(placeAt: (offset: number) => Place, problems: Problem[]) {
    this.#placeAt = placeAt
    this.#problems = problems
  }

  node(yaml: YamlNode | null, path: Path, around: Place): Node {
    const place = yaml?.range ? this.#placeAt(yaml.range[0]) : around
    if (!yaml) return nothing(place)
    if (isAlias(yaml) || ('anchor' in yaml && yaml.anchor !== undefined)) this.#report(place, path, say.anchor())
    if (isAlias(yaml)) return nothing(place)
    // set only if a tag was written, even one such as !!str
    if (yaml.tag !== undefined) this.#report(place, path, say.tag())
    if (path.length > deepest) {
      this.#report(place, path, say.tooDeep(deepest))
      return nothing(place)
    }
    if (isMap(yaml)) return this.#block(yaml.items as Pair<YamlNode, YamlNode | null>[], path, place)
    if (isSeq(yaml)) {
      const items = yaml.items.map((item, i) => this.node(item as YamlNode | null, [...path, i], place))
      return { type: 'list', items, place }
    }
    return isScalar(yaml) ? scalarOf(String(yaml.value ?? ''), yaml.type === 'PLAIN', place) : nothing(place)
  }

  #block(items: Pair<YamlNode, YamlNode | null>[], path: Path, place: Place): Block {
    const entries = new Map<string, Entry>()
    for (const { key, value } of items) {
      const keyAt = key?.range ? this.#placeAt(key.range[0]) : place
      const name = isScalar(key) ? String(key.value ?? '') : undefined
      const here = [...path, name ?? '?']
      if (name === undefined || isAlias(key) || key.anchor !== undefined || key.tag !== undefined) {
        this.#report(keyAt, path, say.notAKey())
      } else if (name === '<<') this.#report(keyAt, path, say.mergeKey())
      else if (name === '') this.#report(keyAt, path, say.noKey())
      else if (name in Object.prototype) this.#report(keyAt, path, say.reservedKey(name))
      else if (entries.has(name)) this.#report(keyAt, here, say.duplicateKey(name, entries.get(name)!.key.line))
      else entries.set(name, { key: keyAt, node: this.node(value, here, keyAt) })
    }
    return { type: 'block', entries, place }
  }

  #report(place: Place, path: Path, message: Parameters<typeof problemAt>[2]) {
    this.#problems.push(problemAt(place, path, message))
  }
}

const nothing = (place: Place): Scalar => ({ type: 'scalar', value: null, plain: true, place })

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Index of the first character that no text file has, such as NUL or an escape that would steer a terminal. */
function control(line: string): number {
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i)
    if ((code < 32 && code !== 9) || code === 127 || code === 0xfffe || code === 0xffff) return i
  }
  return -1
}

/**
 * Line and column where a text nests deeper than the parser survives. The parser itself is recursive
 * and can take the whole process down, so this looks at brackets, indentation and runs of `- ` first,
 * generously: brackets inside texts count too.
 */
function tooDeep(lines: string[]): [number, number] | undefined {
  let open = 0
  for (const [i, line] of lines.entries()) {
    const run = /^ {200}|^[ ]*(?:[-?] +){20}/.exec(line)
    if (run) return [i + 1, run[0].length]
    for (let at = 0; at < line.length; at++) {
      const char = line[at]
      if (char === '[' || char === '{') open++
      else if ((char === ']' || char === '}') && open > 0) open--
      if (open > 100) return [i + 1, at + 1]
    }
  }
  return undefined
}

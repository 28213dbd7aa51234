/** The source of the project as the architecture tests read it: files, their imports, their exports, their code. */
import { readFileSync, readdirSync } from 'node:fs'
import { posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface SourceFile {
  /** Path from the root of the project, with forward slashes: `src/engine/tick.ts`. */
  path: string
  /** First folder below `src/`, or '' for a file that lies in `src/` itself. */
  folder: string
  text: string
  /** The text with comments and the insides of strings taken out; lines stay where they are. */
  code: string
}

/** All files below a folder whose name ends in one of the endings, in order of their paths. */
export function filesBelow(folder: string, ...endings: string[]): string[] {
  return readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(root, `${entry.parentPath}${sep}${entry.name}`).split(sep).join('/'))
    .sort()
}

let known: SourceFile[] | undefined

/** Every TypeScript file below `src/`. */
export function sourceFiles(): SourceFile[] {
  known ??= filesBelow('src', '.ts').map((path) => {
    const text = readFileSync(`${root}${path}`, 'utf8')
    const parts = path.split('/')
    return { path, folder: parts.length > 2 ? parts[1] : '', text, code: codeOf(text) }
  })
  return known
}

/** Comments, texts, and regular expressions after a sign that a division cannot follow. */
const NOT_CODE =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|(?<=[(,=:[!&|?{;]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//g

/** Blanks what is not code. A template is blanked too, but for what stands between `${` and `}` in it. */
export function codeOf(text: string): string {
  return text.replace(NOT_CODE, (found) => {
    const lines = found.replace(/[^\n]/g, '')
    if (!found.startsWith('`')) return /^['"]/.test(found) ? `''${lines}` : ` ${lines}`
    const inside = [...found.matchAll(/\$\{([^{}]*)\}/g)].map((match) => codeOf(match[1]))
    return `(${inside.join(' , ')})${lines}`
  })
}

export interface Import {
  /** Package name or `node:` module, or the path of a file of ours from the root of the project. */
  to: string
  /** Whether the import disappears when the types are taken away. */
  typeOnly: boolean
}

const IMPORT = /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm

/** What a file imports, statically or when it runs. */
export function importsOf(file: Pick<SourceFile, 'path' | 'text'>): Import[] {
  return [...file.text.matchAll(IMPORT)].map(([, type, from, dynamic]) => {
    const name = from ?? dynamic
    const ours = name.startsWith('.')
    return {
      to: ours ? posix.join(posix.dirname(file.path), name).replace(/\.js$/, '.ts') : name,
      typeOnly: type !== undefined,
    }
  })
}

/** `@scope/name/file.js` and `name/file.js` without the file. */
export function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/')
}

export interface Export {
  kind: 'function' | 'class' | 'interface' | 'type' | 'const' | 'let' | 'enum'
  name: string
  line: number
  documented: boolean
}

/** What a file exports by declaring it, and whether a `/** ... *\/` comment stands right before the declaration. */
export function exportsOf(file: Pick<SourceFile, 'text'>): Export[] {
  const declaration =
    /^export (?:default )?(?:abstract )?(?:async )?(function|class|interface|type|const|let|enum)\*? ([A-Za-z0-9_$]+)/gm
  return [...file.text.matchAll(declaration)].map((match) => ({
    kind: match[1] as Export['kind'],
    name: match[2],
    line: file.text.slice(0, match.index).split('\n').length,
    documented:
      /\*\/\s*$/.test(file.text.slice(0, match.index)) && !/\*\/\n\s*\n\s*$/.test(file.text.slice(0, match.index)),
  }))
}

/** Names that an entry of the package hands on. */
export function exportsNamed(path: string): string[] {
  const text = readFileSync(`${root}${path}`, 'utf8')
  return [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
    names.split(',').flatMap((name) => name.replace(/^\s*(?:type )?(?:\S+ as )?/, '').trim() || []),
  )
}

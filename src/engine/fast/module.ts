/** The module of the fast kernel, put to work on a memory. */
import { bytes } from './bytes.js'
import type { Shapes } from '../shapes.js'
import type { Memory } from './memory.js'

/** What the module asks of its host; each stage says what its own functions do. */
export interface Host {
  overflow(what: number): void
  countPerson(local: number, door: number): void
  makeShape(...fields: Parameters<Shapes['find']>): number
  moreWords(words: number): void
  keepsEntry(): number
  moreDue(): void
  settleListing(entry: number, entries: number): void
  listTruth(local: number, behaviour: number, ordinal: number, actor: number): void
  sendListings(observation: number, who: number, listing: number, flags: number, due: number): void
  keepsAtHome(database: number): void
}

type Call = (...parameters: number[]) => number
type Value =
  | number
  | boolean
  | null
  | undefined
  | { readonly buffer: ArrayBufferLike; readonly byteOffset: number; readonly length: number }

export interface Module {
  memory: Memory
  /** Functions of the module. */
  call: Record<string, Call>
  /** Sets globals: numbers as they are, arrays of the memory by their address, what is missing or empty as 0. */
  set(values: Record<string, Value>): void
  /** Does from now on what the module asks for, where that was not said when it was put to work. */
  answer(host: Partial<Host>): void
}

let compiled: WebAssembly.Module | null | undefined

/** Whether the module can be used here; compiles it when first asked. */
export function isAvailable(): boolean {
  compiled ??= compile()
  return compiled !== null
}

function compile(): WebAssembly.Module | null {
  try {
    const text = atob(bytes)
    return new WebAssembly.Module(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))
  } catch {
    // no WebAssembly, or none with vectors, or a page that may not compile any
    return null
  }
}

/** Puts the module to work on a memory; asks first whether {@link isAvailable}. */
export function moduleOn(memory: Memory, host: Partial<Host>): Module {
  if (!isAvailable()) throw new Error('There is no WebAssembly here that the fast kernel could run in.')
  const answers: Record<string, Call | undefined> = {}
  const later = WebAssembly.Module.imports(compiled!).map(({ name }) => [
    name,
    (...parameters: number[]) => (answers[name] ?? nobodyAnswers(name))(...parameters),
  ])
  const { exports } = new WebAssembly.Instance(compiled!, {
    env: { memory: memory.pages },
    host: { ...Object.fromEntries(later), ...host },
  })
  return {
    memory,
    call: exports as Record<string, Call>,
    set(values) {
      for (const [name, value] of Object.entries(values)) {
        const global = exports[name]
        if (!(global instanceof WebAssembly.Global)) throw new Error(`The fast kernel has no global named ${name}.`)
        global.value = numberOf(name, value)
      }
    },
    answer: (more) => void Object.assign(answers, more),
  }

  function numberOf(name: string, value: Value): number {
    if (value === null || value === undefined) return 0
    if (typeof value !== 'object') return Number(value)
    if (value.length === 0) return 0
    if (value.buffer !== memory.pages.buffer) throw new Error(`${name} does not lie in the memory of the fast kernel.`)
    return value.byteOffset
  }
}

/** Stands for what the host does not do, since none of its stages asks for it. */
function nobodyAnswers(name: string): never {
  throw new Error(`The fast kernel asked for ${name}, which its host does not do.`)
}

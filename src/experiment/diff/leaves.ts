/** Single values inside a part of a scenario, by where they stand: what two schemes are compared by. */
import type { Quantity } from '../../scenario/language/quantity.js'

export interface Leaf {
  /** As written, for example `-50 points`. */
  text: string
  /** What it means; two ways of writing the same value are the same. */
  value: number | string | boolean
}

/** Titles, sources and notes say nothing about what happens. */
const words = new Set(['title', 'source', 'evidence', 'note', 'summary', 'limits', 'range'])

/** All values of a part that have a meaning for what happens, by path with dots. */
export function leavesOf(part: unknown, path = ''): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  collect(part, path, leaves)
  return leaves
}

function collect(part: unknown, path: string, into: Map<string, Leaf>): void {
  if (part === undefined || part === null) return
  if (Array.isArray(part)) {
    into.set(path, { text: part.join(', '), value: part.join('\n') })
  } else if (typeof part !== 'object') {
    into.set(path, { text: String(part), value: part as string })
  } else if (isQuantity(part)) {
    into.set(path, { text: part.text, value: part.value })
  } else {
    for (const [key, inner] of Object.entries(part))
      if (!words.has(key)) collect(inner, path === '' ? key : `${path}.${key}`, into)
  }
}

function isQuantity(part: object): part is Quantity {
  return 'kind' in part && 'value' in part && typeof part.value === 'number' && 'text' in part
}

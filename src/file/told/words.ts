/** What the entries of a file have in common: their shape, the scores after an event, and the names of rules. */
import type { FileEvent } from '../events.js'
import type { ResidentFile } from '../file.js'
import type { Say } from '../say.js'

/** How a page marks an entry: what is wrong, what was never seen, and the rest. */
export type Tone = 'plain' | 'wrong' | 'unseen' | 'door' | 'letter' | 'silent'

/** An event in words: one line, and the lines below it. */
export interface Told {
  tone?: Tone
  head: string
  details?: string[]
}

/** Where the scores stand after an event. */
export function scoresAfter(event: FileEvent, say: Say): string {
  return event.score === event.trueScore
    ? `Score now ${say.count(event.score)}, as it should be.`
    : `Score now ${say.count(event.score)}; it should be ${say.count(event.trueScore)}.`
}

/** `Rule SU-10 (reported)`. */
export function ruleName(id: string, file: ResidentFile): string {
  const rule = file.rules[id]
  return rule ? `Rule ${id} (${rule.evidence})` : `Rule ${id}`
}

/** A reason, link by link: each says what it was about, what was drawn, and which parameters stood behind it. */
import type { Throw } from '../events.js'
import type { Cited } from './figures.js'

/** Where in the line of a tick a link belongs. */
export type Stage = 'act' | 'observe' | 'record' | 'link' | 'score' | 'grade' | 'consequence' | 'respond'

/** One link of a reason. */
export interface WhyLink {
  stage: Stage
  /** In words. */
  says: string
  /** It happened, or was so, if `drew` lies below `chance`. */
  draw?: Throw
  /** Parameters behind it, by their paths in the scenario; the file says what they are. */
  figures?: string[]
  /** Acts and charges of this file that it rests on, by their numbers. */
  cases?: number[]
}

/** A link with its parameters written out, before the file gathers them. */
export type Reason = Omit<WhyLink, 'figures'> & { figures?: Cited[] }

/** Where in a run another one goes on from it: `RUN@TICK`. */
import { RunError } from '../errors.js'
import { pointMessages as say } from './messages.js'

export interface Point {
  /** Folder of the run, as the user named it. */
  run: string
  /** Ticks of it that stay as they were. */
  tick: number
}

/**
 * Reads `RUN@TICK`.
 *
 * @throws RunError if it is not of that form, or no tick would stay
 */
export function pointOf(text: string): Point {
  const match = /^(.+)@(\d[\d,]*)$/.exec(text.trim())
  if (!match) throw new RunError(say.unclear(text))
  const [run, tick] = [match[1], Number(match[2].replaceAll(',', ''))]
  if (tick === 0) throw new RunError(say.notBegun(run))
  return { run, tick }
}

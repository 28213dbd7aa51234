/**
 * Luck, where a vignette is told: the engine asks for its draws as ever and gets the words that the case states. What is
 * not stated does not happen, unless the scheme makes it certain.
 */
import { type Draw4, fateWord, fileWord, observeWord, purpose } from '../engine/draw/purposes.js'
import type { VignetteEvent } from './schema.js'

/** The smallest word passes every test of a chance above nothing; the largest passes certainty alone. */
const YES = 0
const NO = 0xffffffff

/** What luck must know at the moment of a draw. */
export interface Circumstances {
  consents: boolean
  /** The event under way, and its number. */
  event?: VignetteEvent
  number: number
}

/** Draws that bring about what the circumstances say. */
export function statedLuck(circumstances: Circumstances): Draw4 {
  return (_subject, _tick, purposeWord, _n, out) => {
    const { event, consents, number } = circumstances
    out.fill(NO)
    switch (purposeWord & 0xff) {
      case purpose.observe:
        // only a sensor that is to see the act is at work
        out[observeWord.seen] = YES
        break
      case purpose.repair:
        if (event?.repairs === 'yes') out.fill(YES)
        break
      case purpose.file:
        if (event?.appeal) out[fileWord.told] = out[fileWord.appeals] = YES
        break
      case purpose.fate:
        if (event?.appeal === 'upheld') out[fateWord.upheld] = YES
        // nobody else is there to hear a protest, so its word carries the number of the event into the file
        out[fateWord.speaksOut] = number
        break
      case purpose.consent:
        if (consents) out.fill(YES)
    }
  }
}

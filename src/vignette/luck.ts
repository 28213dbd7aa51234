/**
 * Luck, where a vignette is told: the engine asks for its draws as ever and gets the words that the case states. What is
 * not stated does not happen, unless the scheme makes it certain.
 */
import { type Draw4, accessWord, fateWord, fileWord, observeWord, purpose, stayWord } from '../engine/draw/purposes.js'
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
  /** All events of the case. */
  events: readonly VignetteEvent[]
  /** Word that makes the subject do what is owed on the day that the event says; one that never does without it. */
  performs: number
}

/** Draws that bring about what the circumstances say. */
export function statedLuck(circumstances: Circumstances): Draw4 {
  return (_subject, _tick, purposeWord, n, out) => {
    const { event, consents, number, events } = circumstances
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
        if (event?.appeal && event.finds !== 'yes') out[fileWord.told] = out[fileWord.appeals] = YES
        break
      case purpose.stay:
        out[stayWord.performs] = circumstances.performs
        if (event?.extended === 'yes') out[stayWord.extended] = YES
        break
      case purpose.fate:
        if (event?.appeal === 'upheld') out[fateWord.upheld] = YES
        // nobody else is there to hear a protest, so its word carries the number of the event into the file
        out[fateWord.speaksOut] = number
        break
      case purpose.access: {
        // the record's luck is the number of the event that it follows from
        const said = events[n - 1]
        if (said?.finds === 'yes') out[accessWord.wait] = YES
        if (said?.appeal) out[accessWord.appeals] = YES
        // the smallest word is the longest wait
        if (said?.appeal === 'late') out[accessWord.filing] = YES
        break
      }
      case purpose.consent:
        if (consents) out.fill(YES)
    }
  }
}

import pico from 'picocolors'
import type { Stream, Terminal } from '../../src/cli/terminal/terminal.js'

export interface Recorded extends Stream {
  text: string
  /** Each piece as it was written. */
  pieces: string[]
}

export function fakeStream(live = false, width = 100): Recorded {
  const pieces: string[] = []
  return {
    live,
    width,
    pieces,
    colours: pico.createColors(false),
    write: (text) => {
      pieces.push(text)
    },
    get text() {
      return pieces.join('')
    },
  }
}

export function fakeTerminal(live = false): Terminal & { out: Recorded; err: Recorded } {
  return { out: fakeStream(live), err: fakeStream(live) }
}

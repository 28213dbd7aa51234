/** A stream for files: no colours, and lines of one width wherever they were written. */
import pico from 'picocolors'
import type { Stream } from './terminal.js'

const WIDTH = 100

/** The same stream as far as it is written to, plain as for a file. */
export function plainStream(stream: Stream): Stream {
  return { ...stream, live: false, width: WIDTH, colours: pico.createColors(false) }
}

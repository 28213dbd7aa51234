/** Where a command writes: results on `out`, everything said along the way on `err`. Tests hand in their own. */
import pico from 'picocolors'

export type Colours = ReturnType<typeof pico.createColors>

export interface Stream {
  write(text: string): void
  /** Whether a person is looking, so that colours and a moving bar make sense. */
  live: boolean
  /** Characters to a line. */
  width: number
  colours: Colours
}

export interface Terminal {
  out: Stream
  err: Stream
}

/** Width of a line for a pipe or a file, which have none of their own. */
const PIPED_WIDTH = 100
/** Lines longer than this tire the eye, however wide the window is. */
const WIDEST = 160

/** The streams of this process. Colours obey NO_COLOR and FORCE_COLOR. */
export function processTerminal(environment: NodeJS.ProcessEnv = process.env): Terminal {
  return { out: streamOf(process.stdout, environment), err: streamOf(process.stderr, environment) }
}

function streamOf(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Stream {
  // Node leaves it undefined where there is no terminal, whatever its types say
  const { isTTY = false }: { isTTY?: boolean } = stream
  const live = isTTY && environment.TERM !== 'dumb'
  return {
    write: (text) => {
      stream.write(text)
    },
    live,
    get width() {
      return live ? Math.min(stream.columns || PIPED_WIDTH, WIDEST) : PIPED_WIDTH
    },
    colours: pico.createColors(wantsColour(live, environment)),
  }
}

/** Whether to colour: what the environment asks for, else only for a person. See no-color.org and force-color.org. */
export function wantsColour(live: boolean, environment: NodeJS.ProcessEnv): boolean {
  if (environment.NO_COLOR) return false
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0'
  return live
}

/** One moving line on standard error while a run is under way; nothing at all where nobody looks. */
import { rough, spell } from './numbers.js'
import type { Stream } from './terminal.js'

export interface Progress {
  /** After each tick. `note` is a short text such as the date. */
  tick(done: number, note: string): void
  /** Takes the line away; call it whatever happened. */
  end(): void
}

/** Milliseconds between two drawings: more often only flickers. */
const PAUSE = 100
const CLEAR_LINE = '\r\u001b[2K'

/**
 * @param residents how many live through each tick, for the rate
 * @param now clock in milliseconds
 */
export function progressOn(
  stream: Stream,
  ticks: number,
  residents: number,
  now: () => number = () => performance.now(),
): Progress {
  if (!stream.live) return { tick: () => undefined, end: () => undefined }
  let started: { at: number; done: number } | undefined
  let drawn = -Infinity
  return {
    tick(done, note) {
      const at = now()
      // the clock starts at the end of the first tick: building the people is not ticking
      started ??= { at, done }
      if (at - drawn < PAUSE && done < ticks) return
      drawn = at
      stream.write(CLEAR_LINE + line(stream, done, ticks, residents, { ...started, now: at }, note))
    },
    end() {
      if (drawn > -Infinity) stream.write(CLEAR_LINE)
    },
  }
}

function line(
  stream: Stream,
  done: number,
  ticks: number,
  residents: number,
  clock: { at: number; done: number; now: number },
  note: string,
): string {
  const elapsed = (clock.now - clock.at) / 1000
  const since = done - clock.done
  const timed =
    since > 0 && elapsed > 0
      ? `  ${rough((since * residents) / elapsed)} resident-ticks/s  ${spell((elapsed / since) * (ticks - done))} left`
      : ''
  const text = ` ${Math.floor((done / ticks) * 100)} %  tick ${done} of ${ticks}  ${note}${timed}`
  const room = stream.width - 1 - text.length
  return room < 10
    ? text.trimStart().slice(0, stream.width - 1)
    : stream.colours.cyan(bar(done / ticks, Math.min(room, 30))) + text
}

/** A bar of `width` characters, filled to `share`. */
export function bar(share: number, width: number): string {
  const filled = Math.floor(share * width)
  return '█'.repeat(filled) + '░'.repeat(width - filled)
}

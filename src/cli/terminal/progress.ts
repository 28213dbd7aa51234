/** One moving line on standard error while a run is under way; nothing at all where nobody looks. */
import type { Progress } from '../../run/drive.js'
import { rough, spell } from './numbers.js'
import type { Stream } from './terminal.js'

export interface ProgressLine {
  /** After each tick. */
  show(progress: Progress): void
  /** Takes the line away; call it whatever happened. */
  end(): void
}

/** Milliseconds between two drawings: more often only flickers. */
const PAUSE = 100
const CLEAR_LINE = '\r\u001b[2K'
const LONGEST_BAR = 30
const SHORTEST_BAR = 10

/** @param now clock in milliseconds */
export function progressOn(stream: Stream, now: () => number = () => performance.now()): ProgressLine {
  if (!stream.live) return { show: () => undefined, end: () => undefined }
  let drawn = -Infinity
  return {
    show(progress) {
      const at = now()
      if (at - drawn < PAUSE && progress.tick < progress.ticks) return
      drawn = at
      stream.write(CLEAR_LINE + line(progress, stream))
    },
    end() {
      if (drawn > -Infinity) stream.write(CLEAR_LINE)
      drawn = -Infinity
    },
  }
}

function line(progress: Progress, { width, colours }: Stream): string {
  const { tick, ticks, residentTicksPerSecond, secondsLeft } = progress
  const pace = `${rough(residentTicksPerSecond)} resident-ticks/s`
  const text = ` ${Math.floor((tick / ticks) * 100)} %  tick ${tick} of ${ticks}  ${spell(secondsLeft)} left  ${pace}`
  const room = width - 1 - text.length
  if (room < SHORTEST_BAR) return text.trimStart().slice(0, width - 1)
  return colours.cyan(bar(tick / ticks, Math.min(room, LONGEST_BAR))) + text
}

/** A bar of `width` characters, filled to `share`. */
export function bar(share: number, width: number): string {
  const filled = Math.floor(share * width)
  return '█'.repeat(filled) + '░'.repeat(width - filled)
}

/** One moving line on standard error while a run is under way; nothing at all where nobody looks. */
import type { Progress } from '../../run/drive.js'
import type { SampleProgress } from '../../run/verify.js'
import { grouped } from '../../run/grouped.js'
import { rough, spell } from './numbers.js'
import type { Stream } from './terminal.js'

export interface ProgressLine {
  /** After each tick, or each community where those are lived one after the other. */
  show(progress: Progress | SampleProgress): void
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
      const far = farOf(progress)
      if (at - drawn < PAUSE && far.done < far.all) return
      drawn = at
      stream.write(CLEAR_LINE + line(far, stream))
    },
    end() {
      if (drawn > -Infinity) stream.write(CLEAR_LINE)
      drawn = -Infinity
    },
  }
}

interface Far {
  done: number
  all: number
  text: string
}

function farOf(progress: Progress | SampleProgress): Far {
  const left = `${spell(progress.secondsLeft)} left`
  if ('communities' in progress) {
    const { done, communities: all } = progress
    return { done, all, text: `community ${grouped(done)} of ${grouped(all)}  ${left}` }
  }
  const { tick, ticks, residentTicksPerSecond } = progress
  const pace = `${rough(residentTicksPerSecond)} resident-ticks/s`
  return { done: tick, all: ticks, text: `tick ${tick} of ${ticks}  ${left}  ${pace}` }
}

function line({ done, all, text: how }: Far, { width, colours }: Stream): string {
  const text = ` ${Math.floor((done / all) * 100)} %  ${how}`
  const room = width - 1 - text.length
  if (room < SHORTEST_BAR) return text.trimStart().slice(0, width - 1)
  return colours.cyan(bar(done / all, Math.min(room, LONGEST_BAR))) + text
}

/** A bar of `width` characters, filled to `share`. */
export function bar(share: number, width: number): string {
  const filled = Math.floor(share * width)
  return '█'.repeat(filled) + '░'.repeat(width - filled)
}

/** Tick after tick until the end, letting others breathe, stopping when asked to, and saying how far it is. */
import { Interrupted } from './errors.js'

/** How far a run is. */
export interface Progress {
  /** Ticks done, 1 after the first. */
  tick: number
  ticks: number
  /** Seconds since the first tick began. */
  seconds: number
  residentTicksPerSecond: number
  /** At the present pace. */
  secondsLeft: number
}

export interface DriveOptions {
  onTick?: (progress: Progress) => void
  /** Stops the run; the crew's present tick is left to itself. */
  signal?: AbortSignal
}

/** How long, and for whom. */
export interface Length {
  ticks: number
  residents: number
}

/**
 * Does the work of every tick, one after the other.
 *
 * @param work what a tick takes
 * @param done what follows from it, before the next tick
 * @returns seconds that the ticks took
 * @throws Interrupted if the signal was given
 */
export async function tickByTick<Result extends object>(
  { ticks, residents }: Length,
  work: (tick: number) => Promise<Result>,
  done: (tick: number, result: Result) => void,
  { onTick, signal }: DriveOptions,
): Promise<number> {
  const stop = stopper(signal)
  const breathe = breather()
  const start = performance.now()
  for (let tick = 0; tick < ticks; tick++) {
    const stopped = () => new Interrupted(tick, ticks)
    await breathe()
    if (signal?.aborted) throw stopped()
    const result = await Promise.race([work(tick), stop])
    if (result === null) throw stopped()
    done(tick, result)
    onTick?.(progress(tick + 1, ticks, residents, (performance.now() - start) / 1000))
  }
  return (performance.now() - start) / 1000
}

function progress(tick: number, ticks: number, residents: number, seconds: number): Progress {
  return {
    tick,
    ticks,
    seconds,
    residentTicksPerSecond: seconds > 0 ? (residents * tick) / seconds : 0,
    secondsLeft: (seconds / tick) * (ticks - tick),
  }
}

/** Resolves to null once the signal is given; never, if it is not. */
function stopper(signal?: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(null), { once: true }))
}

const BREATH_MS = 50

/** Lets signals, clicks and repaints through now and then, which a crew of one would otherwise hold up. */
function breather(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < BREATH_MS) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    last = performance.now()
  }
}

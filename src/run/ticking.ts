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
  /** Stops the run; the crew's present tick is left to itself, unless there is `between`. */
  signal?: AbortSignal
  /** Ticks that are done already; 0 if left out. */
  from?: number
  /**
   * Called after each tick but the last; the next one waits for it.
   *
   * @param done ticks that are done
   * @param stopping whether the signal was given
   */
  between?: (done: number, stopping: boolean) => Promise<void>
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
  { onTick, signal, from = 0, between }: DriveOptions,
): Promise<number> {
  // what can be saved is finished first: half a tick is worth nothing
  const stop = between ? undefined : stopper(signal)
  const breathe = breather()
  const start = performance.now()
  for (let tick = from; tick < ticks; tick++) {
    const stopped = () => new Interrupted(tick, ticks)
    await breathe()
    if (signal?.aborted) throw stopped()
    const result = await (stop ? Promise.race([work(tick), stop]) : work(tick))
    if (result === null) throw stopped()
    done(tick, result)
    onTick?.(progress(tick + 1 - from, ticks - from, residents, (performance.now() - start) / 1000, from))
    if (between && tick + 1 < ticks) {
      await breathe()
      await between(tick + 1, signal?.aborted ?? false)
    }
  }
  return (performance.now() - start) / 1000
}

/** @param before ticks that were done before these began */
function progress(tick: number, ticks: number, residents: number, seconds: number, before: number): Progress {
  return {
    tick: before + tick,
    ticks: before + ticks,
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
export function breather(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < BREATH_MS) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    last = performance.now()
  }
}

/** Timing what this thread does, on a machine that others use too. */

/** Seconds of the processor, by all threads of this process. */
export function clock(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/**
 * Begins to time something that this thread does.
 *
 * @returns seconds since then that it has taken: no more than the clock says, for what the compiler and the collector of garbage do
 *   beside it is no work of this thread, and no more than the processors say, for what others do on them is none either. A run
 *   that shares them takes as much longer.
 */
export function stopwatch(): () => number {
  const [wall, busy] = [performance.now(), clock()]
  return () => Math.min((performance.now() - wall) / 1000, clock() - busy)
}

/**
 * The shortest of some times.
 *
 * @param patience seconds in which it is done again and again: what a program does for the first time is slow
 */
export function secondsOf(work: () => unknown, patience = 0.02): number {
  let least = Infinity
  const start = clock()
  for (let round = 0; round < 4 || clock() - start < patience; round++) {
    const passed = stopwatch()
    work()
    least = Math.min(least, passed())
  }
  return least
}

/** Ctrl-C, and a polite request to end: work stops at the next tick instead of in the middle of a file. */

export interface Interruptible {
  signal: AbortSignal
  /** Stop listening; from then on Ctrl-C ends the process at once, as everywhere. */
  release(): void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Listens for signals while something long is under way. The first asks for an end in good order; the second ends
 * the process at once.
 *
 * @param onFirst called at the first signal, for example to say that it was heard
 */
export function interruptible(onFirst: () => void = () => undefined): Interruptible {
  const controller = new AbortController()
  const heard = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
    onFirst()
  }
  for (const signal of signals) process.on(signal, heard)
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of signals) process.off(signal, heard)
    },
  }
}

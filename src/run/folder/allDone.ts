/**
 * Waits for all, also where some fail: whoever then takes a folder away must not meet somebody who still writes into it.
 *
 * @throws what the first of them that failed threw
 */
export async function allDone(works: readonly Promise<void>[]): Promise<void> {
  for (const work of await Promise.allSettled(works)) if (work.status === 'rejected') throw work.reason
}

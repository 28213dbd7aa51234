/** How a run can end without a result. */

/**
 * What the user can put right: a folder that exists already, too little memory, a damaged run. Called `InputError`
 * like mistakes in a scenario, because whoever catches it treats both alike; anything else thrown is a defect.
 */
export class RunError extends Error {
  override name = 'InputError'
}

/** The run was stopped from outside before it was finished. */
export class Interrupted extends Error {
  override name = 'Interrupted'
  /** Ticks that were finished; communities, where those are lived one after the other. */
  readonly ticksDone: number

  /**
   * @param resumable folder of the run, if what was done is kept and the run can go on
   * @param of what was counted
   */
  constructor(ticksDone: number, ticks: number, resumable?: string, of: 'ticks' | 'communities' = 'ticks') {
    const kept = resumable === undefined ? 'nothing was kept' : `"glasshouse resume ${resumable}" goes on from there`
    super(`stopped after ${ticksDone} of ${ticks} ${of}; ${kept}`)
    this.ticksDone = ticksDone
  }
}

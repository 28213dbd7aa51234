/** How a run can end without a result. */

/**
 * What the user can put right: a folder that exists already, too little memory, a damaged run. Called `InputError`
 * like mistakes in a scenario, because whoever catches it treats both alike; anything else thrown is a defect.
 */
export class RunError extends Error {
  override name = 'InputError'
}

/** The run was stopped from outside before it was finished; nothing of it is kept. */
export class Interrupted extends Error {
  override name = 'Interrupted'
  /** Ticks that were finished. */
  readonly ticksDone: number

  constructor(ticksDone: number, ticks: number) {
    super(`stopped after ${ticksDone} of ${ticks} ticks; nothing was kept`)
    this.ticksDone = ticksDone
  }
}

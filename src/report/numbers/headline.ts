/** The few numbers that a reader should take away; which of them are worth a sentence depends on the run. */
import type { Context } from '../context.js'
import { actRows, sumActs, victimRows } from './acts.js'
import { chargesByBehaviour, pointsTaken, sumCharges } from './charges.js'
import { doorRows } from './doors.js'
import { heldAt, type GradeHeld } from './grades.js'
import { listRows } from './lists.js'
import { firstEvent, opinionSeries } from './opinion.js'
import { FEW, part } from './rates.js'
import { distanceAt } from './scores.js'

export function headlineOf(context: Context) {
  const held = heldAt(context, context.gradedTick)
  const lettered = held.reduce((sum, row) => sum + row.residents, 0)
  const tooLow = held.reduce((sum, row) => sum + row.tooLow, 0)
  const charges = chargesByBehaviour(context)
  const sum = sumCharges(charges)
  const doors = doorRows(context)
  const voice = sumActs(actRows(context).filter((row) => row.kind === 'voice'))
  const victims = victimRows(context)
  const blacklisted = listRows(context).filter(({ kind }) => kind === 'blacklist')
  const end = distanceAt(context)
  return {
    low: lowGrade(held),
    lettered,
    tooLow,
    tooLowShare: part(tooLow, lettered),
    belowTruth: end.below_truth,
    belowShare: part(end.below_truth, end.scored),
    points: pointsTaken(context),
    charges: sum,
    /** Acts while a rule that takes points for them was in force. */
    costlyActs: sum.ruled,
    /** Residents on blacklists at the end, and those of them who should not be; somebody on two counts twice. */
    listed: blacklisted.reduce((total, row) => total + row.on, 0),
    wronglyListed: blacklisted.reduce((total, row) => total + row.wronglyOn, 0),
    shut: doors.reduce((total, row) => total + row.shut, 0),
    opened: doors.reduce((total, row) => total + row.opened, 0),
    voice,
    victims: victims.reduce((total, row) => total + row.victims, 0),
    spared: Math.round(victims.reduce((total, row) => total + row.spared, 0)),
    outcry: firstEvent(context, 'outcry'),
    dropped: firstEvent(context, 'drop_grades'),
    repealed: firstEvent(context, 'repeal'),
    approval: opinionSeries(context)[0]?.approval.findLast((value) => value !== null) ?? null,
  }
}

/** The lowest grades down from the first that, with all below it, have enough holders to be told of; never the best. */
function lowGrade(held: readonly GradeHeld[]): { title: string; residents: number; lowest: boolean } | undefined {
  let residents = 0
  for (let g = held.length - 1; g > 0; g--) {
    residents += held[g].residents
    if (residents >= FEW) return { title: held[g].title, residents, lowest: g === held.length - 1 }
  }
  return undefined
}

export type Headline = ReturnType<typeof headlineOf>

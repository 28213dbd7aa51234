/** What a rule that lists weighs in the minds of people. */
import { type ListTables, listKinds, puttingOn, takingOff } from './tables.js'

/** Points that are at stake by what a rule does with lists: above 0 what is to be feared, below 0 what is to be gained. */
export function stakeOfLists({ count, kind, stake }: ListTables, listing: number): number {
  let points = 0
  for (let list = 0; list < count; list++) {
    const feared = kind[list] === listKinds.blacklist ? stake[list] : -stake[list]
    if (listing & puttingOn(list)) points += feared
    if (listing & takingOff(list)) points -= feared
  }
  return points
}

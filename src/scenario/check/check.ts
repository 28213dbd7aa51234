/** All checks of a scenario's meaning, in the order of the file. */
import { checkConduct } from './conduct.js'
import type { Examined } from './context.js'
import { checkComposite, checkNoFactors } from './composite.js'
import { checkGrades } from './grades.js'
import { checkIdle } from './idle.js'
import { checkLending, checkStarts } from './lending.js'
import { checkLists, checkReactions, checkWhatRulesDo } from './lists.js'
import { checkMembership } from './membership.js'
import { checkRanges } from './ranges.js'
import { checkRatings } from './ratings.js'
import { checkReferences, checkTraits } from './references.js'
import { checkRegistry } from './registry.js'
import { checkRules, checkScores } from './scores.js'
import { checkSubjects } from './subjects.js'
import { checkTime } from './time.js'
import { checkIntent } from './warnings.js'

export type { Examined, Traits } from './context.js'

/** Puts every mistake and every warning on the desk; problems are sorted by place later. */
export function checkScenario(examined: Examined): void {
  for (const check of [
    checkTime,
    checkReferences,
    checkTraits,
    checkRegistry,
    checkScores,
    checkStarts,
    checkComposite,
    checkNoFactors,
    checkRules,
    checkRatings,
    checkWhatRulesDo,
    checkLists,
    checkReactions,
    checkSubjects,
    checkGrades,
    checkLending,
    checkMembership,
    checkRanges,
    checkConduct,
    checkIdle,
    checkIntent,
  ]) {
    check(examined)
  }
}

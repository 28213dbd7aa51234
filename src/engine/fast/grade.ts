/** Stage `grade` in the module: its tables, and the numbers by which it counts. */
import { SPELL_BINS, fileMetric } from '../counters.js'
import { purpose } from '../draw/purposes.js'
import { member } from '../respond/tables.js'
import { COMMUNITY_SIZE } from '../tables.js'
import { setPools } from './composite.js'
import type { MakeStage } from './stage.js'

export const gradeIn: MakeStage = (module, { tables, layout, world }) => {
  const { memory, call, set } = module
  const { grade, safeguard, opinion, response, doing } = tables
  if (grade.count === 0) return null
  if (tables.score.composite) setPools(module, world, tables.score.composite)
  set({
    letters: grade.count,
    gradeInterval: grade.interval,
    spellBins: SPELL_BINS,
    gradeTold: safeguard.toldLower,
    gradeProtest: opinion.speaksOut.afterLowerGrade,
    gradeStrain: response.strainOfLowerGrade,
    gradeMetricDown: fileMetric(layout, 'graded_down'),
    gradeMetricUntold: fileMetric(layout, 'graded_down_untold'),
    purposeDowngrade: purpose.downgrade,
    nextLetter: memory.u8(COMMUNITY_SIZE),
    nextTrueLetter: memory.u8(COMMUNITY_SIZE),
    IS_MEMBER: member.is,
    consentFrom: safeguard.consentFrom,
    consents: memory.put(safeguard.consents),
    profileOfCell: memory.put(doing.profileOfCell),
    purposeConsent: purpose.consent,
    startRoom: memory.i16(COMMUNITY_SIZE),
    eligibleRoom: memory.u8(COMMUNITY_SIZE),
  })
  return () => void call.regrade()
}

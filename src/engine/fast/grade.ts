/** Stage `grade` in the module: its tables, and the numbers by which it counts. */
import { SPELL_BINS, fileMetric, stockMetrics } from '../counters.js'
import { purpose } from '../draw/purposes.js'
import { STOCKS } from '../measure/stocks.js'
import type { Place } from '../place.js'
import { member } from '../respond/tables.js'
import { COMMUNITY_SIZE } from '../tables.js'
import { setPools } from './composite.js'
import type { MakeStage } from './stage.js'

const RESIDENTS = stockMetrics.indexOf('residents')

export const gradeIn: MakeStage = (module, place) => {
  const { memory, call, set } = module
  const { tables, layout, world, stocks } = place
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
  let isGraded = false
  stocks.settle.push((region) => {
    if (isGraded) countKept(place, region)
    isGraded = false
  })
  return ({ now, region, k }) => {
    const isCounted = stocks.counted[k]
    call.regrade(isCounted)
    if (isCounted && now.regrades && now.bands && !now.dropped[region]) isGraded = true
  }
}

/**
 * Counts all of a region who had a letter before this tick as if they kept it: the sums that stand know them by group. Those
 * who moved are taken out of them one by one.
 */
function countKept({ stocks: { stock, firstRegion }, counters: { moves }, layout }: Place, region: number): void {
  const { states, groups } = layout
  const from = (region - firstRegion) * groups
  for (let group = 0; group < groups; group++) {
    for (let letter = 0; letter < states - 1; letter++) {
      const residents = stock.standing[((from + group) * states + letter) * STOCKS + RESIDENTS]
      moves[((region * groups + group) * states + letter) * states + letter] += residents
    }
  }
}

/** Figures that must fit each other or the laboratory. */
import { entriesOf, type Examined } from './context.js'
import { rangeMessages as say } from './messages/range.js'

/** Four thousand million, because a resident is numbered with 32 bits. */
export const mostResidents = 4_000_000_000

/** Severity shares, contagion, residents, bins, mistaken persons. */
export function checkRanges({ draft, desk }: Examined): void {
  for (const [id, { severity }] of entriesOf(draft.behaviours)) {
    if (!severity) continue
    const sum = severity.minor.value + severity.ordinary.value + severity.serious.value
    if (Math.abs(sum - 1) > 1e-6) desk.problem(['behaviours', id, 'severity'], say.severity(sum))
  }
  const contagion = draft.opinion?.outcry.contagion
  if (contagion && (contagion.value < 1 || contagion.value > 2)) {
    desk.problem(['opinion', 'outcry', 'contagion'], say.contagion(contagion.text))
  }
  const residents = draft.population?.residents
  if (residents && (residents.value < 1 || residents.value > mostResidents)) {
    desk.problem(['population', 'residents'], say.residents(residents.text, '4,000,000,000'))
  }
  const bins = draft.measures?.score_bins
  if (bins && bins.value < 1) desk.problem(['measures', 'score_bins'], say.bins(bins.text))
  for (const [id, sensor] of entriesOf(draft.sensors)) {
    if (!sensor.mistaken_person || !sensor.mistaken_factors) continue
    let chance = sensor.mistaken_person.value
    for (const byCategory of Object.values(sensor.mistaken_factors)) {
      chance *= Math.max(1, ...Object.values(byCategory).map((factor) => factor.value))
    }
    if (chance > 1) desk.problem(['sensors', id, 'mistaken_factors'], say.mistaken(chance))
  }
}

/** A compiled catalogue as the measures read it. */
import { dateOfTick } from '../compile/calendar.js'
import type { Catalogue } from '../compile/catalogue.js'
import type { Labels } from '../measure/labels.js'

/**
 * Names, dates and prices for the collector. Records are counted together whichever database keeps them, so one record
 * costs what it costs on average over the databases.
 */
export function labelsOf({ costs, calendar, ...names }: Catalogue): Labels {
  const { perRecord, ...others } = costs
  const mean = perRecord.length > 0 ? perRecord.reduce((sum, cost) => sum + cost, 0) / perRecord.length : 0
  const dates: string[] = []
  return {
    ...names,
    costs: { perRecord: mean, ...others },
    dateOf: (tick) => (dates[tick] ??= dateOfTick(calendar, tick)),
  }
}

/**
 * Stage `respond`, beyond the single resident: approval, public attention and the scheme's own reactions, per region.
 * Whole numbers throughout. An outcry is a mechanism, not a date: it breaks out when protest, which is made of single
 * acts of single residents whom the scheme has hit, crosses a threshold.
 */
import { type Counters, doorMetric, fileMetric, regionFlow, regionStock } from '../counters.js'
import { type Standings, standingsOf } from '../grade/rank.js'
import { Q16, type Tables } from '../tables.js'
import { towards } from './step.js'
import { moveTrust } from './trust.js'

export interface RegionState {
  /** Millionths of residents who approve. */
  approval: number
  /** Protests per 10^9 resident-ticks, remembered with the scenario's half-life. */
  attention: number
  /** Charges made known per 10^6 resident-years, remembered over about a year. */
  publicity: number
  outcry: number
  /** 1 once letter grades have been given. */
  graded: number
  dropped: number
  repealed: number
  /** [reaction] tick in which it is decided, to take effect from the next; -1 while nothing has set it off. */
  pending: number[]
  /** [context] millionths of residents who trust the institutions of the field; left out where no trust is kept. */
  trust?: number[]
  /** Members in 1/65,536 of the residents, where having a score is a choice. */
  members?: number
  /** Where the order of all scores stands; the same in every region, and only where scores are put in order. */
  standings?: Standings
}

export interface RegionEvent {
  tick: number
  region: number
  what: 'graded' | 'outcry' | 'outcry_over' | 'drop_grades' | 'narrow' | 'repeal'
}

/** All regions before the first tick: approval at its start, no attention, nothing decided. */
export function startRegions(tables: Tables): RegionState[] {
  return tables.regions.map(() => ({
    approval: tables.opinion.start,
    attention: 0,
    publicity: 0,
    outcry: 0,
    graded: 0,
    dropped: 0,
    repealed: 0,
    pending: tables.reactions.map(({ onTick }) => onTick),
    ...(tables.opinion.trust && { trust: [...tables.opinion.trust.start] }),
    ...(tables.membership && { members: 0 }),
    ...(tables.rank && { standings: [] }),
  }))
}

/** Moves every region on by one tick, from the counters of the tick that just ended. Reads group 0 (everybody) only. */
export function respond(tables: Tables, regions: RegionState[], counters: Counters, tick: number): RegionEvent[] {
  const events: RegionEvent[] = []
  const standings = standingsOf(tables, counters)
  regions.forEach((region, r) => {
    if (tables.membership) region.members = shareOfMembers(tables, counters, r)
    if (tables.rank) region.standings = standings
    const say = (what: RegionEvent['what']) => events.push({ tick, region: r, what })
    if (tables.grade.regrades[tick] && !region.dropped && !region.repealed) {
      if (!region.graded) say('graded')
      region.graded = 1
    }
    moveOpinion(tables, region, counters, r)
    moveTrust(tables, region.trust, counters, r)
    const { threshold } = tables.opinion
    if (!region.outcry && threshold > 0 && region.attention >= threshold) {
      region.outcry = 1
      say('outcry')
      tables.reactions.forEach((reaction, i) => {
        if (reaction.onTick < 0 && region.pending[i] < 0) region.pending[i] = tick + reaction.afterTicks
      })
    } else if (region.outcry && region.attention * 2 < threshold) {
      region.outcry = 0
      say('outcry_over')
    }
    tables.reactions.forEach((reaction, i) => {
      if (region.pending[i] !== tick) return
      if (reaction.does === 'drop_grades' && !region.dropped) {
        region.dropped = 1
        say('drop_grades')
      }
      if (reaction.does === 'narrow' && !region.repealed) say('narrow')
      if (reaction.does === 'repeal' && !region.repealed) {
        region.repealed = 1
        say('repeal')
      }
    })
  })
  return events
}

function shareOfMembers(tables: Tables, counters: Counters, r: number): number {
  const members = regionStock(counters, r, 'scored')
  return Math.floor((members * Q16) / Math.max(1, tables.regions[r].residents))
}

function moveOpinion(tables: Tables, region: RegionState, counters: Counters, r: number): void {
  const { opinion, doing, ticksPerYear } = tables
  const { layout } = counters
  const residents = Math.max(1, tables.regions[r].residents)
  const protests = regionFlow(counters, r, fileMetric(layout, 'protests'))
  let refusals = 0
  let priorities = 0
  for (let d = 0; d < doing.doors; d++) {
    refusals += regionFlow(counters, r, doorMetric(layout, d, 'refused_by_scheme'))
    priorities += regionFlow(counters, r, doorMetric(layout, d, 'opened_by_scheme'))
  }
  const wrong = regionFlow(counters, r, fileMetric(layout, 'told_wrong'))
  const charges = regionFlow(counters, r, fileMetric(layout, 'charges'))

  const perThousandMonth = (flow: number) => (flow * 1000) / (residents * opinion.monthsPerTick)
  const target =
    opinion.start -
    perThousandMonth(refusals) * opinion.perRefusal -
    perThousandMonth(wrong) * opinion.perWrongCharge +
    perThousandMonth(priorities) * opinion.perPriority -
    region.outcry * opinion.inOutcry
  const bounded = Math.floor(Math.min(1e6, Math.max(0, target)))
  region.approval += towards(bounded - region.approval, opinion.approvalStep)
  region.attention += towards(Math.floor((protests * 1e9) / residents) - region.attention, opinion.attentionStep)
  const yearly = Math.floor((charges * ticksPerYear * 1e6) / residents)
  region.publicity += towards(yearly - region.publicity, opinion.publicityStep)
}

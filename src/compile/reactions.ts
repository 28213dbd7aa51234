/** How residents, opinion and the scheme react, as tables. */
import { pow } from '../engine/draw/detmath.js'
import type { Endings, OpinionTables, ReactionTable, ResponseTables, TrustTables } from '../engine/respond/tables.js'
import { Q16 } from '../engine/tables.js'
import { contexts } from '../scenario/schema/words.js'
import type { Trust } from '../scenario/schema/response.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { onScale, threshold } from './behaviours.js'
import { type Calendar, MONTHS_PER_YEAR, firstTickFrom, leftAfter, ticksInForce, ticksOf } from './calendar.js'
import { compileGaming } from './conduct.js'

/**
 * Strain, hardship and perceived risk fade four times a year. Fading visits everybody, and a quarter is short beside
 * their half-lives.
 */
const FADE_EVERY_YEARS = 0.25
/** How long people remember how many were charged: half is forgotten in a year. */
const PUBLICITY_HALF_LIFE_YEARS = 1
const MILLION = 1e6

/** Strengths and half-lives of the responses of residents. */
export function compileResponse(scenario: Scenario, calendar: Calendar): ResponseTables {
  const { response } = scenario
  const every = ticksOf(calendar, FADE_EVERY_YEARS, 1)
  const years = every / calendar.ticksPerYear
  const kept = (halfLife: number) => Math.floor(leftAfter(years, halfLife, pow) * 256 + 0.5)
  return {
    on: response.on,
    prior: response.perceived_risk.prior.value,
    publicity: response.perceived_risk.publicity.value,
    deterrence: response.deterrence.strength.value,
    conformity: response.conformity.strength.value,
    chill: response.chill.strength.value,
    spillOver: response.chill.spill_over.value,
    withoutGrades: response.without_grades.value,
    evasion: response.evasion?.strength.value ?? 0,
    gaming: compileGaming(scenario),
    afterOwnCharge: onScale(response.perceived_risk.after_own_charge),
    strainOfCharge: onScale(response.strain.of_charge),
    strainOfWrongCharge: onScale(response.strain.of_wrong_charge),
    strainOfLowerGrade: onScale(response.strain.of_lower_grade),
    fades: Uint8Array.from({ length: calendar.ticks }, (_, tick) => (tick > 0 && tick % every === 0 ? 1 : 0)),
    strainKept: kept(response.strain.fades_by_half_in.value),
    hardshipKept: kept(response.hardship.fades_by_half_in.value),
    riskKept: kept(response.perceived_risk.fades_by_half_in.value),
  }
}

/** Thresholds and steps of approval, attention and publicity, in the whole numbers that the engine keeps. */
export function compileOpinion(scenario: Scenario, calendar: Calendar): OpinionTables {
  const { approval, outcry } = scenario.opinion
  const step = (halfLife: number) => Math.floor((1 - leftAfter(1 / calendar.ticksPerYear, halfLife, pow)) * Q16 + 0.5)
  const millionths = (share: { value: number }) => Math.floor(share.value * MILLION + 0.5)
  return {
    start: millionths(approval.start),
    approvalStep: step(approval.adjusts_by_half_in.value),
    perRefusal: millionths(approval.per_refusal),
    perWrongCharge: millionths(approval.per_wrong_charge),
    perPriority: millionths(approval.per_priority),
    inOutcry: millionths(approval.in_outcry),
    threshold: Math.floor((outcry.threshold.value / calendar.ticksPerYear) * 1e9 + 0.5),
    attentionStep: step(outcry.memory.value),
    contagion: outcry.contagion.value,
    bystanders: {
      perTick: (outcry.bystanders?.rate.value ?? 0) / calendar.ticksPerYear,
      keptPerTick: leftAfter(1 / calendar.ticksPerYear, outcry.bystanders?.fades_by_half_in.value ?? 0, pow),
    },
    speaksOut: {
      afterCharge: threshold(outcry.speaks_out.after_charge.value),
      afterWrongCharge: threshold(outcry.speaks_out.after_wrong_charge.value),
      afterLowerGrade: threshold(outcry.speaks_out.after_lower_grade.value),
      afterRefusal: threshold(outcry.speaks_out.after_refusal.value),
    },
    trust: compileTrust(scenario, step, millionths),
    monthsPerTick: MONTHS_PER_YEAR / calendar.ticksPerYear,
    publicityStep: step(PUBLICITY_HALF_LIFE_YEARS),
  }
}

/** Trust by field of life; null if the scenario keeps none. */
function compileTrust(
  scenario: Scenario,
  step: (halfLife: number) => number,
  millionths: (share: { value: number }) => number,
): TrustTables | null {
  const { trust } = scenario.opinion
  if (!trust) return null
  const of = (read: (kept: Trust) => number) =>
    Float64Array.from(contexts, (context) => {
      const kept = trust[context]
      return kept ? read(kept) : 0
    })
  return {
    kept: Uint8Array.from(contexts, (context) => (trust[context] ? 1 : 0)),
    start: of(({ start }) => millionths(start)),
    perVictim: of(({ per_victim: lost }) => millionths(lost)),
    perCharge: of(({ per_charge: gained }) => (gained ? millionths(gained) : 0)),
    step: of(({ adjusts_by_half_in: halfLife }) => step(halfLife.value)),
  }
}

/** What the scheme does after an outcry or on a day, and after how many ticks. */
export function compileReactions(scenario: Scenario, calendar: Calendar): ReactionTable[] {
  return Object.entries(scenario.reactions).map(([name, reaction]) => {
    const afterTicks = ticksOf(calendar, reaction.after.value, 0)
    return {
      name,
      afterTicks,
      onTick: reaction.when === 'outcry' ? -1 : Math.max(0, firstTickFrom(calendar, reaction.when) - 1 + afterTicks),
      does: reaction.does,
      ends: endingsOf(scenario, calendar, reaction.ends ?? []),
    }
  })
}

/** Rules, treatments at doors and lists by their names. */
function endingsOf(scenario: Scenario, calendar: Calendar, ends: readonly string[]): Endings {
  const numbers = (part: object | undefined) =>
    Object.keys(part ?? {}).flatMap((name, i) => (ends.includes(name) ? [i] : []))
  const behaviours = Object.keys(scenario.behaviours)
  return {
    rules: Object.entries(scenario.rules).flatMap(([name, { behaviour, in_force }]) => {
      const [fromTick, untilTick] = ticksInForce(in_force, calendar)
      return ends.includes(name) ? [{ behaviour: behaviours.indexOf(behaviour), fromTick, untilTick }] : []
    }),
    doors: numbers(scenario.doors),
    lists: numbers(scenario.lists).reduce((bits, list) => bits | (1 << list), 0),
  }
}

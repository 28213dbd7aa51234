/**
 * What the whole society shares during one tick: rules in force and the tables that turn a resident's state into
 * responses. Made once a tick from the regions' aggregates of the tick before, then read by every community, so that
 * communities run in any order and on any thread (design law 3).
 */
import { exp, pow } from '../draw/detmath.js'
import { type Skip, skipFor } from '../draw/gaps.js'
import type { GradeTable } from '../grade/tables.js'
import { HEADROOM, LEVELS, Q16, type Tables } from '../tables.js'
import { bearers } from '../score/tables.js'
import { kinds } from '../act/tables.js'
import { stakeOfLists } from '../list/stake.js'
import { narrow } from './narrow.js'
import type { RegionState } from './regions.js'
import { type RatedPhase, UNRATED } from '../score/ratingTables.js'

export interface Now {
  tick: number
  /** 1 if grades are set anew in this tick. */
  regrades: number
  /** 1 if strain, hardship and perceived risk fade in this tick. */
  fades: number
  /** [region] 1 where letter grades end in this tick or have ended. */
  dropped: Uint8Array
  /** [region x behaviour] 1 if a rule is in force. */
  ruled: Uint8Array
  /** [region x behaviour x 3] points by severity. */
  points: Int16Array
  /** [region x behaviour x 3] ticks after which the points come back; 0 for never. */
  life: Uint16Array
  /** [behaviour] most points that the rule gives in a year, 0 without a limit; null if no rule has one. */
  limits: Uint16Array | null
  /** [region x behaviour] `bearers`: whose file an act lands in. */
  bearer: Uint8Array
  /** [region x door] 1 if the scheme's treatment is in force. */
  treated: Uint8Array
  /** How acts are rated, [region x behaviour] where {@link RatedPhase} says [behaviour]; null without ratings. */
  rated: RatedPhase | null
  /** [region x behaviour] what the rule in force does with lists, as bits; absent without lists. */
  listing?: Uint16Array
  /** [region] lists that have come to an end, as bits; absent without lists. */
  listsEnded?: Uint8Array
  /** [region x behaviour x LEVELS] Q16 multiplier of the rate by perceived risk. */
  byRisk: Uint32Array
  /** [region x behaviour x LEVELS] Q16 part of its chance that a sensor keeps, by perceived risk; null if nobody hides. */
  hides: Uint32Array | null
  /** [region x behaviour] 1 where deeds bring those just short of a better grade closer to it; null if nobody games. */
  games: Uint8Array | null
  /** [region x behaviour] Q16 multiplier by public attention alone, for those who have nothing at stake. */
  atNoStake: Uint32Array | null
  /** [region x LEVELS] Q16 multiplier of the chance of speaking out, by perceived risk. */
  outspoken: Uint32Array
  /** [region] gaps between bystanders who might speak out; null where nobody does. */
  bystanders: (Skip | null)[]
  /** Bands of the score and of the true score; null while nobody has been put in order by rank. */
  bands: Bands | null
  trueBands: Bands | null
  /** [region] 1 while residents may join and leave; share of members in Q16; empty where having a score is no choice. */
  open: Uint8Array
  members: Uint32Array
}

const ALL_LISTS = 255
/** Bands of a score as they stand in a tick. */
export type Bands = Pick<GradeTable, 'count' | 'from'>

/** Rules and treatments in force in a tick, before any region has dropped them. */
export function phaseAt(tables: Tables, tick: number): Tables['phases'][number] {
  let phase = tables.phases[0]
  for (const next of tables.phases) if (next.fromTick <= tick) phase = next
  return phase
}

/** Tables of the tick, from the regions as the tick before left them. */
export function nowFor(tables: Tables, regions: RegionState[], tick: number): Now {
  const now = blankNow(tables, regions, tick)
  regions.forEach((_, region) => fillNow(tables, regions, region, now))
  return now
}

/** The tables of the tick with nothing in them that is a region's own: {@link fillNow} puts that in. */
export function blankNow(tables: Tables, regions: RegionState[], tick: number): Now {
  const { behaviours, doors } = tables.doing
  const phase = phaseAt(tables, tick)
  const n = regions.length
  const now: Now = {
    tick,
    regrades: tables.grade.regrades[tick],
    fades: tables.response.fades[tick],
    dropped: new Uint8Array(n),
    ruled: new Uint8Array(n * behaviours),
    points: new Int16Array(n * behaviours * 3),
    life: new Uint16Array(n * behaviours * 3),
    limits: phase.limits,
    bearer: new Uint8Array(n * behaviours),
    treated: new Uint8Array(n * doors),
    rated: phase.rated && unratedFor(n * behaviours),
    byRisk: new Uint32Array(n * behaviours * LEVELS),
    hides: tables.response.on && tables.response.evasion > 0 ? new Uint32Array(n * behaviours * LEVELS) : null,
    games: tables.response.on && tables.response.gaming ? new Uint8Array(n * behaviours) : null,
    atNoStake: tables.safeguard.consentStopsCharges || tables.membership ? new Uint32Array(n * behaviours) : null,
    outspoken: new Uint32Array(n * LEVELS),
    bystanders: regions.map((region) => (region.repealed ? null : bystandersAt(tables, tick))),
    ...bandsAt(tables, regions[0]?.standings),
    ...openAt(tables, regions),
  }
  if (tables.lists) {
    now.listing = new Uint16Array(n * behaviours)
    now.listsEnded = new Uint8Array(n)
  }
  return now
}

/** Puts what is one region's own into the tables of a tick. Whoever lives one community needs no more than its region's. */
export function fillNow(tables: Tables, regions: RegionState[], r: number, now: Now): void {
  const { behaviours, doors } = tables.doing
  const region = regions[r]
  for (const [usual, each] of [
    [now.byRisk, behaviours * LEVELS],
    [now.hides, behaviours * LEVELS],
    [now.atNoStake, behaviours],
    [now.outspoken, LEVELS],
  ] as const)
    usual?.fill(Q16, r * each, (r + 1) * each)
  now.dropped[r] = region.dropped | region.repealed
  if (region.repealed) now.listsEnded?.fill(ALL_LISTS, r, r + 1)
  else {
    const phase = phaseAt(tables, now.tick)
    now.ruled.set(phase.ruled, r * behaviours)
    now.points.set(phase.points, r * behaviours * 3)
    now.life.set(phase.life, r * behaviours * 3)
    now.bearer.set(phase.bearer, r * behaviours)
    now.treated.set(phase.treated, r * doors)
    if (now.rated && phase.rated) rateAs(phase.rated, now.rated, r * behaviours)
    if (phase.listing) now.listing!.set(phase.listing, r * behaviours)
    narrow(tables, region, r, now)
  }
  if (tables.response.on) fillResponses(tables, region, r, now)
}

/** Nothing is rated. */
function unratedFor(behaviours: number): RatedPhase {
  return {
    deserved: new Int16Array(behaviours * 3).fill(UNRATED),
    takes: new Int16Array(behaviours),
    lasts: new Uint16Array(behaviours),
    lowCount: new Uint32Array(behaviours),
  }
}

function rateAs(phase: RatedPhase, now: RatedPhase, first: number): void {
  now.deserved.set(phase.deserved, first * 3)
  now.takes.set(phase.takes, first)
  now.lasts.set(phase.lasts, first)
  now.lowCount.set(phase.lowCount, first)
}

/** Bands as the scheme has them or, by rank, as the order of all scores stood a tick ago. */
function bandsAt({ grade, rank }: Tables, standings: readonly number[] = []): Pick<Now, 'bands' | 'trueBands'> {
  if (!rank || rank.reach.length === 0) return { bands: grade, trueBands: grade }
  if (standings.length === 0) return { bands: null, trueBands: null }
  const { count } = grade
  const from = (at: number) => ({ count, from: Int16Array.from(standings.slice(at, at + count - 1)) })
  return { bands: from(0), trueBands: from(count - 1) }
}

/** Who may join where, and how many have. */
function openAt({ membership }: Tables, regions: RegionState[]): Pick<Now, 'open' | 'members'> {
  const n = membership ? regions.length : 0
  return {
    open: Uint8Array.from({ length: n }, (_, r) => (regions[r].repealed ? 0 : 1)),
    members: Uint32Array.from({ length: n }, (_, r) => regions[r].members ?? 0),
  }
}

/** Their rate halves with every half-life of the news. */
function bystandersAt(tables: Tables, tick: number): Skip | null {
  const { on } = tables.response
  const { perTick, keptPerTick } = tables.opinion.bystanders
  return on && perTick > 0 ? (skipFor(perTick * HEADROOM * pow(keptPerTick, tick)) ?? null) : null
}

function fillResponses(tables: Tables, region: RegionState, r: number, now: Now): void {
  const { response, behaviour, opinion } = tables
  const { behaviours } = tables.doing
  const weight = (region.graded && !region.dropped ? 1 : response.withoutGrades) / 100
  const publicity = (response.publicity * region.publicity) / 1e6
  const stakes = Array.from({ length: behaviours }, (_, b) => stakeOf(tables, now, r, b))
  let worstVoice = 0
  for (let b = 0; b < behaviours; b++)
    if (behaviour.kind[b] === kinds.voice) worstVoice = Math.max(worstVoice, -stakes[b])
  const attention = opinion.threshold > 0 ? Math.min(1, region.attention / opinion.threshold) : 0
  const contagion = 1 + (opinion.contagion - 1) * attention
  const lettered = tables.grade.count > 0 && !region.dropped
  for (let b = 0; b < behaviours; b++) {
    if (now.atNoStake && behaviour.public[b])
      now.atNoStake[r * behaviours + b] = Math.floor(Math.min(contagion, HEADROOM) * Q16 + 0.5)
    if (now.games && behaviour.gamed[b] && lettered && pointsOf(now, r, behaviours, b) > 0)
      now.games[r * behaviours + b] = 1
  }
  const risks = Array.from({ length: LEVELS }, (_, level) =>
    Math.min(1, response.prior + publicity + (1 - response.prior) * (level / LEVELS)),
  )
  for (let level = 0; level < LEVELS; level++) {
    const fear = exp(-response.chill * risks[level] * response.spillOver * worstVoice * weight)
    now.outspoken[r * LEVELS + level] = Math.floor(fear * contagion * Q16 + 0.5)
  }
  // most behaviours have as much at stake as another, and are held back or spurred on alike
  const first = new Map<string, number>()
  for (let b = 0; b < behaviours; b++) {
    const points = stakes[b]
    const voice = behaviour.kind[b] === kinds.voice
    const named = `${points} ${voice} ${behaviour.public[b]}`
    const at = (r * behaviours + b) * LEVELS
    const alike = first.get(named)
    if (alike !== undefined) {
      for (const levels of [now.byRisk, now.hides]) levels?.copyWithin(at, alike, alike + LEVELS)
      continue
    }
    first.set(named, at)
    const stake = voice ? Math.max(-points, response.spillOver * worstVoice) : -points
    const strength = voice ? response.chill : response.deterrence
    for (let level = 0; level < LEVELS; level++) {
      const risk = risks[level]
      let multiplier = 1
      if (points > 0) multiplier = exp(response.conformity * points * weight)
      else if (stake > 0) multiplier = exp(-strength * risk * stake * weight)
      if (behaviour.public[b]) multiplier *= contagion
      if (now.hides && points < 0)
        now.hides[at + level] = Math.floor(exp(response.evasion * risk * points * weight) * Q16 + 0.5)
      now.byRisk[at + level] = Math.floor(Math.min(multiplier, HEADROOM) * Q16 + 0.5)
    }
  }
}

/** Points of an ordinary act, which is what people have in mind; nothing if they fall on the official of the district. */
function pointsOf(now: Now, region: number, behaviours: number, behaviour: number): number {
  if (now.bearer[region * behaviours + behaviour] === bearers.official) return 0
  return now.points[(region * behaviours + behaviour) * 3 + 1]
}

/**
 * What is at stake in an ordinary act, in points: what the rule takes or gives, and what it weighs to come onto a
 * blacklist, or off a good list.
 */
function stakeOf(tables: Tables, now: Now, region: number, behaviour: number): number {
  const { behaviours } = tables.doing
  const { composite } = tables.score
  // people weigh what an act does to the score
  const worth = composite ? composite.worth[behaviour] / Q16 : 1
  const points = pointsOf(now, region, behaviours, behaviour) * worth
  if (now.bearer[region * behaviours + behaviour] === bearers.official) return points
  return now.listing ? points - stakeOfLists(tables.lists!, now.listing[region * behaviours + behaviour]) : points
}
